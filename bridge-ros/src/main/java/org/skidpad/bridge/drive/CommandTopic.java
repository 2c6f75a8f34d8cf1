package org.skidpad.bridge.drive;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Detection;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;

/** Opens the topic on which a robot takes its commands. */
public final class CommandTopic {
    private static final Duration LOOK_FOR = Duration.ofSeconds(3);

    private CommandTopic() {}

    /**
     * Advertises the topic in the type that the robot takes; of {@code any_twist} in the one that somebody listens to, else the
     * plain one.
     *
     * @param stampNs time of a command on the robot's clock, ns, so that clocks need not agree
     */
    public static DriveSink open(Transport transport, RobotDescription robot, LongSupplier stampNs) {
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        double wheelbase = steered ? robot.drive().wheelbase() : Double.NaN;
        String frame = robot.frames().base().get(0);
        String topic = robot.commands().topic();
        CommandType type = robot.commands().type();
        if (type == CommandType.ANY_TWIST) {
            type = Detection.listenedTo(transport, LOOK_FOR, List.of(stamped(topic), plain(topic)))
                    .filter(t -> t.type() == MessageType.TWIST_STAMPED)
                    .map(t -> CommandType.TWIST_STAMPED)
                    .orElse(CommandType.TWIST);
        }
        return open(transport, topic, type, frame, wheelbase, stampNs);
    }

    /**
     * Like the other, from the few things that it needs.
     *
     * @param type other than {@code ANY_TWIST}
     * @param wheelbase of a steered robot, m; NaN for one that takes yaw rates
     */
    public static DriveSink open(
            Transport transport, String topic, CommandType type, String frame, double wheelbase, LongSupplier stampNs) {
        if (type == CommandType.ACKERMANN) {
            return new AckermannSink(
                    transport.advertise(Topic.of(topic, MessageType.ACKERMANN_DRIVE_STAMPED)), stampNs, frame);
        }
        Topic<Twist> twist = type == CommandType.TWIST_STAMPED ? stamped(topic) : plain(topic);
        return new TwistSink(type, transport.advertise(twist), stampNs, frame, wheelbase);
    }

    private static Topic<Twist> plain(String topic) {
        return Topic.of(topic, MessageType.TWIST);
    }

    private static Topic<Twist> stamped(String topic) {
        return Topic.of(topic, MessageType.TWIST_STAMPED);
    }
}
