package org.skidpad.sim.sensor;

import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/** The sensors of a {@link SensorSet} on an ego: each replaces what {@link EgoSensors} has measured exactly. */
final class FittedSensors implements Stateful {
    private static final long NONE = -1;

    private final FittedLidar lidar;
    private final TimedSensor odometry;
    private final TimedSensor imu;
    private final TimedSensor gnss;
    private final TimedSensor objects;
    private final boolean needsEveryTick;
    private long lastTick = NONE;

    /**
     * @param scanner or null
     * @param capacity the most actors in the world
     */
    FittedSensors(LidarParameters scanner, SensorSet set, int capacity) {
        lidar = scanner == null ? null : new FittedLidar(scanner, set.lidarErrors());
        OdometryParameters o = set.odometry();
        odometry = o == null ? null : new TimedSensor(new WheelOdometry(o), o.rateHz(), o.delayS());
        ImuParameters i = set.imu();
        imu = i == null ? null : new TimedSensor(new Imu(i), i.rateHz(), i.delayS());
        GnssParameters g = set.gnss();
        gnss = g == null ? null : new TimedSensor(new Gnss(g), g.rateHz(), g.delayS());
        ObjectListParameters l = set.objects();
        objects = l == null ? null : new TimedSensor(new ObjectList(l, capacity), l.rateHz(), l.delayS());
        needsEveryTick = odometry != null
                || imu != null
                || gnss != null
                || objects != null
                || lidar != null && lidar.needsEveryTick();
    }

    void reset(long seed, WorldView world) {
        lastTick = NONE;
        reset(odometry, seed, world);
        reset(imu, seed, world);
        reset(gnss, seed, world);
        reset(objects, seed, world);
        if (lidar != null) {
            lidar.reset(seed, world.actors().name[world.ego()]);
        }
    }

    private static void reset(TimedSensor sensor, long seed, WorldView world) {
        if (sensor != null) {
            sensor.reset(seed, world);
        }
    }

    /** Takes the samples that are due at this tick, once. */
    void tick(WorldView world) {
        if (!needsEveryTick || world.tick() == lastTick) {
            return;
        }
        lastTick = world.tick();
        tick(odometry, world);
        tick(imu, world);
        tick(gnss, world);
        tick(objects, world);
        if (lidar != null) {
            lidar.tick(world, reportedHeading(world));
        }
    }

    private static void tick(TimedSensor sensor, WorldView world) {
        if (sensor != null) {
            sensor.tick(world);
        }
    }

    /** What a scan's heading is to be told by: the same source as the ego's own. */
    private double reportedHeading(WorldView world) {
        return odometry == null ? world.actors().heading[world.ego()] : odometry.newest(WheelOdometry.HEADING);
    }

    /** Writes what each sensor knows over what is exact. */
    void measure(WorldView world, Measurement out) {
        tick(world);
        if (odometry != null) {
            out.odometryTime = odometry.stamp();
            out.x = odometry.known(WheelOdometry.X);
            out.y = odometry.known(WheelOdometry.Y);
            out.heading = odometry.known(WheelOdometry.HEADING);
            out.speed = odometry.known(WheelOdometry.SPEED);
            out.yawRate = odometry.known(WheelOdometry.YAW_RATE);
            out.odometryX = out.x;
            out.odometryY = out.y;
            out.odometryHeading = out.heading;
            out.odometrySpeed = out.speed;
            out.odometryYawRate = out.yawRate;
        }
        if (imu != null) {
            out.imuTime = imu.stamp();
            out.imuForwards = imu.known(Imu.FORWARDS);
            out.imuLeft = imu.known(Imu.LEFT);
            out.imuYawRate = imu.known(Imu.YAW_RATE);
            out.acceleration = out.imuForwards;
            out.yawRate = out.imuYawRate;
        }
        if (gnss != null) {
            out.gnssTime = gnss.stamp();
            out.gnssX = gnss.known(Gnss.X);
            out.gnssY = gnss.known(Gnss.Y);
            out.x = out.gnssX;
            out.y = out.gnssY;
        }
        if (objects != null) {
            out.objectTime = objects.stamp();
            out.objectCount = (int) Math.max(0, Math.min(Measurement.MAX_OBJECTS, objects.known(0)));
            for (int k = 0; k < out.objectCount; k++) {
                ExactObjects.put(objects.rows(), objects.begin() + 1 + k * ObjectList.WIDTH, k, out);
            }
        }
        if (lidar != null) {
            lidar.measure(world, reportedHeading(world), out);
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        lastTick = v.whole(lastTick);
        visit(odometry, v);
        visit(imu, v);
        visit(gnss, v);
        visit(objects, v);
        if (lidar != null) {
            lidar.visitState(v);
        }
    }

    private static void visit(TimedSensor sensor, StateVisitor v) {
        if (sensor != null) {
            sensor.visitState(v);
        }
    }
}
