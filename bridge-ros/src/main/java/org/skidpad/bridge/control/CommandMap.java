package org.skidpad.bridge.control;

import java.util.List;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.robot.Kinematics;

/**
 * From an action in the order of a contract to a robot's command (speed in m/s; yaw rate in rad/s or front wheel angle in rad),
 * and back. The action is clamped to its contract's bounds first, as in training. An acceleration moves the speed that was
 * commanded last: what it asks for is reached a period later; it brakes to standstill and never drives backwards, as a simulated
 * car. Keeps that speed; allocates nothing.
 */
public final class CommandMap {
    /** Places of a command. */
    public static final int SPEED = 0;

    public static final int TURN = 1;

    /** Numbers of a command. */
    public static final int SIZE = 2;

    private final float[] low;
    private final float[] high;
    private final double periodS;
    private final int speed;
    private final int acceleration;
    private final int turn;
    private double lastSpeed;

    /** @throws IllegalArgumentException where {@link #mismatch} gives a reason */
    public CommandMap(PolicyContract contract, Kinematics kinematics) {
        String reason = mismatch(contract, kinematics);
        if (!reason.isEmpty()) {
            throw new IllegalArgumentException(reason);
        }
        List<String> names = contract.action().stream().map(Channel::name).toList();
        speed = names.indexOf("speed");
        acceleration = names.indexOf("acceleration");
        turn = names.indexOf(kinematics.turn());
        periodS = contract.periodS();
        low = new float[names.size()];
        high = new float[names.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = (float) contract.action().get(i).low();
            high[i] = (float) contract.action().get(i).high();
        }
    }

    /** Why a contract's actions cannot command such a robot, or an empty text. */
    public static String mismatch(PolicyContract contract, Kinematics kinematics) {
        List<String> actions =
                contract.action().stream().map(c -> c.name() + " " + c.unit()).toList();
        String turning = kinematics.turn() + " " + kinematics.turnUnit();
        List<String> bySpeed = List.of("speed m/s", turning);
        List<String> byAcceleration = List.of("acceleration m/s^2", turning);
        if (actions.equals(bySpeed) || (kinematics == Kinematics.ACKERMANN && actions.equals(byAcceleration))) {
            return "";
        }
        return "action: needs " + bySpeed + (kinematics == Kinematics.ACKERMANN ? " or " + byAcceleration : "")
                + ", policy has " + actions;
    }

    /** Clamps {@code action} to the contract's bounds in place and writes its command. */
    public void command(float[] action, float[] out) {
        for (int i = 0; i < low.length; i++) {
            action[i] = Math.max(low[i], Math.min(high[i], action[i]));
        }
        out[SPEED] = speed >= 0 ? action[speed] : (float) Math.max(0, lastSpeed + action[acceleration] * periodS);
        out[TURN] = action[turn];
    }

    /** Writes the action that the command sent amounts to, and remembers its speed. */
    public void sent(float[] command, float[] action) {
        if (speed >= 0) {
            action[speed] = command[SPEED];
        } else {
            action[acceleration] = (float) ((command[SPEED] - lastSpeed) / periodS);
        }
        action[turn] = command[TURN];
        lastSpeed = command[SPEED];
    }

    /** From what speed an acceleration goes on, m/s: 0 after a stop, the measured one where nothing is sent. */
    public void startFrom(double measuredSpeed) {
        lastSpeed = measuredSpeed;
    }
}
