package org.skidpad.bridge.deploy;

import org.skidpad.bridge.control.ActionLimits;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.WatchdogLimits;
import org.skidpad.sim.record.Recorder;

/**
 * How to drive.
 *
 * @param control bounds of the run
 * @param watchdog when to stop
 * @param limits of the commands, or null for the bounds of the policy's contract
 * @param goalX goal in the odom frame, m, or NaN to take it from {@code /goal_pose}
 * @param goalY as goalX
 * @param stampedCommands whether commands are TwistStamped instead of Twist
 * @param recorder takes the run, or null; ended but not closed
 * @param policyName for the recording
 * @param stopOnExit whether the end of the process (SIGINT, SIGTERM) stops the robot first
 */
public record DeploymentOptions(
        ControlSettings control,
        WatchdogLimits watchdog,
        ActionLimits limits,
        double goalX,
        double goalY,
        boolean stampedCommands,
        Recorder recorder,
        String policyName,
        boolean stopOnExit) {
    public static final DeploymentOptions DEFAULT = new DeploymentOptions(
            ControlSettings.DEFAULT, WatchdogLimits.DEFAULT, null, Double.NaN, Double.NaN, false, null, "policy", true);

    public DeploymentOptions withControl(ControlSettings settings) {
        return new DeploymentOptions(
                settings, watchdog, limits, goalX, goalY, stampedCommands, recorder, policyName, stopOnExit);
    }

    public DeploymentOptions withGoal(double x, double y) {
        return new DeploymentOptions(
                control, watchdog, limits, x, y, stampedCommands, recorder, policyName, stopOnExit);
    }

    public DeploymentOptions withLimits(ActionLimits newLimits) {
        return new DeploymentOptions(
                control, watchdog, newLimits, goalX, goalY, stampedCommands, recorder, policyName, stopOnExit);
    }

    public DeploymentOptions withStampedCommands(boolean stamped) {
        return new DeploymentOptions(
                control, watchdog, limits, goalX, goalY, stamped, recorder, policyName, stopOnExit);
    }

    public DeploymentOptions withRecorder(Recorder to, String name) {
        return new DeploymentOptions(control, watchdog, limits, goalX, goalY, stampedCommands, to, name, stopOnExit);
    }

    public DeploymentOptions withStopOnExit(boolean stop) {
        return new DeploymentOptions(
                control, watchdog, limits, goalX, goalY, stampedCommands, recorder, policyName, stop);
    }
}
