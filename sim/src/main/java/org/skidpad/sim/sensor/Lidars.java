package org.skidpad.sim.sensor;

import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** Lidars of known robots. */
public final class Lidars {
    /**
     * LDS-01 of the TurtleBot3 (ROBOTIS e-manual): 360 beams of 1°, 0.12–3.5 m, 5 scans a second; noise σ 0.01 m as in its
     * Gazebo model; 32 mm behind base_link on the Burger (turtlebot3_description).
     */
    public static final LidarParameters LDS_01 =
            new LidarParameters(360, 0, Angles.TWO_PI, 0.12, 3.5, 5, 0.01, -0.032, 0);

    private Lidars() {}
}
