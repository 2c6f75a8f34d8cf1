package org.skidpad.sim.traffic;

import java.util.List;

/**
 * A traffic signal that repeats its phases for ever; what it shows is a function of the tick.
 *
 * @param name unique among the signals
 * @param phases of one cycle, in order
 * @param offset how far into the cycle it is at the start of the episode, s
 */
public record Signal(String name, List<Phase> phases, double offset) implements TrafficLight {
    /** What drivers see. */
    public enum Light {
        GREEN,
        AMBER,
        RED,
        /** Nothing that binds anybody. */
        OFF
    }

    /** @param seconds positive */
    public record Phase(Light light, double seconds) {
        public Phase {
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("a phase must last, not " + seconds + " s");
            }
        }
    }

    public Signal {
        phases = List.copyOf(phases);
        if (phases.isEmpty() || !(offset >= 0)) {
            throw new IllegalArgumentException(
                    "signal " + name + " needs a phase and an offset not below 0: " + phases.size() + ", " + offset);
        }
    }

    @Override
    public Light at(long tick, double dt) {
        return phases.get(phaseAt(tick, dt)).light();
    }

    /** Index of the phase that holds for the tick of length dt, s. */
    public int phaseAt(long tick, double dt) {
        double t = intoCycle(tick, dt);
        for (int i = 0; i + 1 < phases.size(); i++) {
            t -= phases.get(i).seconds();
            if (t < 0) {
                return i;
            }
        }
        return phases.size() - 1;
    }

    @Override
    public double remaining(long tick, double dt) {
        double t = intoCycle(tick, dt);
        int phase = phaseAt(tick, dt);
        Light shown = phases.get(phase).light();
        double left = -t;
        for (int i = 0; i <= phase; i++) {
            left += phases.get(i).seconds();
        }
        for (int i = 1; i < phases.size(); i++) {
            Phase next = phases.get((phase + i) % phases.size());
            if (next.light() != shown) {
                return left;
            }
            left += next.seconds();
        }
        return Double.POSITIVE_INFINITY;
    }

    private double intoCycle(long tick, double dt) {
        double cycle = 0;
        for (int i = 0; i < phases.size(); i++) {
            cycle += phases.get(i).seconds();
        }
        // The middle of the tick: a phase that ends on a multiple of dt must not depend on rounding.
        double t = (tick + 0.5) * dt + offset;
        return t - cycle * Math.floor(t / cycle);
    }
}
