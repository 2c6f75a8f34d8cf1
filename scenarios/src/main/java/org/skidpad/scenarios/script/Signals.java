package org.skidpad.scenarios.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.Signal;
import org.skidpad.sim.traffic.SwitchedLight;

/** What every traffic signal of one episode shows, and the controllers that switch them. */
final class Signals implements Stateful {
    private static final int MOST_SIGNALS = 100_000;

    private final List<SignalController> controllers;
    private final Map<String, String> states = new TreeMap<>();
    /** Lights of the map by every name they go by. They show what is in {@link #states}. */
    private final Map<String, List<SwitchedLight>> lights;
    /** When the cycles of each controller began, s. */
    private final double[] origin;
    /** The phase that each controller last switched to, or -1. */
    private final int[] phase;

    Signals(List<SignalController> controllers, Map<String, List<SwitchedLight>> lights) {
        this.lights = lights;
        this.controllers = List.copyOf(controllers);
        origin = new double[controllers.size()];
        phase = new int[controllers.size()];
        Arrays.fill(phase, -1);
        for (int i = 0; i < origin.length; i++) {
            origin[i] = start(i, 0);
        }
    }

    /** The start of a controller's first cycle: those of the ones it refers to and its own delay; a ring of them starts at 0. */
    private double start(int i, int depth) {
        SignalController own = controllers.get(i);
        int reference = own.reference() == null || depth > controllers.size() ? -1 : find(own.reference());
        return own.delay() + (reference < 0 || reference == i ? 0 : start(reference, depth + 1));
    }

    private int find(String name) {
        for (int i = 0; i < controllers.size(); i++) {
            if (controllers.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void set(String signal, String state) {
        states.put(signal, state);
        show(signal);
    }

    private void show(String signal) {
        for (SwitchedLight light : lights.getOrDefault(signal, List.of())) {
            light.show(LightWords.of(states.get(signal)));
        }
    }

    /** Starts a phase of a controller now. */
    void startPhase(String controller, String name, double now) {
        int i = find(controller);
        double into = i < 0 ? Double.NaN : controllers.get(i).startOf(name);
        if (!Double.isNaN(into)) {
            origin[i] = now - into;
            phase[i] = -1;
            advance(now);
        }
    }

    /** Switches what is due. */
    void advance(double now) {
        for (int i = 0; i < phase.length; i++) {
            int next = controllers.get(i).phaseAt(now - origin[i]);
            if (next >= 0 && next != phase[i]) {
                phase[i] = next;
                controllers.get(i).phases().get(next).states().forEach(this::set);
            }
        }
    }

    boolean shows(String signal, String state) {
        return state.equals(states.get(signal));
    }

    boolean isIn(String controller, String name) {
        int i = find(controller);
        return i >= 0
                && phase[i] >= 0
                && controllers.get(i).phases().get(phase[i]).name().equals(name);
    }

    @Override
    public void visitState(StateVisitor v) {
        v.reals(origin, origin.length);
        for (int i = 0; i < phase.length; i++) {
            phase[i] = v.index(phase[i], Math.max(1, controllers.get(i).phases().size()));
        }
        Texts.visit(states, MOST_SIGNALS, v);
        if (v.restoring()) {
            lights.values().forEach(all -> all.forEach(light -> light.show(Signal.Light.OFF)));
            states.keySet().forEach(this::show);
        }
    }
}
