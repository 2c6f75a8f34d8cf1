package org.skidpad.bridge.deploy;

import java.util.function.LongSupplier;
import org.skidpad.bridge.control.CommandSink;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Publisher;

/** Sends (speed, yaw rate) as a twist; stamped with the robot's own clock, so that clocks need not agree. */
final class TwistSink implements CommandSink {
    private final Publisher<Twist> publisher;
    private final LongSupplier stampNs;
    private final Twist twist = new Twist();

    TwistSink(Publisher<Twist> publisher, LongSupplier stampNs) {
        this.publisher = publisher;
        this.stampNs = stampNs;
        twist.frame = "base_link";
    }

    @Override
    public void command(float[] action) {
        send(action[0], action[1]);
    }

    @Override
    public void stop() {
        send(0, 0);
    }

    private void send(double speed, double yawRate) {
        twist.stampNs = stampNs.getAsLong();
        twist.set(speed, yawRate);
        publisher.publish(twist);
    }
}
