package org.skidpad.bridge.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.bridge.control.ControlListener;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.bridge.control.Latencies;
import org.skidpad.sim.Version;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.ObservationBuilder;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.record.mcap.Compression;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.Measurement;

/**
 * Records a deployment like a simulated run of one actor: its state as odometry tells it, in the odom frame, every decision
 * raw and limited, and every intervention as an event. On the control thread: the recorder should not wait for a disk.
 */
final class DeploymentRecording implements ControlListener {
    /** Kind of the event that {@link Evidence} is read from. */
    static final String EVIDENCE = "evidence";

    private static final int REHEARSED_TICKS = 500;
    private static final int REHEARSED_BEAMS = 360;

    private final Recorder recorder;
    private final OdometryView view = new OdometryView();
    private double lastTime;

    DeploymentRecording(Recorder recorder, RobotDescription robot, DeploymentOptions options, double periodS) {
        this.recorder = recorder;
        RobotDescription.Footprint body = robot.footprint();
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        ActorType type = steered ? ActorType.CAR : ActorType.ROBOT;
        ActorStates actors = view.actors();
        actors.count = 1;
        actors.present[0] = true;
        actors.type[0] = type;
        actors.motion[0] = steered ? MotionModel.KINEMATIC_BICYCLE : MotionModel.DIFFERENTIAL_DRIVE;
        actors.name[0] = robot.name();
        actors.radius[0] = body.radius();
        actors.length[0] = body.length();
        actors.width[0] = body.width();
        actors.boxOffset[0] = body.centreX();
        actors.lane[0] = -1;
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("mode", options.mode().word());
        notes.put("robot", robot.name());
        notes.put("robot_text", robot.source());
        notes.putAll(options.notes());
        recorder.begin(new RunHeader(
                "deployment",
                "",
                options.policyName(),
                0,
                periodS,
                Version.CURRENT,
                0,
                List.of(new RunHeader.ActorInfo(
                        robot.name(), type, body.length(), body.width(), body.centreX(), body.radius())),
                List.of(),
                Map.of(),
                notes));
        view.period(periodS);
    }

    /**
     * Records standing still into a file that is then deleted: the first calls in a cold JVM take milliseconds, for which the first
     * tick would wait.
     */
    static void rehearse(RobotDescription robot, DeploymentOptions options, PolicyContract contract) {
        Measurement still = new Measurement(REHEARSED_BEAMS, contract.actionSize());
        float[] observation = new float[new ObservationBuilder(contract).size()];
        float[] action = new float[contract.actionSize()];
        try {
            Path folder = Files.createTempDirectory("skidpad");
            Path file = folder.resolve("rehearsal.mcap");
            try (Recorder recorder = McapRecorder.inRealTime(file, Compression.ZSTD)) {
                DeploymentRecording rehearsal = new DeploymentRecording(recorder, robot, options, contract.periodS());
                for (int i = 0; i < REHEARSED_TICKS; i++) {
                    double time = i * contract.periodS();
                    still.scanTime = time;
                    rehearsal.state(time, still);
                    rehearsal.decision(time, still, observation, action, action);
                }
            }
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the folder for temporary files", e);
        }
    }

    @Override
    public void state(double timeS, Measurement m) {
        ActorStates a = view.actors();
        a.x[0] = m.x;
        a.y[0] = m.y;
        a.heading[0] = m.heading;
        a.speed[0] = m.speed;
        a.yawRate[0] = m.yawRate;
        view.advance(timeS, m);
        lastTime = timeS;
        recorder.sample(view, 0);
    }

    @Override
    public void decision(double timeS, Measurement m, float[] observation, float[] raw, float[] applied) {
        recorder.decision(timeS, m, observation, raw, applied);
    }

    @Override
    public void intervention(Intervention intervention) {
        recorder.event(new RunEvent(intervention.timeS(), "intervention", 0, intervention.text()));
    }

    void end(ControlReport report) {
        EndReason reason = switch (report.outcome()) {
            case GOAL_REACHED -> EndReason.SUCCESS;
            case TIMEOUT -> EndReason.TIMEOUT;
            case STOPPED, ROBOT_LOST, ROBOT_NEVER_READY -> EndReason.RUNNING;
        };
        latency("tick", report.tick());
        report.stages().forEach(this::latency);
        latency("lateness", report.lateness());
        latency("scan_to_command", report.scanToCommand());
        recorder.event(new RunEvent(lastTime, EVIDENCE, 0, Evidence.of(report).text()));
        recorder.event(new RunEvent(
                lastTime,
                "end",
                0,
                report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        recorder.end(lastTime, reason);
    }

    private void latency(String stage, Latencies l) {
        recorder.event(new RunEvent(lastTime, "latency", 0, stage + ": " + l));
    }
}
