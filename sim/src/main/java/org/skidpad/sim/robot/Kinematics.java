package org.skidpad.sim.robot;

/** How a robot moves, and so which two numbers command it. */
public enum Kinematics {
    /** Two driven wheels: speed, m/s, and yaw rate, rad/s; turns on the spot. */
    DIFFERENTIAL("differential", "yaw_rate", "rad/s"),
    /** Steered front wheels: speed, m/s, and front wheel angle, rad, left positive. */
    ACKERMANN("ackermann", "steering", "rad");

    private final String word;
    private final String turn;
    private final String turnUnit;

    Kinematics(String word, String turn, String turnUnit) {
        this.word = word;
        this.turn = turn;
        this.turnUnit = turnUnit;
    }

    /** As a robot's file has it. */
    public String word() {
        return word;
    }

    /** Action channel of the second number. */
    public String turn() {
        return turn;
    }

    public String turnUnit() {
        return turnUnit;
    }
}
