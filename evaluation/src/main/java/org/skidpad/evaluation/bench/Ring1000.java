package org.skidpad.evaluation.bench;

import java.util.Arrays;
import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.World;

/** {@link RingScene} for as long as it takes: at a steady mean speed of 21.0 to 21.1 m/s, and without a touch. */
record Ring1000(String name, boolean changesLanes) implements Workload {
    private static final int TICKS = 100;
    /** By then the mean speed is steady. */
    private static final int SETTLING_TICKS = 2000;

    @Override
    public String summary() {
        return "1,000 IDM vehicles on a four-lane ring, " + (changesLanes ? "MOBIL each tick" : "own lane kept");
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("vehicle_updates", "updates");
    }

    @Override
    public Run open(int threads) {
        World world = new World(new RingScene(changesLanes));
        world.reset(1);
        for (int k = 0; k < SETTLING_TICKS; k++) {
            world.tick();
        }
        return new Laps(world, changesLanes);
    }

    private record Laps(World world, boolean changesLanes) implements Run {
        @Override
        public long chunk() {
            for (int k = 0; k < TICKS; k++) {
                world.tick();
            }
            return (long) TICKS * RingScene.VEHICLES;
        }

        @Override
        public Answer answer() {
            ActorStates a = world.view().actors();
            double speed = Arrays.stream(a.speed, 0, a.count).average().orElse(Double.NaN);
            int touching = 0;
            for (int i = 0; i < a.count; i++) {
                touching += world.view().touching(i) ? 1 : 0;
            }
            String detail =
                    String.format(Locale.ROOT, "mean_speed=%.2f touching=%d, contacts looked for", speed, touching);
            // The definition gives the steady speed without lane changes only; with them slow cars are passed and it is
            // no lower.
            boolean right = touching == 0 && speed > 20.95 && speed < (changesLanes ? 22 : 21.15);
            return Answer.of(detail, right, "a steady mean speed of 21.0 to 21.1 m/s without a touch");
        }
    }
}
