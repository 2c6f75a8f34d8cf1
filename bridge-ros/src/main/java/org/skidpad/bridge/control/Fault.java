package org.skidpad.bridge.control;

/** Why a command was replaced by a stop. */
public enum Fault {
    NONE("all is well"),
    NO_ODOMETRY("no odometry has come yet"),
    NO_SCAN("no laser scan has come yet"),
    NO_GOAL("no goal has come yet"),
    NO_READER("nobody listens to the commands yet"),
    NO_SUPERVISION("the supervisor does not reach everybody who reads the commands"),
    STALE_ODOMETRY("odometry is stale"),
    STALE_SCAN("the laser scan is stale"),
    NOT_A_NUMBER("a measurement is not a number"),
    CLOCK_JUMP("the robot's clock jumped"),
    POLICY_OVERRUN("the policy took too long"),
    POLICY_NOT_A_NUMBER("the policy's action is not a number"),
    RECOVERING("data is fresh again but not for long enough"),
    LATE_TICK("this process was held up for longer than the watchdog allows"),
    WRONG_FRAME("a message came in a frame that the robot's description does not have"),
    LOST_TRANSPORT("nobody listens to the commands any more, or the message system is gone"),
    OPERATOR_STOP("the operator stopped it"),
    OPERATOR_SILENT("the operator's heartbeat stayed away"),
    SUPERVISOR_STOP("the supervisor missed a sign of life and stopped it"),
    SUPERVISOR_GONE("the supervising process is gone"),
    SPECIFICATION("a specification is violated"),
    SHIELD("the command could not have been taken back before a hit"),
    WAITING_FOR_RESUME("stopped, and waits for the request to drive on");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
