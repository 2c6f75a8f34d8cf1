package org.skidpad.sim.physics;

/**
 * How surfaces behave in a rigid world; one set for all bodies and walls of an episode.
 *
 * @param friction Coulomb coefficient between bodies that touch, and between bodies and walls, 0 or more
 * @param restitution Newton's coefficient: speed of parting over speed of approach, 0 … 1. JBox2D takes it for 0 where bodies
 *     approach at less than 1 m/s, so that resting bodies do not tremble
 * @param ground Coulomb coefficient between the ground and whatever slides over it: a pushed box, or a vehicle across its
 *     heading; 0 or more
 */
public record ContactParameters(double friction, double restitution, double ground) {
    /** Painted steel and stone on one another; locked wheels on dry asphalt. */
    public static final ContactParameters DEFAULT = new ContactParameters(0.4, 0.1, 0.7);

    /** Standard gravity (ISO 80000-3), rounded as everywhere in this project, m/s². */
    private static final double GRAVITY = 9.81;

    public ContactParameters {
        require("friction", friction, Double.MAX_VALUE);
        require("restitution", restitution, 1);
        require("ground", ground, Double.MAX_VALUE);
    }

    /** What friction on the ground takes from a sliding body, m/s²: mu g, whatever it weighs. */
    public double slidingDeceleration() {
        return ground * GRAVITY;
    }

    private static void require(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "contact " + name + " must be at least 0" + (most == 1 ? " and at most 1" : "") + ", is " + value);
        }
    }
}
