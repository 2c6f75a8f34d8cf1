package org.skidpad.sim.dynamics;

/** Actuator parameters of known vehicles and robots. */
public final class VehicleParameters {
    /**
     * BMW 320i, forwards only: acceleration -8 (the fullest braking of the RSS defaults, ad-rss-lib) to 3.5 m/s², steering up
     * to 1.066 rad at 0.4 rad/s, up to 50.8 m/s (CommonRoad vehicle 2). No delay or lag.
     */
    public static final ActuatorParameters CAR =
            new ActuatorParameters(0, 0, 0, -8, 3.5, Double.POSITIVE_INFINITY, 1.066, 0.4, 0, 50.8);

    /** {@link #CAR} with 0.1 s delay and a drive train and steering that follow with 0.2 s and 0.1 s. */
    public static final ActuatorParameters CAR_WITH_LAG =
            new ActuatorParameters(0.1, 0.2, 0.1, -8, 3.5, Double.POSITIVE_INFINITY, 1.066, 0.4, 0, 50.8);

    /**
     * TurtleBot3 Burger: 0.22 m/s and 2.84 rad/s at most (ROBOTIS e-manual), reached at 1 m/s² (the limit of its Gazebo
     * model) and, with 1 m/s² at wheels 160 mm apart, at 12.5 rad/s².
     */
    public static final ActuatorParameters TURTLEBOT3_BURGER =
            new ActuatorParameters(0, 0, 0, -0.22, 0.22, 1.0, 2.84, 12.5, -0.22, 0.22);

    private VehicleParameters() {}
}
