package org.skidpad.scenarios.procedural;

import java.util.ArrayList;
import java.util.List;

/** What the roads laid so far cover, as discs along them; tells whether another one fits beside. Metres. */
final class Footprint {
    /** Between roads that do not meet. */
    private static final double MARGIN = 3;

    private final List<double[]> settled = new ArrayList<>();
    private final List<double[]> last = new ArrayList<>();
    private final List<double[]> pending = new ArrayList<>();

    /** Of the block that is being laid. */
    void disc(double x, double y, double radius) {
        pending.add(new double[] {x, y, radius});
    }

    /**
     * Ends a block.
     *
     * @param jointX where it joins on to the last one, which it may touch there
     * @return whether it stays clear of the others
     */
    boolean settle(double jointX, double jointY) {
        boolean fits = settled.stream().allMatch(old -> isClear(old));
        double reach = pending.stream().mapToDouble(d -> d[2]).max().orElse(0);
        for (double[] old : last) {
            double joined = old[2] + reach + 2 * MARGIN;
            fits &= squared(old, jointX, jointY) < joined * joined || isClear(old);
        }
        settled.addAll(last);
        last.clear();
        last.addAll(pending);
        pending.clear();
        return fits;
    }

    private boolean isClear(double[] old) {
        for (double[] young : pending) {
            double apart = old[2] + young[2] + MARGIN;
            if (squared(old, young[0], young[1]) < apart * apart) {
                return false;
            }
        }
        return true;
    }

    private static double squared(double[] disc, double x, double y) {
        return (disc[0] - x) * (disc[0] - x) + (disc[1] - y) * (disc[1] - y);
    }
}
