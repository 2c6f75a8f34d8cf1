package org.skidpad.bridge.deploy;

import java.util.List;
import java.util.Map;
import org.skidpad.bridge.control.ControlListener;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Measurement;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.RunEvent;
import org.skidpad.sim.record.RunHeader;

/**
 * Records a deployment like a simulated run of one actor: its state as odometry tells it, in the odom frame, every decision
 * raw and limited, and every intervention as an event. Writes on the control thread.
 */
final class DeploymentRecording implements ControlListener {
    /** TurtleBot3 Burger, for the picture only: its circumscribed circle, m. */
    private static final double RADIUS = 0.105;

    private final Recorder recorder;
    private final OdometryView view = new OdometryView();
    private double lastTime;

    DeploymentRecording(Recorder recorder, String policy, double periodS) {
        this.recorder = recorder;
        ActorStates actors = view.actors();
        actors.count = 1;
        actors.present[0] = true;
        actors.type[0] = ActorType.ROBOT;
        actors.motion[0] = MotionModel.DIFFERENTIAL_DRIVE;
        actors.name[0] = "robot";
        actors.radius[0] = RADIUS;
        actors.length[0] = 2 * RADIUS;
        actors.width[0] = 2 * RADIUS;
        actors.lane[0] = -1;
        recorder.begin(new RunHeader(
                "deployment",
                "",
                policy,
                0,
                periodS,
                "robot",
                0,
                List.of(new RunHeader.ActorInfo("robot", ActorType.ROBOT, 2 * RADIUS, 2 * RADIUS, 0, RADIUS)),
                List.of(),
                Map.of()));
        view.period(periodS);
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
        recorder.event(new RunEvent(
                intervention.timeS(), "intervention", 0, intervention.fault().text()));
    }

    void end(ControlReport report) {
        EndReason reason = switch (report.outcome()) {
            case GOAL_REACHED -> EndReason.SUCCESS;
            case TIMEOUT -> EndReason.TIMEOUT;
            case STOPPED, ROBOT_LOST, ROBOT_NEVER_READY -> EndReason.RUNNING;
        };
        recorder.event(new RunEvent(
                lastTime,
                "end",
                0,
                report.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        recorder.end(lastTime, reason);
    }
}
