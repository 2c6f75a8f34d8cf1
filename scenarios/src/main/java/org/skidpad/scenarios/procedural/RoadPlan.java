package org.skidpad.scenarios.procedural;

import java.util.List;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.random.RandomStream;

/**
 * How a road is drawn.
 *
 * @param lanes along the way at its start
 * @param oncoming lanes in the other direction
 * @param laneWidth m
 * @param speedLimit m/s
 * @param parts in order
 */
public record RoadPlan(int lanes, int oncoming, double laneWidth, double speedLimit, List<Part> parts) {
    /** The road that is drawn to check a scenario against. */
    private static final long EXAMPLE = 1;

    private static final int ATTEMPTS = 60;

    public RoadPlan {
        parts = List.copyOf(parts);
    }

    /**
     * So many blocks, each one of several.
     *
     * @param count rounded down
     */
    public record Part(Distribution count, List<Block> of) {
        public Part {
            of = List.copyOf(of);
        }

        boolean isConstant() {
            return count.isConstant() && of.size() == 1 && of.get(0).isConstant();
        }
    }

    /** True where every episode has the same road. */
    public boolean isConstant() {
        return parts.stream().allMatch(Part::isConstant);
    }

    /** A road as good as any, to check a scenario against; the road itself where {@link #isConstant}. */
    public DrawnRoad example() {
        return draw(new Draws(EXAMPLE, (name, value) -> {}), true);
    }

    /** Draws a road that nowhere overlaps itself. */
    public DrawnRoad draw(Draws draws) {
        return draw(draws, false);
    }

    /**
     * @param alone the parameters of the scenario are not drawn yet: their middles stand in
     * @throws IllegalStateException where no road without overlap was found
     */
    private DrawnRoad draw(Draws draws, boolean alone) {
        RandomStream random = draws.stream(Draws.NOBODY, "road");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RoadDrawer drawer =
                    new RoadDrawer(this, random, d -> alone ? middle(d, random, draws) : draws.from(random, d));
            if (drawer.run()) {
                return drawer.build();
            }
        }
        throw new IllegalStateException("no road without overlap in " + ATTEMPTS
                + " attempts: give the blocks more room, by longer straights or fewer turns");
    }

    private static double middle(Distribution d, RandomStream random, Draws draws) {
        return d.dependsOnParameters() ? (d.low() + d.high()) / 2 : draws.from(random, d);
    }
}
