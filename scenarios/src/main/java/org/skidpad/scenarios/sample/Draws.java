package org.skidpad.scenarios.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.skidpad.sim.random.RandomStream;

/** The draws of one episode. One thread; made anew for each episode. */
public final class Draws {
    /** Whose draws those are that belong to no actor. */
    public static final String NOBODY = "";

    private final long seed;
    private final ObjDoubleConsumer<String> note;
    private final RandomStream random;
    private final Map<String, Double> parameters = new LinkedHashMap<>();

    /** @param note is told every named value that was drawn, in order */
    public Draws(long seed, ObjDoubleConsumer<String> note) {
        this.seed = seed;
        this.note = note;
        random = new RandomStream(seed, NOBODY, "");
    }

    /** Draws the parameters of the scenario; call before anything else. */
    public void parameters(Map<String, Distribution> declared, Correlations correlations) {
        double[] shares = correlations.shares(seed);
        declared.forEach((name, distribution) -> {
            int together = correlations.indexOf(name);
            double value = together < 0
                    ? quietly(distribution, NOBODY, "parameters." + name)
                    : distribution.quantile(shares[together]);
            parameters.put(name, value);
            // Also where it was fixed from outside: the recording must say what was run.
            note.accept(name, value);
        });
    }

    /** @throws IllegalArgumentException where no such parameter was drawn */
    double parameter(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter '" + name + "' among " + parameters.keySet());
        }
        return value;
    }

    /**
     * Draws and notes a value.
     *
     * @param actor name of the actor it is for, or {@link #NOBODY}
     * @param purpose names the random stream
     * @param noteAs name in the recording's header
     */
    public double of(Distribution distribution, String actor, String purpose, String noteAs) {
        double value = quietly(distribution, actor, purpose);
        if (!distribution.isConstant()) {
            note.accept(noteAs, value);
        }
        return value;
    }

    /** Draws without a note. */
    public double quietly(Distribution distribution, String actor, String purpose) {
        if (distribution instanceof Distribution.Constant constant) {
            return constant.value();
        }
        random.reseed(seed, actor, purpose);
        return distribution.draw(random, this);
    }

    /** A stream of its own for whoever draws many numbers. */
    public RandomStream stream(String actor, String purpose) {
        return new RandomStream(seed, actor, purpose);
    }

    /** Draws from a stream that goes on. */
    public double from(RandomStream stream, Distribution distribution) {
        return distribution.draw(stream, this);
    }

    /** Notes a value that was worked out rather than drawn. */
    public void note(String name, double value) {
        note.accept(name, value);
    }
}
