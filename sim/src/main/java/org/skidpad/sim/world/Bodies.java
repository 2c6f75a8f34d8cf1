package org.skidpad.sim.world;

import org.skidpad.sim.world.WorldBuilder.Body;

/** Dimensions of known vehicles and robots; reference point as in package {@code actor}. */
public final class Bodies {
    /**
     * BMW 320i: parameter set 2 of the CommonRoad vehicle models (Althoff, Koschi and Manzinger, "CommonRoad: Composable
     * benchmarks for motion planning on roads", IV 2017): 4.508 x 1.610 m, rear axle 1.42272 m behind the middle, 1093.3 kg.
     */
    public static final Body CAR = new Body(4.508, 1.610, 1.42272, 0, 1.15620 + 1.42272, 1093.3);

    /**
     * Volkswagen Vanagon: parameter set 3 of the CommonRoad vehicle models, 4.569 x 1.844 m; stands for vans and wide cars.
     */
    public static final Body VAN = new Body(4.569, 1.844, 1.32114, 0, 1.15079 + 1.32114, 1478.9);

    /** A person seen from above: the radius of the social force implementation PySocialForce, 0.35 m. */
    public static final Body PEDESTRIAN = new Body(0.7, 0.7, 0, 0.35, 0, 75);

    /**
     * TurtleBot3 Burger (ROBOTIS e-manual): 138 x 178 mm, 1 kg, wheels 160 mm apart; base_link lies on the wheel axis, the
     * middle of the body 32 mm behind it (turtlebot3_description).
     */
    public static final Body TURTLEBOT3_BURGER = new Body(0.138, 0.178, -0.032, 0, 0, 1.0);

    private Bodies() {}
}
