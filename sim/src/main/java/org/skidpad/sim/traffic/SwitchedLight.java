package org.skidpad.sim.traffic;

/**
 * A traffic light that a script of its world switches; one per world. What it shows is the script's state and saved with that.
 * Nobody knows how long it will last, so pedestrians trust it.
 */
public final class SwitchedLight implements TrafficLight {
    private final String name;
    private Signal.Light shown = Signal.Light.OFF;

    public SwitchedLight(String name) {
        this.name = name;
    }

    public void show(Signal.Light light) {
        shown = light;
    }

    @Override
    public String name() {
        return name;
    }

    /** What it shows now, whatever the tick: whoever asks of the last tick asks before the script switches again. */
    @Override
    public Signal.Light at(long tick, double dt) {
        return shown;
    }

    @Override
    public double remaining(long tick, double dt) {
        return Double.POSITIVE_INFINITY;
    }
}
