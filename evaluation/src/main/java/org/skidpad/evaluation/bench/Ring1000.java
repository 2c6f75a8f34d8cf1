package org.skidpad.evaluation.bench;

import java.util.Arrays;
import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.World;

/**
 * {@link RingScene} for as long as it takes, without a touch. The definition gives the steady mean speed without lane changes,
 * 21.0 to 21.1 m/s; with them it is a little higher, since fast cars gather where no slow one holds them up.
 */
record Ring1000(String name, boolean changesLanes) implements Workload {
    private static final int TICKS = 100;
    /** A minute. */
    private static final int CHECKED_TICKS = 600;
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

        /** Runs on, tick by tick, and looks at everybody. */
        @Override
        public Answer answer() {
            ActorStates a = world.view().actors();
            int[] lane = Arrays.copyOf(a.lane, a.count);
            int changes = 0;
            int touches = 0;
            for (int k = 0; k < CHECKED_TICKS; k++) {
                world.tick();
                for (int i = 0; i < a.count; i++) {
                    changes += a.lane[i] == lane[i] ? 0 : 1;
                    lane[i] = a.lane[i];
                    touches += world.view().touching(i) ? 1 : 0;
                }
            }
            double speed = Arrays.stream(a.speed, 0, a.count).average().orElse(Double.NaN);
            String detail = String.format(
                    Locale.ROOT,
                    "mean_speed=%.2f lane_changes/min=%.0f touching=%d, contacts looked for",
                    speed,
                    changes / (CHECKED_TICKS * world.view().dt() / 60),
                    touches);
            if (changesLanes) {
                boolean right = touches == 0 && changes > 0 && speed > 20.95 && speed < 22.5;
                return Answer.of(detail, right, "lane changes and a mean speed of 21 to 22.5 m/s without a touch");
            }
            boolean right = touches == 0 && changes == 0 && speed > 20.95 && speed < 21.15;
            return Answer.of(detail, right, "a steady mean speed of 21.0 to 21.1 m/s without a touch");
        }
    }
}
