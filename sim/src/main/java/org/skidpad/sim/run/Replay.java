package org.skidpad.sim.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.Version;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.world.World;

/**
 * The beginning of a recorded run, to be run again: its actions and seeds until a moment, and its state hashes, against which
 * every recorded sample on the way is checked.
 */
final class Replay {
    /** Event that notes that new random streams were drawn at its time; its text is the seed. */
    static final String NEW_SEED = "new-seed";

    /** Event that notes from where on a continued run is no longer the recorded one. */
    static final String CONTINUED = "continued";

    private final Recording run;
    private final SourceLocation source;
    private final double untilS;
    private final double dt;
    private final Map<Long, Long> hashOfTick = new HashMap<>();
    private final Map<Long, Long> seedOfTick = new HashMap<>();

    /**
     * @param source the recording's name, for messages
     * @param fromS when the run is to go on by itself, s
     * @param dt tick of the scenario, s
     * @throws BadInputException when the recording has no such moment
     */
    Replay(Recording run, String source, double fromS, double dt) {
        this.run = run;
        this.source = SourceLocation.wholeFile(source);
        this.dt = dt;
        double last = run.samples() == 0 ? 0 : run.time(run.samples() - 1);
        if (!(fromS >= 0 && fromS <= last)) {
            throw new BadInputException(
                    this.source, "has no moment " + fromS + " s: it goes from 0 to " + (float) last + " s");
        }
        // A decision due at the moment is the first new one, whatever its decimals.
        untilS = fromS - dt / 2;
        for (int i = 0; i < run.samples(); i++) {
            hashOfTick.put(tick(run.time(i)), run.stateHash(i));
        }
        for (RunEvent event : run.events()) {
            if (event.kind().equals(NEW_SEED)) {
                seedOfTick.put(tick(event.time()), seed(event.text()));
            }
        }
    }

    private long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInputException(source, "event " + NEW_SEED + ": '" + text + "' is no whole number");
        }
    }

    private long tick(double time) {
        return Math.round(time / dt);
    }

    long seed() {
        return run.header().seed();
    }

    /** True while the decision of this time is a recorded one. */
    boolean holds(double time) {
        return time < untilS;
    }

    /** The seed of new random streams at this tick, or null. */
    Long newSeed(long tick) {
        return seedOfTick.get(tick);
    }

    /** Overwrites the action with the recorded one. */
    void act(int decision, double time, float[] action) {
        List<Recording.Decision> decisions = run.decisions();
        Recording.Decision recorded = decision < decisions.size() ? decisions.get(decision) : null;
        if (recorded == null || tick(recorded.time()) != tick(time) || recorded.rawAction().length != action.length) {
            throw new BadInputException(source, "lacks the decision of " + (float) time + " s");
        }
        System.arraycopy(recorded.rawAction(), 0, action, 0, action.length);
    }

    /** Compares with the sample of this tick, if there is one. */
    void check(World world) {
        Long hash = hashOfTick.get(world.view().tick());
        if (hash != null && hash != world.stateHash()) {
            throw new BadInputException(
                    source,
                    "does not repeat: at " + (float) world.view().time()
                            + " s the state is another. It was made by Skidpad "
                            + run.header().version() + ", this is " + Version.CURRENT
                            + "; is it the same scenario, with the same maps and options?");
        }
    }
}
