package org.skidpad.bridge.supervise;

import java.util.List;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;

/**
 * Where the supervising process finds the robot.
 *
 * @param transport name of the transport, as for {@code TransportFactory}
 * @param where how to reach it
 */
public record Supervision(String transport, TransportOptions where) {
    /** What {@link SupervisorMain} is started with. */
    record Arguments(
            String transport,
            String address,
            int domain,
            String master,
            String topic,
            CommandType type,
            String frame,
            double wheelbase,
            String odometry,
            double timeoutS) {
        static Arguments parse(String[] a) {
            if (a.length != 10) {
                throw new IllegalArgumentException("needs 10 arguments, has " + a.length);
            }
            return new Arguments(
                    a[0],
                    a[1],
                    Integer.parseInt(a[2]),
                    a[3],
                    a[4],
                    CommandType.valueOf(a[5]),
                    a[6],
                    Double.parseDouble(a[7]),
                    a[8],
                    Double.parseDouble(a[9]));
        }
    }

    /** The command line of {@link SupervisorMain} for a robot that takes commands of type {@code type}. */
    List<String> arguments(RobotDescription robot, CommandType type) {
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        return List.of(
                transport,
                where.address(),
                Integer.toString(where.domainId()),
                where.masterUri(),
                robot.commands().topic(),
                type.name(),
                robot.frames().base().get(0),
                Double.toString(steered ? robot.drive().wheelbase() : Double.NaN),
                robot.odometry().topic(),
                Double.toString(robot.timeouts().supervisor()));
    }
}
