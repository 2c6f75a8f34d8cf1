package org.skidpad.bridge.deploy;

import java.util.Map;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.supervise.Supervision;
import org.skidpad.sim.record.Recorder;

/**
 * How to drive.
 *
 * @param control bounds of the run
 * @param mode how far the policy is trusted
 * @param resumeOnRequest whether the robot drives on after a stop only when somebody asks for it, or by itself once data is good
 * @param speedCap greatest speed in any mode, m/s; +Infinity for the robot's own limit
 * @param goalX goal in the odom frame, m, or NaN to take it from the robot's goal topic
 * @param goalY as goalX
 * @param recorder takes the run, or null; ended but not closed
 * @param notes what the recording shall say of the run besides
 * @param policyName for the recording
 * @param stopOnExit whether the end of the process (SIGINT, SIGTERM) stops the robot first
 * @param supervision how a second process is started that stops the robot when this one cannot, or null for none
 */
public record DeploymentOptions(
        ControlSettings control,
        DriveMode mode,
        boolean resumeOnRequest,
        double speedCap,
        double goalX,
        double goalY,
        Recorder recorder,
        Map<String, String> notes,
        String policyName,
        boolean stopOnExit,
        Supervision supervision) {
    /** Full speed, resumed on request, without a supervisor. */
    public static final DeploymentOptions DEFAULT = new DeploymentOptions(
            ControlSettings.DEFAULT,
            DriveMode.FULL,
            true,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.NaN,
            null,
            Map.of(),
            "policy",
            true,
            null);

    public DeploymentOptions withControl(ControlSettings settings) {
        return new DeploymentOptions(
                settings,
                mode,
                resumeOnRequest,
                speedCap,
                goalX,
                goalY,
                recorder,
                notes,
                policyName,
                stopOnExit,
                supervision);
    }

    public DeploymentOptions withMode(DriveMode to) {
        return new DeploymentOptions(
                control,
                to,
                resumeOnRequest,
                speedCap,
                goalX,
                goalY,
                recorder,
                notes,
                policyName,
                stopOnExit,
                supervision);
    }

    public DeploymentOptions withResumeOnRequest(boolean onRequest) {
        return new DeploymentOptions(
                control, mode, onRequest, speedCap, goalX, goalY, recorder, notes, policyName, stopOnExit, supervision);
    }

    public DeploymentOptions withSpeedCap(double cap) {
        return new DeploymentOptions(
                control,
                mode,
                resumeOnRequest,
                cap,
                goalX,
                goalY,
                recorder,
                notes,
                policyName,
                stopOnExit,
                supervision);
    }

    public DeploymentOptions withGoal(double x, double y) {
        return new DeploymentOptions(
                control, mode, resumeOnRequest, speedCap, x, y, recorder, notes, policyName, stopOnExit, supervision);
    }

    public DeploymentOptions withRecorder(Recorder to, String name, Map<String, String> says) {
        return new DeploymentOptions(
                control, mode, resumeOnRequest, speedCap, goalX, goalY, to, says, name, stopOnExit, supervision);
    }

    public DeploymentOptions withStopOnExit(boolean stop) {
        return new DeploymentOptions(
                control, mode, resumeOnRequest, speedCap, goalX, goalY, recorder, notes, policyName, stop, supervision);
    }

    public DeploymentOptions withSupervision(Supervision by) {
        return new DeploymentOptions(
                control, mode, resumeOnRequest, speedCap, goalX, goalY, recorder, notes, policyName, stopOnExit, by);
    }
}
