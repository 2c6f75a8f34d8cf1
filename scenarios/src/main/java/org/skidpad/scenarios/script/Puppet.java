package org.skidpad.scenarios.script;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;

/** One actor as a storyboard moves it. The driven one only mirrors what the world says. */
final class Puppet {
    final int index;
    final String name;
    final double length;
    final double width;
    final double boxOffset;

    final Spot spot = new Spot();
    double speed;
    double acceleration;
    double odometer;
    double standstillS;
    double endOfRoadS;
    double offRoadS;
    /** The policy drives it; nothing here moves it. */
    boolean driven;
    /** In the world; an entity that is deleted or not yet added is not. */
    boolean present = true;
    /** Over the ground in the last tick, map frame, m/s. */
    double velocityX;

    double velocityY;
    /** Change of that velocity, m/s². */
    double accelerationX;

    double accelerationY;
    /** The way it takes where roads fork, or null for straight on. */
    RoutePath route;
    /** The actor that it pulls, and the one that pulls it, or null. */
    Puppet trailer;

    Puppet tractor;
    /** Where a trailer is coupled, ahead of the reference point: its hitch, and its own coupler; NaN without one. m. */
    final double hitch;

    final double coupler;
    /** Values of controls that an override sets in place of the policy's, or NaN. */
    final double[] controls = new double[Control.values().length];

    /** Controls that can be overridden. */
    enum Control {
        THROTTLE,
        BRAKE,
        STEERING
    }

    /** The action that has each domain, or null for keeping speed and lane. */
    ActionRun longitudinal;

    ActionRun lateral;

    // Written by actions during a tick, applied together afterwards, so that the order of actors does not matter.
    double nextSpeed;
    double nextOffset;
    boolean moveSideways;
    boolean slowedBySlant;
    boolean posed;
    double nextX;
    double nextY;
    double nextHeading;

    boolean teleported;

    private boolean slanted;
    private boolean atEnd;

    final Stage.Performance performance;

    Puppet(
            int index,
            String name,
            double length,
            double width,
            double boxOffset,
            double hitch,
            double coupler,
            Stage.Performance performance) {
        this.performance = performance;
        this.hitch = hitch;
        this.coupler = coupler;
        Arrays.fill(controls, Double.NaN);
        this.index = index;
        this.name = name;
        this.length = length;
        this.width = width;
        this.boxOffset = boxOffset;
    }

    /** What the actions wrote for a tick is used up in that tick; who has a domain is visited with the runs. */
    void visitState(LaneMap map, StateVisitor v) {
        spot.visitState(map, v);
        speed = v.real(speed);
        acceleration = v.real(acceleration);
        odometer = v.real(odometer);
        standstillS = v.real(standstillS);
        endOfRoadS = v.real(endOfRoadS);
        offRoadS = v.real(offRoadS);
        driven = v.flag(driven);
        present = v.flag(present);
        velocityX = v.real(velocityX);
        velocityY = v.real(velocityY);
        accelerationX = v.real(accelerationX);
        accelerationY = v.real(accelerationY);
        route = RoutePath.visited(route, map, v);
        v.reals(controls, controls.length);
        slanted = v.flag(slanted);
        atEnd = v.flag(atEnd);
    }

    /** Faces along the driving direction (or would, when put right), as opposed to against it. */
    boolean facesAlong() {
        return Trigonometry.cos(spot.relativeHeading) >= 0;
    }

    void prepare() {
        nextSpeed = speed;
        nextOffset = spot.offset;
        moveSideways = false;
        slowedBySlant = true;
        posed = false;
        teleported = false;
    }

    /**
     * Applies what the actions asked for. The new speed holds for the whole tick and is the length of the path, so that moving
     * sideways costs progress along the lane.
     */
    void commit(LaneMap map, double dt) {
        double before = speed;
        double oldX = spot.x;
        double oldY = spot.y;
        double startX = teleported ? Double.NaN : spot.x;
        double startY = spot.y;
        speed = nextSpeed;
        if (posed) {
            spot.atPose(map, nextX, nextY, nextHeading);
            odometer += Math.sqrt((spot.x - oldX) * (spot.x - oldX) + (spot.y - oldY) * (spot.y - oldY));
        } else if (spot.lane == null) {
            odometer += Math.abs(speed) * dt;
            spot.x += speed * Trigonometry.cos(spot.heading) * dt;
            spot.y += speed * Trigonometry.sin(spot.heading) * dt;
        } else {
            odometer += Math.abs(speed) * dt;
            moveOnLane(map, dt);
        }
        acceleration = dt > 0 ? (speed - before) / dt : 0;
        noteVelocity(startX, startY, dt);
        standstillS = Math.abs(speed) < 1e-3 ? standstillS + dt : 0;
        offRoadS = map != null && spot.offRoad(map) ? offRoadS + dt : 0;
        if (map != null && spot.lane == null) {
            endOfRoadS += dt;
        } else if (spot.lane != null && !atEnd) {
            endOfRoadS = 0;
        }
    }

    /** @param startX where the tick began, NaN where somebody put it elsewhere */
    void noteVelocity(double startX, double startY, double dt) {
        if (dt <= 0) {
            return;
        }
        double vx = Double.isNaN(startX) ? speed * Trigonometry.cos(spot.heading) : (spot.x - startX) / dt;
        double vy = Double.isNaN(startX) ? speed * Trigonometry.sin(spot.heading) : (spot.y - startY) / dt;
        accelerationX = (vx - velocityX) / dt;
        accelerationY = (vy - velocityY) / dt;
        velocityX = vx;
        velocityY = vy;
    }

    /** Follows the hitch of its tractor: the axle runs after the coupler. */
    void towed(LaneMap map, double dt) {
        double startX = spot.x;
        double startY = spot.y;
        // Who is driven is moved by the world after this; its speed tells where it will be.
        double hitch = tractor.hitch + (tractor.driven ? tractor.speed * dt : 0);
        double hitchX = tractor.spot.x + hitch * Trigonometry.cos(tractor.spot.heading);
        double hitchY = tractor.spot.y + hitch * Trigonometry.sin(tractor.spot.heading);
        double heading = StrictMath.atan2(hitchY - spot.y, hitchX - spot.x);
        double before = speed;
        spot.atPose(
                map,
                hitchX - coupler * Trigonometry.cos(heading),
                hitchY - coupler * Trigonometry.sin(heading),
                heading);
        speed = tractor.speed;
        odometer += Math.sqrt((spot.x - startX) * (spot.x - startX) + (spot.y - startY) * (spot.y - startY));
        acceleration = dt > 0 ? (speed - before) / dt : 0;
        noteVelocity(startX, startY, dt);
    }

    /** Stands straight behind its tractor. */
    void align(LaneMap map) {
        double back = tractor.hitch - coupler;
        double heading = tractor.spot.heading;
        spot.lane = tractor.spot.lane;
        spot.atPose(
                map,
                tractor.spot.x + back * Trigonometry.cos(heading),
                tractor.spot.y + back * Trigonometry.sin(heading),
                heading);
        speed = tractor.speed;
    }

    private void moveOnLane(LaneMap map, double dt) {
        boolean along = facesAlong();
        double sideways = moveSideways && dt > 0 ? (nextOffset - spot.offset) / dt : 0;
        double forwards = slowedBySlant || sideways == 0
                ? Math.sqrt(Math.max(0, speed * speed - sideways * sideways))
                : Math.abs(speed);
        double direction = (along ? 1 : -1) * Math.signum(speed);
        double relative = spot.relativeHeading;
        if (moveSideways && speed != 0) {
            double slant = StrictMath.atan2(sideways * Math.signum(speed), Math.max(forwards, 1e-9));
            relative = along ? slant : Math.PI - slant;
            slanted = true;
        } else if (slanted) {
            relative = along ? 0 : Math.PI;
            slanted = false;
        }
        double stretch = Math.max(0.05, map.roads.stretch(spot.lane.index(), spot.s, spot.offset));
        Lane lane = spot.lane;
        double s = spot.s + direction * forwards * dt / stretch;
        double offset = nextOffset;
        // Who comes to the end keeps its speed for that tick, as in the reference player, so that who is put elsewhere
        // at once drives on; then it stands there, however long, until it moves or is moved.
        boolean wasAtEnd = atEnd && !teleported;
        atEnd = wasAtEnd && forwards == 0;
        endOfRoadS += atEnd ? dt : 0;
        while (s > lane.length() || s < 0) {
            boolean ahead = s > lane.length();
            Lane next = continuation(map, lane, ahead);
            if (next == null) {
                s = ahead ? lane.length() : 0;
                atEnd = true;
                speed = wasAtEnd ? 0 : speed;
                endOfRoadS += dt;
                break;
            }
            s = ahead ? s - lane.length() : s + next.length();
            lane = next;
        }
        spot.onLane(map, lane, s, offset, relative);
    }

    /** The next lane on the way: along the route, else the one that goes on in the same road, else the straightest. */
    private Lane continuation(LaneMap map, Lane lane, boolean ahead) {
        List<Integer> candidates = ahead ? lane.successors() : lane.predecessors();
        if (candidates.size() < 2) {
            return candidates.isEmpty() ? null : map.roads.lane(candidates.get(0));
        }
        Lane routed = route == null || !ahead ? null : route.next(lane, candidates);
        return routed != null ? routed : map.straightest(lane, candidates, ahead);
    }

    /** From the next tick on it faces along its lane again. */
    void straighten() {
        slanted = true;
    }

    /** Ends the action in a domain; it reports itself as stopped. */
    static void release(ActionRun run) {
        if (run != null) {
            run.overridden = true;
        }
    }
}
