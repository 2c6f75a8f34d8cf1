package org.skidpad.policies.rule;

import org.skidpad.sim.geometry.Trigonometry;

/** Where the lidar sectors of an observation point to in the robot's frame: straight ahead first, then counter-clockwise. */
record SectorDirections(double[] cosine, double[] sine) {
    /** Of so many sectors around the robot. */
    static SectorDirections of(int count) {
        SectorDirections d = new SectorDirections(new double[count], new double[count]);
        for (int k = 0; k < count; k++) {
            d.cosine[k] = Trigonometry.cos(2 * Math.PI * k / count);
            d.sine[k] = Trigonometry.sin(2 * Math.PI * k / count);
        }
        return d;
    }
}
