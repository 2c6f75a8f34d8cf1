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
     * Advertises the topic in the type that the robot takes.
     *
     * @param type of {@link #chosen}
     * @param stampNs time of a command on the robot's clock, ns, so that clocks need not agree
     */
    public static DriveSink open(Transport transport, RobotDescription robot, CommandType type, LongSupplier stampNs) {
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        double wheelbase = steered ? robot.drive().wheelbase() : Double.NaN;
        String frame = robot.frames().base().get(0);
        return open(transport, robot.commands().topic(), type, frame, wheelbase, stampNs);
    }

    /**
     * Like the other, from the few things that it needs.
     *
     * @param wheelbase of a steered robot, m; NaN for one that takes yaw rates
     */
    public static DriveSink open(
            Transport transport, String topic, CommandType type, String frame, double wheelbase, LongSupplier stampNs) {
        if (type == CommandType.ACKERMANN) {
            return new AckermannSink(
                    transport.advertise(Topic.of(topic, MessageType.ACKERMANN_DRIVE_STAMPED)), stampNs, frame);
        }
        MessageType<Twist> message = type == CommandType.TWIST_STAMPED ? MessageType.TWIST_STAMPED : MessageType.TWIST;
        return new TwistSink(transport.advertise(Topic.of(topic, message)), stampNs, frame, wheelbase);
    }

    /** The type to send: the described one; of {@code any_twist} the one that somebody listens to, else the plain one. */
    public static CommandType chosen(Transport transport, RobotDescription.Commands commands) {
        if (commands.type() != CommandType.ANY_TWIST) {
            return commands.type();
        }
        List<Topic<Twist>> candidates = List.of(
                Topic.of(commands.topic(), MessageType.TWIST_STAMPED), Topic.of(commands.topic(), MessageType.TWIST));
        return Detection.listenedTo(transport, LOOK_FOR, candidates)
                .map(t -> t.type() == MessageType.TWIST_STAMPED ? CommandType.TWIST_STAMPED : CommandType.TWIST)
                .orElse(CommandType.TWIST);
    }
}
