package org.skidpad.bridge.control;

import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.Measurement;

/**
 * What is known of the robot: fills a {@link Measurement} from the newest odometry, scan and goal. A message counts as new
 * only if its stamp has advanced, so that a frozen sensor grows stale even while its driver repeats itself. One thread.
 */
public final class StateEstimate {
    private static final System.Logger LOG = System.getLogger(StateEstimate.class.getName());
    private static final double NS = 1e-9;
    /** A scan with more invalid beams than this part is no measurement. */
    private static final double MOST_INVALID = 0.2;

    private final Latest<Odometry> odometrySource;
    private final Latest<LaserScan> scanSource;
    private final Latest<PoseGoal> goalSource;
    private final int actionSize;
    private final Odometry odometry = MessageType.ODOMETRY.create();
    private final LaserScan scan = MessageType.LASER_SCAN.create();
    private final PoseGoal goal = MessageType.POSE_STAMPED.create();
    private final HeadingHistory headings = new HeadingHistory();

    private RobotDescription robot;
    private Measurement measurement;
    private ScanGrid grid;
    private long odometrySeen;
    private long scanSeen;
    private long goalSeen;
    private long odometryArrivalNs;
    private long scanArrivalNs;
    private long odometryStampNs;
    private long scanStampNs;
    private boolean hasOdometry;
    private boolean hasScan;
    private boolean scanIsNew;
    private boolean finiteOdometry;
    private boolean usableScan = true;
    private double clockJumpS;
    private boolean knownOdometryFrame = true;
    private boolean knownScanFrame = true;
    private double acceleration;
    private double lastSpeed;
    private double goalX = Double.NaN;
    private double goalY = Double.NaN;

    /**
     * @param scan null where the policy has no lidar
     * @param goal null where the goal is set by {@link #goal} or there is none
     */
    public StateEstimate(Latest<Odometry> odometry, Latest<LaserScan> scan, Latest<PoseGoal> goal, int actionSize) {
        odometrySource = odometry;
        scanSource = scan;
        goalSource = goal;
        this.actionSize = actionSize;
        measurement = new Measurement(0, actionSize);
    }

    /** Like the other, of a robot whose frames and mounting of the lidar are known. */
    public StateEstimate(
            RobotDescription robot,
            Latest<Odometry> odometry,
            Latest<LaserScan> scan,
            Latest<PoseGoal> goal,
            int actionSize) {
        this(odometry, scan, goal, actionSize);
        this.robot = robot;
    }

    /** Sets the goal in the odom frame, m. */
    public void goal(double x, double y) {
        goalX = x;
        goalY = y;
    }

    /** Takes in whatever came since the last call. */
    public void update(long nowNs) {
        clockJumpS = 0;
        takeOdometry();
        takeScan();
        if (goalSource != null) {
            long seen = goalSource.takeInto(goal, goalSeen);
            if (seen != goalSeen) {
                goalSeen = seen;
                acceptGoal();
            }
        }
        if (hasOdometry) {
            fill(nowNs);
        }
    }

    /** A goal in another frame than odometry's would need a transform that nobody vouches for; it is refused. */
    private void acceptGoal() {
        boolean sameFrame = goal.frame.isEmpty() || goal.frame.equals(hasOdometry ? odometry.frame : "odom");
        if (sameFrame && Double.isFinite(goal.x) && Double.isFinite(goal.y)) {
            goal(goal.x, goal.y);
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "refused a goal in frame '" + goal.frame + "'; it must be in odometry's frame and finite");
        }
    }

    private void takeOdometry() {
        long arrival = odometrySource.arrivalNs();
        long seen = odometrySource.takeInto(odometry, odometrySeen);
        if (seen == odometrySeen) {
            return;
        }
        odometrySeen = seen;
        if (hasOdometry) {
            double stampStep = (odometry.stampNs - odometryStampNs) * NS;
            clockJumpS = Math.abs(stampStep - (arrival - odometryArrivalNs) * NS);
            if (odometry.stampNs <= odometryStampNs && clockJumpS < JUMP_RESETS_S) {
                return; // repeated or overtaken on the way
            }
            if (clockJumpS >= JUMP_RESETS_S) {
                headings.clear();
                scanStampNs = Long.MIN_VALUE;
            }
        }
        double elapsed = (odometry.stampNs - odometryStampNs) * NS;
        acceleration =
                hasOdometry && elapsed > 0 && elapsed < JUMP_RESETS_S ? (odometry.linearX - lastSpeed) / elapsed : 0;
        lastSpeed = odometry.linearX;
        hasOdometry = true;
        odometryStampNs = odometry.stampNs;
        odometryArrivalNs = arrival;
        double heading = odometry.heading();
        knownOdometryFrame = robot == null
                || robot.frames().odom().contains(odometry.frame)
                        && (odometry.childFrame.isEmpty()
                                || robot.frames().base().contains(odometry.childFrame));
        finiteOdometry = Double.isFinite(
                odometry.x + odometry.y + heading + odometry.linearX + odometry.linearY + odometry.angularZ);
        if (finiteOdometry) {
            headings.add(odometry.stampNs, heading);
        }
    }

    /** A jump of at least this makes a new start of stamps, s; smaller backward steps wait until time has caught up. */
    private static final double JUMP_RESETS_S = 0.5;

    private void takeScan() {
        scanIsNew = false;
        if (scanSource == null) {
            return;
        }
        long arrival = scanSource.arrivalNs();
        long seen = scanSource.takeInto(scan, scanSeen);
        if (seen == scanSeen) {
            return;
        }
        scanSeen = seen;
        boolean backFar = hasScan && (scanStampNs - scan.stampNs) * NS > JUMP_RESETS_S;
        if (hasScan && scan.stampNs <= scanStampNs && !backFar) {
            return;
        }
        knownScanFrame =
                robot == null || !robot.hasScan() || robot.scan().frames().contains(scan.frame);
        usableScan = ScanGrid.isUsable(scan, MOST_INVALID);
        if (usableScan) {
            if (grid == null) {
                grid = ScanGrid.of(scan);
                Measurement larger = new Measurement(grid.beams(), actionSize);
                System.arraycopy(measurement.previousAction, 0, larger.previousAction, 0, actionSize);
                measurement = larger;
            }
            grid.resample(scan, measurement.ranges);
        }
        hasScan = true;
        scanIsNew = true;
        scanStampNs = scan.stampNs;
        scanArrivalNs = arrival;
    }

    private void fill(long nowNs) {
        Measurement m = measurement;
        m.time = odometryStampNs * NS + Math.max(0, odometryAgeNs(nowNs)) * NS;
        m.speed = odometry.linearX;
        m.yawRate = odometry.angularZ;
        m.acceleration = acceleration;
        m.x = odometry.x;
        m.y = odometry.y;
        m.heading = odometry.heading();
        if (grid != null) {
            boolean mounted = robot != null && robot.hasScan();
            m.scanMountX = mounted ? robot.scan().lidar().mountX() : 0;
            m.scanMountY = mounted ? robot.scan().lidar().mountY() : 0;
            m.scanAngleMin = grid.angleMin() + (mounted ? robot.scan().yaw() : 0);
            m.scanAngleIncrement = grid.angleIncrement();
            m.scanRangeMax = scan.rangeMax;
            m.scanTime = scanStampNs * NS;
            m.scanHeading = headings.at(scanStampNs, m.heading);
        }
        double dx = goalX - m.x;
        double dy = goalY - m.y;
        double cos = Math.cos(m.heading);
        double sin = Math.sin(m.heading);
        m.goalX = cos * dx + sin * dy;
        m.goalY = -sin * dx + cos * dy;
    }

    /** Overwritten by each {@link #update}; the object itself is replaced once, by the first scan. */
    public Measurement measurement() {
        return measurement;
    }

    public boolean hasOdometry() {
        return hasOdometry;
    }

    public boolean hasScan() {
        return hasScan;
    }

    public boolean hasGoal() {
        return !Double.isNaN(goalX);
    }

    /** True where the last update brought a new scan. */
    public boolean scanIsNew() {
        return scanIsNew;
    }

    /** When the newest scan arrived, monotonic, ns. */
    public long scanArrivalNs() {
        return scanArrivalNs;
    }

    /** Since the arrival of the newest odometry, ns. */
    public long odometryAgeNs(long nowNs) {
        return nowNs - odometryArrivalNs;
    }

    /** Since the arrival of the newest scan, ns. */
    public long scanAgeNs(long nowNs) {
        return nowNs - scanArrivalNs;
    }

    /** By how much the robot's stamps parted from the time between arrivals in the last update, s; 0 where nothing came. */
    public double clockJumpS() {
        return clockJumpS;
    }

    /** False where odometry holds a NaN or an infinity, or too much of the scan is invalid. */
    public boolean isFinite() {
        return finiteOdometry && usableScan;
    }

    /** False where odometry or the scan came in a frame that the robot's description does not have. */
    public boolean isInKnownFrames() {
        return knownOdometryFrame && knownScanFrame;
    }

    /** Distance to the goal, m; NaN where there is none. */
    public double goalDistance() {
        return Math.hypot(measurement.goalX, measurement.goalY);
    }

    /** Stamp of the newest odometry, ns of the robot's clock. */
    public long odometryStampNs() {
        return odometryStampNs;
    }

    /** True where odometry says that the robot does not move. */
    public boolean isStandingStill() {
        return hasOdometry && Math.abs(odometry.linearX) < 0.01 && Math.abs(odometry.angularZ) < 0.05;
    }
}
