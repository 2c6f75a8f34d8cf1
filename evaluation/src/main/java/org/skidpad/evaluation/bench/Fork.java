package org.skidpad.evaluation.bench;

import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.world.World;

/**
 * Forks a world of 20 actors: saves its whole state to bytes and restores a second world from them. What must hold: the two go
 * on alike.
 *
 * @param scene of 20 actors
 */
record Fork(String name, String summary, Scenario scene) implements Workload {
    private static final int WARM_UP_TICKS = 200;
    private static final int FORKS = 1000;

    /** Traffic that changes lanes; touches are events only. */
    static Fork detect() {
        return new Fork("fork20", "forks a world of 20 cars that change lanes, detect", new ForkScene());
    }

    /** Boxes that bounce about. */
    static Fork rigid() {
        return new Fork("fork20-rigid", "forks a world of 20 boxes that bounce about, rigid", new ArenaScene(20));
    }

    @Override
    public Figure figure() {
        return Figure.microseconds("us_per_fork");
    }

    @Override
    public Run open(int threads) {
        World world = world();
        for (int k = 0; k < WARM_UP_TICKS; k++) {
            world.tick();
        }
        return new Forks(world, world());
    }

    private World world() {
        World world = new World(scene);
        world.reset(0);
        return world;
    }

    private static final class Forks implements Run {
        private final World world;
        private final World fork;
        private final Snapshot snapshot = new Snapshot();
        private long moments;
        private long apart;

        Forks(World world, World fork) {
            this.world = world;
            this.fork = fork;
        }

        @Override
        public long chunk() {
            for (int k = 0; k < FORKS; k++) {
                world.save(snapshot);
                fork.restore(snapshot);
            }
            // On to the next moment, in step.
            world.tick();
            fork.tick();
            moments++;
            apart += world.stateHash() == fork.stateHash() ? 0 : 1;
            return FORKS;
        }

        @Override
        public Answer answer() {
            String detail = "bytes=" + snapshot.size() + " apart=" + apart;
            return Answer.of(detail, moments > 0 && apart == 0, "that no fork comes apart from its origin");
        }
    }
}
