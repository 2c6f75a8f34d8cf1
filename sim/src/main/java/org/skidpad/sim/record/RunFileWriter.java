package org.skidpad.sim.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.record.mcap.CdrWriter;
import org.skidpad.sim.record.mcap.Compression;
import org.skidpad.sim.record.mcap.McapWriter;
import org.skidpad.sim.record.mcap.Ros2Types;
import org.skidpad.sim.sensor.Measurement;

/** Writes a run as the channels of docs/recording-format.md: our own, exact and compact, and ROS 2 ones for other programs. */
final class RunFileWriter implements AutoCloseable {
    static final String FORMAT = "1";
    static final String RUN = "skidpad.run";
    static final String PARAMETERS = "skidpad.parameters";
    static final String OPTIONS = "skidpad.options";
    static final String END = "skidpad.end";
    static final String SOURCE = "scenario";
    static final String SCENE_TOPIC = "/skidpad/scene";
    static final String STATE_TOPIC = "/skidpad/state";
    static final String DECISION_TOPIC = "/skidpad/decision";
    static final String EVENT_TOPIC = "/skidpad/event";
    static final String SCAN_TOPIC = "/scan";
    static final String TF_STATIC_TOPIC = "/tf_static";
    static final String SCAN_FRAME = "base_scan";

    /** Markers are for looking at: no need of every sample. s. */
    private static final double MARKER_PERIOD = 0.1;

    private static final RunEvent.Impact NO_IMPACT = new RunEvent.Impact(-1, 0, 0, 0);

    private static final double[] NO_COVARIANCE = new double[36];

    private final McapWriter file;
    private final SensorChannels sensors;
    private final RunHeader header;
    private final CdrWriter cdr = new CdrWriter();
    private final int state;
    private final int decision;
    private final int event;
    private final int clock;
    private final int tf;
    private final int tfStatic;
    private final int odom;
    private final int scan;
    private final int markers;
    private double nextMarkers;
    private boolean scanFrameWritten;
    private int samples;
    private EndReason end = EndReason.RUNNING;
    private double endTime;

    RunFileWriter(Path target, RunHeader header, Compression compression, boolean behind) {
        this.header = header;
        file = new McapWriter(target, "ros2", "skidpad " + header.version(), compression, behind);
        sensors = new SensorChannels(file);
        Map<String, String> run = new LinkedHashMap<>();
        run.put("format", FORMAT);
        run.put("scenario", header.scenario());
        run.put("policy", header.policy());
        run.put("seed", Long.toString(header.seed()));
        run.put("tick_s", Double.toString(header.tickS()));
        run.put("version", header.version());
        file.metadata(RUN, run);
        Map<String, String> parameters = new LinkedHashMap<>();
        header.parameters().forEach((name, value) -> parameters.put(name, Double.toString(value)));
        file.metadata(PARAMETERS, parameters);
        if (!header.options().isEmpty()) {
            file.metadata(OPTIONS, header.options());
        }
        file.attachment(SOURCE, "text/plain", header.source().getBytes(StandardCharsets.UTF_8));

        int scene = channel(SCENE_TOPIC, "skidpad_msgs/Scene");
        state = channel(STATE_TOPIC, "skidpad_msgs/State");
        decision = channel(DECISION_TOPIC, "skidpad_msgs/Decision");
        event = channel(EVENT_TOPIC, "skidpad_msgs/Event");
        clock = channel("/clock", "rosgraph_msgs/Clock");
        int tfSchema = schema("tf2_msgs/TFMessage");
        tf = file.addChannel("/tf", tfSchema, "cdr", Map.of());
        tfStatic = file.addChannel(TF_STATIC_TOPIC, tfSchema, "cdr", Map.of());
        odom = channel("/odom", "nav_msgs/Odometry");
        scan = channel(SCAN_TOPIC, "sensor_msgs/LaserScan");
        markers = channel("/markers", "visualization_msgs/MarkerArray");

        writeScene(scene);
        transform(tfStatic, 0, "map", "odom", 0, 0, 0);
        writeMap();
        file.flush();
    }

    private int schema(String type) {
        return file.addSchema(Ros2Types.schemaName(type), "ros2msg", Ros2Types.schema(type));
    }

    private int channel(String topic, String type) {
        return file.addChannel(topic, schema(type), "cdr", Map.of());
    }

    static long nanoseconds(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void message(int channel, long stamp) {
        file.message(channel, stamp, stamp, cdr.array(), cdr.size());
    }

    private void writeScene(int channel) {
        cdr.clear().int32(header.ego()).int32(header.actors().size());
        for (RunHeader.ActorInfo actor : header.actors()) {
            cdr.string(actor.name())
                    .uint8(actor.type().ordinal())
                    .float64(actor.length())
                    .float64(actor.width())
                    .float64(actor.boxOffset())
                    .float64(actor.radius());
        }
        cdr.int32(header.map().size());
        for (RunHeader.MapLine line : header.map()) {
            cdr.string(line.kind()).float64Sequence(line.xy());
        }
        message(channel, 0);
    }

    void sample(StateFrame frame) {
        long stamp = nanoseconds(frame.time);
        cdr.clear()
                .uint64(frame.tick)
                .float64(frame.time)
                .uint64(frame.hash)
                .float64(frame.egoGap)
                .int32(frame.egoLead)
                .bool(frame.egoOffRoad)
                .float64(frame.goalX)
                .float64(frame.goalY)
                .float64Sequence(frame.x)
                .float64Sequence(frame.y)
                .float64Sequence(frame.heading)
                .float64Sequence(frame.speed)
                .float32Sequence(frame.acceleration)
                .float32Sequence(frame.yawRate)
                .float32Sequence(frame.steering)
                .float32Sequence(frame.laneOffset)
                .uint8Sequence(frame.flags);
        message(state, stamp);
        samples++;

        int ego = header.ego();
        cdr.clear().time(stamp);
        message(clock, stamp);
        transform(tf, stamp, "odom", "base_link", frame.x[ego], frame.y[ego], frame.heading[ego]);
        cdr.clear().header(stamp, "odom").string("base_link");
        pose(frame.x[ego], frame.y[ego], 0, frame.heading[ego]);
        cdr.float64Array(NO_COVARIANCE);
        cdr.float64(frame.speed[ego]).float64(0).float64(0);
        cdr.float64(0).float64(0).float64(frame.yawRate[ego]);
        cdr.float64Array(NO_COVARIANCE);
        message(odom, stamp);
        // Half a sample of slack: times are multiples of a dt that need not divide the period exactly.
        if (frame.time >= nextMarkers - 0.5 * header.tickS()) {
            nextMarkers = frame.time + MARKER_PERIOD;
            writeActors(frame, stamp);
        }
    }

    void decision(Recording.Decision made) {
        cdr.clear()
                .float64(made.time())
                .float32Sequence(made.observation())
                .float32Sequence(made.rawAction())
                .float32Sequence(made.appliedAction());
        message(decision, nanoseconds(made.time()));
    }

    void scan(Recording.Scan taken) {
        long stamp = nanoseconds(taken.time());
        if (!scanFrameWritten) {
            scanFrameWritten = true;
            transform(tfStatic, stamp, "base_link", SCAN_FRAME, taken.x(), taken.y(), 0);
        }
        int beams = taken.ranges().length;
        cdr.clear()
                .header(stamp, SCAN_FRAME)
                .float32((float) taken.angleMin())
                .float32((float) (taken.angleMin() + taken.angleIncrement() * (beams - 1)))
                .float32((float) taken.angleIncrement())
                .float32(0)
                .float32(0)
                .float32(0)
                .float32((float) taken.rangeMax())
                .float32Sequence(taken.ranges())
                .int32(0);
        message(scan, stamp);
    }

    /** What else the policy was told by sensors. */
    void sensors(Measurement measurement) {
        sensors.write(measurement);
    }

    void event(RunEvent happened) {
        cdr.clear()
                .float64(happened.time())
                .string(happened.kind())
                .int32(happened.actor())
                .string(happened.text());
        RunEvent.Impact impact = happened.impact() == null ? NO_IMPACT : happened.impact();
        cdr.int32(impact.other())
                .float64(impact.impulse())
                .float64(impact.deltaV())
                .float64(impact.otherDeltaV());
        message(event, nanoseconds(happened.time()));
    }

    void end(double time, EndReason reason) {
        end = reason;
        endTime = time;
    }

    private void transform(int channel, long stamp, String parent, String child, double x, double y, double yaw) {
        cdr.clear().int32(1).header(stamp, parent).string(child);
        pose(x, y, 0, yaw);
        message(channel, stamp);
    }

    /** A pose and a transform have the same layout: three numbers and a quaternion. */
    private void pose(double x, double y, double z, double yaw) {
        cdr.float64(x).float64(y).float64(z);
        cdr.float64(0).float64(0).float64(Trigonometry.sin(0.5 * yaw)).float64(Trigonometry.cos(0.5 * yaw));
    }

    private void writeActors(StateFrame frame, long stamp) {
        cdr.clear().int32(frame.actors);
        for (int i = 0; i < frame.actors; i++) {
            RunHeader.ActorInfo info = header.actors().get(i);
            boolean present = (frame.flags[i] & StateFrame.PRESENT) != 0;
            double height = height(info.type());
            double cos = Trigonometry.cos(frame.heading[i]);
            double sin = Trigonometry.sin(frame.heading[i]);
            boolean round = info.radius() > 0;
            beginMarker(stamp, "actors", i, round ? 3 : 1, present ? 0 : 2);
            pose(
                    frame.x[i] + info.boxOffset() * cos,
                    frame.y[i] + info.boxOffset() * sin,
                    0.5 * height,
                    frame.heading[i]);
            cdr.float64(round ? 2 * info.radius() : info.length())
                    .float64(round ? 2 * info.radius() : info.width())
                    .float64(height);
            boolean ego = i == header.ego();
            cdr.float32(ego ? 0.9f : 0.3f)
                    .float32(0.5f)
                    .float32(ego ? 0.1f : 0.8f)
                    .float32(1);
            cdr.time(0).bool(false).int32(0).int32(0);
            endMarker(stamp);
        }
        message(markers, stamp);
    }

    private void writeMap() {
        cdr.clear().int32(header.map().size());
        for (int i = 0; i < header.map().size(); i++) {
            RunHeader.MapLine line = header.map().get(i);
            beginMarker(0, "map/" + line.kind(), i, 4, 0);
            pose(0, 0, 0, 0);
            cdr.float64(line.kind().equals("wall") ? 0.05 : 0.12).float64(0).float64(0);
            float grey = line.kind().equals("lane_center") ? 0.4f : 0.8f;
            cdr.float32(grey).float32(grey).float32(grey).float32(1);
            cdr.time(0).bool(false).int32(line.xy().length / 2);
            for (int p = 0; p + 1 < line.xy().length; p += 2) {
                cdr.float64(line.xy()[p]).float64(line.xy()[p + 1]).float64(0);
            }
            cdr.int32(0);
            endMarker(0);
        }
        message(markers, 0);
    }

    private void beginMarker(long stamp, String namespace, int id, int type, int action) {
        cdr.header(stamp, "map").string(namespace).int32(id).int32(type).int32(action);
    }

    /** What no marker of ours uses: texture, text, mesh. */
    private void endMarker(long stamp) {
        cdr.string("").header(stamp, "").string("").int32(0);
        cdr.int32(0).string("").string("").int32(0).string("").bool(false);
    }

    /** For pictures only: the world is flat. m. */
    private static double height(ActorType type) {
        return switch (type) {
            case CAR -> 1.5;
            case TRUCK, BUS -> 3.2;
            case MOTORCYCLE, BICYCLE, PEDESTRIAN -> 1.8;
            case ROBOT -> 0.2;
            case OBSTACLE -> 0.5;
        };
    }

    @Override
    public void close() {
        Map<String, String> finished = new LinkedHashMap<>();
        finished.put("reason", end.name());
        finished.put("time", Double.toString(endTime));
        finished.put("samples", Integer.toString(samples));
        file.metadata(END, finished);
        file.close();
    }
}
