package org.skidpad.bridge.drive;

import java.util.function.LongSupplier;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.bridge.message.AckermannDrive;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.sim.robot.CommandType;

/** Sends commands as speed and steering; a stop keeps the wheels where they stand. */
final class AckermannSink implements DriveSink {
    private final Publisher<AckermannDrive> publisher;
    private final LongSupplier stampNs;
    private final AckermannDrive drive = new AckermannDrive();

    AckermannSink(Publisher<AckermannDrive> publisher, LongSupplier stampNs, String frame) {
        this.publisher = publisher;
        this.stampNs = stampNs;
        drive.frame = frame;
    }

    @Override
    public void command(float[] command) {
        send(command[CommandMap.SPEED], command[CommandMap.TURN]);
    }

    @Override
    public void stop() {
        send(0, drive.steeringAngle);
    }

    @Override
    public boolean keepsTurn() {
        return true;
    }

    @Override
    public int readers() {
        return publisher.readers();
    }

    @Override
    public CommandType type() {
        return CommandType.ACKERMANN;
    }

    private void send(double speed, double steering) {
        drive.stampNs = stampNs.getAsLong();
        drive.set(speed, steering);
        publisher.publish(drive);
    }
}
