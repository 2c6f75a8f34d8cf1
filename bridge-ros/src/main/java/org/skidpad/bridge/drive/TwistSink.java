package org.skidpad.bridge.drive;

import java.util.function.LongSupplier;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.sim.robot.CommandType;

/** Sends commands as a twist; that of a steered robot turns at speed · tan(angle) / wheelbase. */
final class TwistSink implements DriveSink {
    private final CommandType type;
    private final Publisher<Twist> publisher;
    private final LongSupplier stampNs;
    private final double wheelbase;
    private final Twist twist = new Twist();

    /** @param wheelbase of a steered robot, m; NaN where the command is a yaw rate already */
    TwistSink(CommandType type, Publisher<Twist> publisher, LongSupplier stampNs, String frame, double wheelbase) {
        this.type = type;
        this.publisher = publisher;
        this.stampNs = stampNs;
        this.wheelbase = wheelbase;
        twist.frame = frame;
    }

    @Override
    public void command(float[] command) {
        double speed = command[CommandMap.SPEED];
        double turn = command[CommandMap.TURN];
        send(speed, Double.isNaN(wheelbase) ? turn : speed * Math.tan(turn) / wheelbase);
    }

    @Override
    public void stop() {
        send(0, 0);
    }

    @Override
    public int readers() {
        return publisher.readers();
    }

    @Override
    public CommandType type() {
        return type;
    }

    private void send(double speed, double yawRate) {
        twist.stampNs = stampNs.getAsLong();
        twist.set(speed, yawRate);
        publisher.publish(twist);
    }
}
