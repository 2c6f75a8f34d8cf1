package org.skidpad.bridge.control;

import org.skidpad.sim.env.Policy;
import org.skidpad.sim.robot.Kinematics;

/**
 * What a {@link ControlLoop} is made of.
 *
 * @param policy decides
 * @param state what is known of the robot
 * @param watchdog whether that may be acted on
 * @param alarms what else stops it; told of every tick
 * @param map from actions to commands
 * @param specifications watched, or null
 * @param shield holds commands back, or null
 * @param limits of commands
 * @param sink takes commands
 * @param settings bounds of the run
 * @param listener is told
 * @param clock tells the time
 */
public record ControlParts(
        Policy policy,
        StateEstimate state,
        Watchdog watchdog,
        Alarms alarms,
        CommandMap map,
        SpecificationWatch specifications,
        StoppingShield shield,
        ActionLimits limits,
        CommandSink sink,
        ControlSettings settings,
        ControlListener listener,
        ControlClock clock) {
    /** A differential robot without alarms, specifications or a shield. */
    public static ControlParts plain(
            Policy policy,
            StateEstimate state,
            Watchdog watchdog,
            ActionLimits limits,
            CommandSink sink,
            ControlSettings settings,
            ControlListener listener,
            ControlClock clock) {
        return new ControlParts(
                policy,
                state,
                watchdog,
                Alarms.NONE,
                new CommandMap(policy.contract(), Kinematics.DIFFERENTIAL),
                null,
                null,
                limits,
                sink,
                settings,
                listener,
                clock);
    }
}
