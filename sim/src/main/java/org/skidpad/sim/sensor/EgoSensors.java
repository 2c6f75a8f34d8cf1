package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Measurement;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * Everything the ego of a world can perceive, as a {@link Measurement}: the simulator's only way to fill one. Exact but for
 * the lidar's noise and rate. One instance belongs to one world; {@link #reset} starts each episode.
 */
public final class EgoSensors implements Stateful {
    private static final int NEVER = -1;

    private final Lidar lidar;
    private final LidarParameters lidarParameters;
    private final double desiredSpeed;
    private final PoseHolder pose = new PoseHolder();
    private final double[] objectSquare = new double[Measurement.MAX_OBJECTS];
    private final int[] object = new int[Measurement.MAX_OBJECTS];
    private long scanNumber = NEVER;

    public EgoSensors(Task task) {
        this(task.lidar(), task.desiredSpeed());
    }

    /**
     * @param lidar or null
     * @param desiredSpeed m/s, or NaN for the speed limit of the lane
     */
    public EgoSensors(LidarParameters lidar, double desiredSpeed) {
        lidarParameters = lidar;
        this.lidar = lidar == null ? null : new Lidar(lidar);
        this.desiredSpeed = desiredSpeed;
    }

    /** Forgets the held scan and starts the noise for an episode. */
    public void reset(long seed, int ego) {
        scanNumber = NEVER;
        if (lidar != null) {
            lidar.reset(seed, ego);
        }
    }

    /** What was measured is in the measurement, which is visited by its owner. */
    @Override
    public void visitState(StateVisitor v) {
        scanNumber = v.whole(scanNumber);
        if (lidar != null) {
            lidar.visitState(v);
        }
    }

    /**
     * Measures the world as it stands, and a new scan where one has fallen due since the last call: scan n is due at n/rate.
     * Writes everything but {@link Measurement#previousAction}. Call it with the same measurement throughout an episode, since
     * a scan is held in it until the next.
     */
    public void measure(WorldView world, Measurement out) {
        ActorStates a = world.actors();
        int ego = world.ego();
        out.time = world.time();
        out.speed = a.speed[ego];
        out.yawRate = a.yawRate[ego];
        out.acceleration = a.acceleration[ego];
        out.steering = a.steering[ego];
        out.x = a.x[ego];
        out.y = a.y[ego];
        out.heading = a.heading[ego];
        double c = Trigonometry.cos(out.heading);
        double s = Trigonometry.sin(out.heading);
        double gx = world.goalX() - out.x;
        double gy = world.goalY() - out.y;
        out.goalX = gx * c + gy * s;
        out.goalY = gy * c - gx * s;
        lane(world, ego, out);
        slots(world, ego, out);
        objects(a, ego, c, s, out);
        if (lidar != null) {
            scan(world, ego, out);
        }
    }

    private void lane(WorldView world, int ego, Measurement out) {
        ActorStates a = world.actors();
        int lane = a.lane[ego];
        out.desiredSpeed = desiredSpeed;
        if (lane < 0) {
            out.laneOffset = Double.NaN;
            out.laneHeading = 0;
            out.laneCurvature = 0;
            out.leftLaneWidth = 0;
            out.rightLaneWidth = 0;
            out.lanesToLeft = 0;
            out.lanesToRight = 0;
            return;
        }
        RoadNetwork roads = world.roads();
        double s = a.laneS[ego];
        double offset = a.laneOffset[ego];
        roads.toMap(lane, s, offset, pose);
        out.laneOffset = offset;
        out.laneHeading = Angles.wrap(a.heading[ego] - pose.heading);
        out.laneCurvature = roads.curvature(lane, s, 0);
        Lane here = roads.lane(lane);
        out.leftLaneWidth = drivingWidth(roads, here.left(), s);
        out.rightLaneWidth = drivingWidth(roads, here.right(), s);
        out.lanesToLeft = 0;
        for (int at = here.left();
                at >= 0 && roads.lane(at).isDriving();
                at = roads.lane(at).left()) {
            out.lanesToLeft++;
        }
        out.lanesToRight = 0;
        for (int at = here.right();
                at >= 0 && roads.lane(at).isDriving();
                at = roads.lane(at).right()) {
            out.lanesToRight++;
        }
        if (desiredSpeed != desiredSpeed) {
            out.desiredSpeed = here.speedLimit();
        }
    }

    /** Width of a lane that one may drive on, m; 0 where there is none. */
    private static double drivingWidth(RoadNetwork roads, int lane, double s) {
        return lane >= 0 && roads.lane(lane).isDriving() ? roads.width(lane, s) : 0;
    }

    private void slots(WorldView world, int ego, Measurement out) {
        ActorStates a = world.actors();
        for (int slot = 0; slot < 6; slot++) {
            int other = a.lane[ego] < 0 ? -1 : world.neighbour(ego, slot);
            if (other < 0) {
                out.slotGap[slot] = Double.POSITIVE_INFINITY;
                out.slotRelativeSpeed[slot] = 0;
                out.slotOffset[slot] = 0;
                out.slotLateralSpeed[slot] = 0;
                out.slotAcceleration[slot] = 0;
            } else {
                out.slotGap[slot] = Math.max(0, world.neighbourGap(ego, slot));
                out.slotRelativeSpeed[slot] = a.speed[other] - a.speed[ego];
                out.slotOffset[slot] = world.neighbourOffset(ego, slot);
                out.slotLateralSpeed[slot] = lateralSpeed(world, other);
                out.slotAcceleration[slot] = a.acceleration[other];
            }
        }
    }

    /** Across the actor's lane, left positive, m/s. */
    private double lateralSpeed(WorldView world, int i) {
        ActorStates a = world.actors();
        if (a.motion[i] == MotionModel.LANE_POINT) {
            return a.lateralSpeed[i]; // its heading is the lane's
        }
        if (a.speed[i] == 0 && a.lateralSpeed[i] == 0) {
            return 0;
        }
        world.roads().toMap(a.lane[i], a.laneS[i], a.laneOffset[i], pose);
        double relative = a.heading[i] - pose.heading;
        return a.speed[i] * Trigonometry.sin(relative) + a.lateralSpeed[i] * Trigonometry.cos(relative);
    }

    private void objects(ActorStates a, int ego, double c, double s, Measurement out) {
        int found = 0;
        for (int i = 0; i < a.count; i++) {
            if (i == ego || !a.present[i]) {
                continue;
            }
            double dx = a.x[i] - a.x[ego];
            double dy = a.y[i] - a.y[ego];
            double square = dx * dx + dy * dy;
            if (found == object.length) {
                if (square >= objectSquare[found - 1]) {
                    continue;
                }
                found--;
            }
            int at = found++;
            while (at > 0 && objectSquare[at - 1] > square) {
                objectSquare[at] = objectSquare[at - 1];
                object[at] = object[at - 1];
                at--;
            }
            objectSquare[at] = square;
            object[at] = i;
        }
        out.objectCount = found;
        for (int k = 0; k < found; k++) {
            object(a, ego, c, s, k, out);
        }
    }

    private void object(ActorStates a, int ego, double c, double s, int k, Measurement out) {
        int i = object[k];
        double relative = a.heading[i] - a.heading[ego];
        double hc = relative == 0 ? 1 : Trigonometry.cos(relative);
        double hs = relative == 0 ? 0 : Trigonometry.sin(relative);
        double dx = a.x[i] - a.x[ego];
        double dy = a.y[i] - a.y[ego];
        out.objectX[k] = dx * c + dy * s + a.boxOffset[i] * hc;
        out.objectY[k] = dy * c - dx * s + a.boxOffset[i] * hs;
        out.objectVx[k] = a.speed[i] * hc - a.lateralSpeed[i] * hs - a.speed[ego];
        out.objectVy[k] = a.speed[i] * hs + a.lateralSpeed[i] * hc - a.lateralSpeed[ego];
        out.objectLength[k] = a.length[i];
        out.objectWidth[k] = a.width[i];
    }

    private void scan(WorldView world, int ego, Measurement out) {
        // The small addend keeps a scan that is due at this very tick from falling to the next by rounding.
        long due = (long) Math.floor(world.tick() * world.dt() * lidarParameters.rateHz() + 1e-6);
        if (due == scanNumber) {
            return;
        }
        scanNumber = due;
        if (out.ranges.length != lidarParameters.beams()) {
            throw new IllegalArgumentException("the measurement holds " + out.ranges.length + " ranges, the lidar has "
                    + lidarParameters.beams() + " beams");
        }
        lidar.scan(world, ego, out.ranges);
        out.scanAngleMin = lidarParameters.angleMin();
        out.scanAngleIncrement = ScanSweep.increment(lidarParameters);
        out.scanRangeMax = lidarParameters.rangeMax();
        out.scanMountX = lidarParameters.mountX();
        out.scanMountY = lidarParameters.mountY();
        out.scanTime = world.time();
        out.scanHeading = world.actors().heading[ego];
    }
}
