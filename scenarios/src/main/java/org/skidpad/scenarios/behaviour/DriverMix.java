package org.skidpad.scenarios.behaviour;

import java.util.List;
import org.skidpad.scenarios.sample.Draws;

/**
 * Of what styles the drivers of a scenario are, and how often.
 *
 * @param shares as many as styles, not negative; they need not add up to 1
 */
public record DriverMix(List<DriverStyle> styles, List<Double> shares) {
    public DriverMix {
        styles = List.copyOf(styles);
        shares = List.copyOf(shares);
        if (styles.size() != shares.size()
                || shares.stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            throw new IllegalArgumentException("a mix needs a share for each style, and one above 0: " + shares);
        }
    }

    /** Draws an actor's style and notes its place in the list, from 0. */
    DriverStyle draw(Draws draws, String actor, String name) {
        double total = shares.stream().mapToDouble(Double::doubleValue).sum();
        double left = draws.stream(actor, "style").nextDouble() * total;
        int at = 0;
        while (at < styles.size() - 1 && left >= shares.get(at)) {
            left -= shares.get(at);
            at++;
        }
        draws.note(name + ".style", at);
        return styles.get(at);
    }
}
