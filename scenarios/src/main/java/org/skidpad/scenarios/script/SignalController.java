package org.skidpad.scenarios.script;

import java.util.List;
import java.util.Map;

/**
 * Switches traffic signals in phases, over and over (OpenSCENARIO XML, class {@code TrafficSignalController}). Immutable.
 *
 * @param delay s after the start of the cycle of {@code reference} at which its own starts
 * @param reference name of another controller, or null
 * @param phases in order; with none it switches nothing
 */
public record SignalController(String name, double delay, String reference, List<Phase> phases) {
    /**
     * @param duration s
     * @param states by signal
     */
    public record Phase(String name, double duration, Map<String, String> states) {
        public Phase {
            states = Map.copyOf(states);
        }
    }

    public SignalController {
        phases = List.copyOf(phases);
    }

    /** s of one round. */
    double cycle() {
        double sum = 0;
        for (Phase phase : phases) {
            sum += phase.duration;
        }
        return sum;
    }

    /** The phase some seconds into the cycles, or -1 before the first or without any. */
    int phaseAt(double seconds) {
        double cycle = cycle();
        if (seconds < -1e-9 || phases.isEmpty()) {
            return -1;
        }
        double left = cycle <= 0 ? 0 : Math.max(0, seconds) % cycle + 1e-9;
        for (int i = 0; i < phases.size(); i++) {
            left -= phases.get(i).duration;
            if (left < 0) {
                return i;
            }
        }
        return phases.size() - 1;
    }

    /** Seconds from the start of a cycle to a phase, or NaN for a name that none has. */
    double startOf(String phase) {
        double sum = 0;
        for (Phase one : phases) {
            if (one.name.equals(phase)) {
                return sum;
            }
            sum += one.duration;
        }
        return Double.NaN;
    }
}
