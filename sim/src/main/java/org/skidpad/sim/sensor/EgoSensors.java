package org.skidpad.sim.sensor;

import java.util.Objects;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.DriverParameters;
import org.skidpad.sim.traffic.LinesAhead;
import org.skidpad.sim.world.WorldView;

/**
 * Everything the ego of a world can perceive, as a {@link Measurement}: the simulator's only way to fill one. Exact but for
 * what a {@link SensorSet} says. One instance belongs to one world; {@link #reset} starts each episode.
 */
public final class EgoSensors implements Stateful {
    private final LidarParameters usualLidar;
    private final SensorSet usual;
    private final int capacity;
    private final double desiredSpeed;
    private final boolean looksAlongLane;
    private final LinesAhead lines = new LinesAhead(DriverParameters.USUAL_CRITICAL_GAP_S);
    private LidarParameters lidar;
    private SensorSet sensors;
    private FittedSensors fitted;
    private final PoseHolder pose = new PoseHolder();
    private final ExactObjects objects = new ExactObjects();

    /**
     * @param lidar or null
     * @param capacity the most actors the world can hold
     * @param desiredSpeed m/s, or NaN for the speed limit of the lane
     */
    public EgoSensors(LidarParameters lidar, SensorSet sensors, int capacity, double desiredSpeed) {
        this(lidar, sensors, capacity, desiredSpeed, false);
    }

    /** @param looksAlongLane whether {@link Measurement#laneCurvatureAhead} is wanted, which costs a walk along the lane */
    public EgoSensors(
            LidarParameters lidar, SensorSet sensors, int capacity, double desiredSpeed, boolean looksAlongLane) {
        this.looksAlongLane = looksAlongLane;
        usualLidar = lidar;
        usual = sensors;
        this.capacity = capacity;
        this.desiredSpeed = desiredSpeed;
        fit(lidar, sensors);
    }

    /** Forgets all samples and starts the noise for an episode. */
    public void reset(long seed, WorldView world) {
        fit(world);
        fitted.reset(seed, world);
        lines.reset();
    }

    /** Fits the sensors of a world's episode, where they differ from the present ones; forgets their samples then. */
    public void fit(WorldView world) {
        SensorSet drawn = world.sensors();
        LidarParameters wantedLidar = drawn == null ? usualLidar : world.lidar();
        SensorSet wanted = drawn == null ? usual : drawn;
        if (!Objects.equals(wantedLidar, lidar) || !wanted.equals(sensors)) {
            fit(wantedLidar, wanted);
        }
    }

    private void fit(LidarParameters newLidar, SensorSet newSensors) {
        lidar = newLidar;
        sensors = newSensors;
        fitted = new FittedSensors(newLidar, newSensors, capacity);
    }

    /** The lidar of this episode, or null. */
    public LidarParameters lidar() {
        return lidar;
    }

    /** What was measured is in the measurement, which is visited by its owner. */
    @Override
    public void visitState(StateVisitor v) {
        fitted.visitState(v);
        lines.visitState(v);
    }

    /**
     * Takes the samples that are due at this tick. To be called after each tick, so that sensors run at rates of their own;
     * where it was not, {@link #measure} makes up for it with the state as it then stands.
     */
    public void tick(WorldView world) {
        fitted.tick(world);
    }

    /**
     * Measures the world: exactly as it stands, or what the sensors know by now; sample n of a sensor is due at n/rate. Writes
     * everything but {@link Measurement#previousAction}. Call it with the same measurement throughout an episode, since a scan
     * is held in it until the next.
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
        lane(world, ego, out);
        out.stopGap = lines.toClosedLine(world, ego);
        slots(world, ego, out);
        objects.write(a, ego, Trigonometry.cos(out.heading), Trigonometry.sin(out.heading), out);
        fitted.measure(world, out);
        double c = Trigonometry.cos(out.heading);
        double s = Trigonometry.sin(out.heading);
        double gx = world.goalX() - out.x;
        double gy = world.goalY() - out.y;
        out.goalX = gx * c + gy * s;
        out.goalY = gy * c - gx * s;
    }

    private void lane(WorldView world, int ego, Measurement out) {
        ActorStates a = world.actors();
        int lane = a.lane[ego];
        out.desiredSpeed = desiredSpeed;
        if (looksAlongLane) {
            curvatureAhead(world.roads(), lane, lane < 0 ? 0 : a.laneS[ego], out.laneCurvatureAhead);
        }
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

    private static void curvatureAhead(RoadNetwork roads, int lane, double s, double[] out) {
        int at = lane;
        double station = s;
        double before = 0;
        for (int k = 0; k < out.length; k++) {
            station += Measurement.CURVATURE_AHEAD_M[k] - before;
            before = Measurement.CURVATURE_AHEAD_M[k];
            while (at >= 0 && station > roads.lane(at).length()) {
                station -= roads.lane(at).length();
                at = roads.lane(at).successors().isEmpty()
                        ? -1
                        : roads.lane(at).successors().get(0);
            }
            out[k] = at < 0 ? 0 : roads.curvature(at, station, 0);
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
}
