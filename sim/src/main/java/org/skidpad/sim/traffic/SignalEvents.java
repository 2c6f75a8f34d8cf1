package org.skidpad.sim.traffic;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.WorldView;

/** Notes in the recording what the signals show at the start and whenever one changes. Decides nothing. */
public final class SignalEvents implements Script {
    private final List<TrafficLight> signals;

    /** The last tick that was seen and is not yet told of; -1 for none. */
    private long tick = -1;

    private double dt;

    public SignalEvents(List<TrafficLight> signals) {
        this.signals = List.copyOf(signals);
    }

    @Override
    public void beforeTick(WorldView world, ActorCommands out) {
        tick = world.tick();
        dt = world.dt();
    }

    @Override
    public void drainEvents(Consumer<RunEvent> to) {
        for (int k = 0; k < signals.size() && tick >= 0; k++) {
            TrafficLight signal = signals.get(k);
            Signal.Light light = signal.at(tick, dt);
            if (tick == 0 || signal.at(tick - 1, dt) != light) {
                to.accept(new RunEvent(
                        tick * dt,
                        "signal",
                        -1,
                        signal.name() + " shows " + light.name().toLowerCase(Locale.ROOT)));
            }
        }
        tick = -1;
    }
}
