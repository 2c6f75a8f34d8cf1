package org.skidpad.sim.sensor;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * Everything a policy may be told about one ego at one moment, whoever measured it: the simulator's sensors fill it in
 * training and regression, ROS converters fill it on the robot. SI units; {@code base_link} frame unless stated. Allocated
 * once, overwritten each time.
 */
public final class Measurement implements Stateful {
    /** How many nearby objects are kept, nearest first. */
    public static final int MAX_OBJECTS = 32;

    /** Simulated or ROS time of the newest part, s. */
    public double time;

    public double speed;
    public double yawRate;
    public double acceleration;
    public double steering;

    /** Ego in the map (or odom) frame: m, rad. */
    public double x;

    public double y;
    public double heading;

    /** From the lane's centre line, left positive, m; NaN where there is no lane. */
    public double laneOffset = Double.NaN;
    /** Heading relative to the lane, rad. */
    public double laneHeading;
    /** Curvature of the lane here, 1/m, left positive. */
    public double laneCurvature;
    /** How far ahead {@link #laneCurvatureAhead} is, m. */
    public static final double[] CURVATURE_AHEAD_M = {10, 20, 35, 50};
    /** Curvature of the lane ahead, 1/m, left positive; written only for who observes it. */
    public final double[] laneCurvatureAhead = new double[CURVATURE_AHEAD_M.length];
    /** Speed wished for or allowed here, m/s. */
    public double desiredSpeed = Double.NaN;

    /** Driving lanes on either side of the ego's, in its direction. */
    public int lanesToLeft;

    public int lanesToRight;

    /** To the next line at which the ego must wait, m; {@code +Infinity} where it need not. */
    public double stopGap = Double.POSITIVE_INFINITY;

    public double leftLaneWidth;
    public double rightLaneWidth;

    /**
     * Neighbours by slot: 0 lead, 1 follower in the ego's lane; 2, 3 in the lane to the left; 4, 5 in the lane to the right.
     * Bumper-to-bumper gap, m ({@code +Infinity} where there is none, at least 0).
     */
    public final double[] slotGap = new double[6];
    /** Speed of the neighbour minus that of the ego, m/s. */
    public final double[] slotRelativeSpeed = new double[6];
    /** Lateral position of the neighbour's centre relative to its slot lane's centre, left positive, m. */
    public final double[] slotOffset = new double[6];
    /** Lateral speed of the neighbour, left of the lane's driving direction positive, m/s. */
    public final double[] slotLateralSpeed = new double[6];
    /** Acceleration of the neighbour, m/s². */
    public final double[] slotAcceleration = new double[6];

    /** Object list: centres relative to the ego's base_link, m; relative velocity, m/s; extents, m. */
    public int objectCount;

    public final double[] objectX = new double[MAX_OBJECTS];
    public final double[] objectY = new double[MAX_OBJECTS];
    public final double[] objectVx = new double[MAX_OBJECTS];
    public final double[] objectVy = new double[MAX_OBJECTS];
    public final double[] objectLength = new double[MAX_OBJECTS];
    public final double[] objectWidth = new double[MAX_OBJECTS];

    /** Lidar ranges, m, counter-clockwise from {@link #scanAngleMin}; {@code +Infinity} where nothing was hit. Length = beams. */
    public final float[] ranges;

    public double scanAngleMin;
    public double scanAngleIncrement;
    public double scanRangeMax;
    /** When the scan was taken, s. */
    public double scanTime;
    /** Position of the lidar in base_link, m. */
    public double scanMountX;

    public double scanMountY;

    /** Heading of the ego (same frame as {@link #heading}) when the scan was taken, rad: lets a held scan be turned to now. */
    public double scanHeading;

    /** When the object list was made, s; NaN where it is exact and of now. */
    public double objectTime = Double.NaN;

    /**
     * What wheel odometry reckons, in the odom frame (m, rad, m/s, rad/s), and when it was sampled, s; NaN where there is none.
     */
    public double odometryTime = Double.NaN;

    public double odometryX = Double.NaN;
    public double odometryY = Double.NaN;
    public double odometryHeading = Double.NaN;
    public double odometrySpeed = Double.NaN;
    public double odometryYawRate = Double.NaN;

    /** What an IMU measures at base_link (m/s², rad/s), and when it was sampled, s; NaN where there is none. */
    public double imuTime = Double.NaN;

    public double imuForwards = Double.NaN;
    public double imuLeft = Double.NaN;
    public double imuYawRate = Double.NaN;

    /** What satellite navigation measures in the map frame, m, and when it was sampled, s; NaN where there is none. */
    public double gnssTime = Double.NaN;

    public double gnssX = Double.NaN;
    public double gnssY = Double.NaN;

    /** Goal relative to base_link, m; NaN where there is none. */
    public double goalX = Double.NaN;

    public double goalY = Double.NaN;

    /** The action chosen last, physical units, in the order of the action contract; zero at the start. */
    public final float[] previousAction;

    public Measurement(int beams, int actionSize) {
        ranges = new float[beams];
        previousAction = new float[actionSize];
    }

    /** All of it: sensors write at rates of their own, so that much of it may be older than the last tick. */
    @Override
    public void visitState(StateVisitor v) {
        time = v.real(time);
        speed = v.real(speed);
        yawRate = v.real(yawRate);
        acceleration = v.real(acceleration);
        steering = v.real(steering);
        x = v.real(x);
        y = v.real(y);
        heading = v.real(heading);
        laneOffset = v.real(laneOffset);
        laneHeading = v.real(laneHeading);
        laneCurvature = v.real(laneCurvature);
        v.reals(laneCurvatureAhead, laneCurvatureAhead.length);
        desiredSpeed = v.real(desiredSpeed);
        leftLaneWidth = v.real(leftLaneWidth);
        rightLaneWidth = v.real(rightLaneWidth);
        lanesToLeft = v.count(lanesToLeft, Integer.MAX_VALUE);
        lanesToRight = v.count(lanesToRight, Integer.MAX_VALUE);
        stopGap = v.real(stopGap);
        v.reals(slotGap, slotGap.length);
        v.reals(slotRelativeSpeed, slotRelativeSpeed.length);
        v.reals(slotOffset, slotOffset.length);
        v.reals(slotLateralSpeed, slotLateralSpeed.length);
        v.reals(slotAcceleration, slotAcceleration.length);
        objectCount = v.count(objectCount, MAX_OBJECTS);
        v.reals(objectX, objectCount);
        v.reals(objectY, objectCount);
        v.reals(objectVx, objectCount);
        v.reals(objectVy, objectCount);
        v.reals(objectLength, objectCount);
        v.reals(objectWidth, objectCount);
        v.reals(ranges, ranges.length);
        scanAngleMin = v.real(scanAngleMin);
        scanAngleIncrement = v.real(scanAngleIncrement);
        scanRangeMax = v.real(scanRangeMax);
        scanTime = v.real(scanTime);
        scanMountX = v.real(scanMountX);
        scanMountY = v.real(scanMountY);
        scanHeading = v.real(scanHeading);
        objectTime = v.real(objectTime);
        odometryTime = v.real(odometryTime);
        odometryX = v.real(odometryX);
        odometryY = v.real(odometryY);
        odometryHeading = v.real(odometryHeading);
        odometrySpeed = v.real(odometrySpeed);
        odometryYawRate = v.real(odometryYawRate);
        imuTime = v.real(imuTime);
        imuForwards = v.real(imuForwards);
        imuLeft = v.real(imuLeft);
        imuYawRate = v.real(imuYawRate);
        gnssTime = v.real(gnssTime);
        gnssX = v.real(gnssX);
        gnssY = v.real(gnssY);
        goalX = v.real(goalX);
        goalY = v.real(goalY);
        v.reals(previousAction, previousAction.length);
    }
}
