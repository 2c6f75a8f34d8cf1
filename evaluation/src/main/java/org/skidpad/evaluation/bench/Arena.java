package org.skidpad.evaluation.bench;

import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/**
 * An {@link ArenaScene} for as long as it takes. What must hold whatever the engine, and is looked at once a second of
 * simulated time: no body is beyond its walls, the kinetic energy is what it was at the last rescaling (elastic contacts
 * without friction keep it), and about as many bodies touch as in Box2D 2.4: 0.51, 2.5 and 7.4 contacts in arena20, arena100
 * and arena500.
 */
record Arena(int boxes) implements Workload {
    private static final int WARM_UP_STEPS = 500;

    @Override
    public String name() {
        return "arena" + boxes;
    }

    @Override
    public String summary() {
        return boxes + " boxes bounce about between walls, rigid contacts";
    }

    @Override
    public Figure figure() {
        return Figure.microseconds("us_per_step");
    }

    @Override
    public Run open(int threads) {
        return new Seconds(new ArenaScene(boxes));
    }

    private static final class Seconds implements Run {
        private static final int SECONDS = 10;

        /**
         * Then it starts again after the warm-up. Left alone, bodies that drift side by side gather in clumps (contacts below 1
         * m/s are not elastic in Box2D and JBox2D), and a long run would be another workload: after 20,000 steps of arena500
         * JBox2D counts 40 contacts in place of 7.
         */
        private static final int ROUND = 100;

        private final ArenaScene scene;
        private final World world;
        private final ActorStates bodies;
        private final double[][] start;
        private int second;
        private long samples;
        private long touching;
        private double energy;
        private double farthestOut = Double.NEGATIVE_INFINITY;

        Seconds(ArenaScene scene) {
            this.scene = scene;
            world = new World(scene);
            world.reset(0);
            bodies = world.view().actors();
            for (int k = 0; k < WARM_UP_STEPS; k += ArenaScene.RESCALE_STEPS) {
                second();
            }
            start = new double[][] {
                bodies.x.clone(),
                bodies.y.clone(),
                bodies.heading.clone(),
                bodies.speed.clone(),
                bodies.lateralSpeed.clone(),
                bodies.yawRate.clone()
            };
        }

        @Override
        public long chunk() {
            for (int k = 0; k < SECONDS; k++) {
                second();
                sample();
            }
            second += SECONDS;
            if (second >= ROUND) {
                second = 0;
                restart();
            }
            return (long) SECONDS * ArenaScene.RESCALE_STEPS;
        }

        private void second() {
            ArenaScene.rescale(bodies);
            for (int k = 0; k < ArenaScene.RESCALE_STEPS; k++) {
                world.tick();
            }
        }

        private void restart() {
            System.arraycopy(start[0], 0, bodies.x, 0, bodies.count);
            System.arraycopy(start[1], 0, bodies.y, 0, bodies.count);
            System.arraycopy(start[2], 0, bodies.heading, 0, bodies.count);
            System.arraycopy(start[3], 0, bodies.speed, 0, bodies.count);
            System.arraycopy(start[4], 0, bodies.lateralSpeed, 0, bodies.count);
            System.arraycopy(start[5], 0, bodies.yawRate, 0, bodies.count);
        }

        private void sample() {
            WorldView view = world.view();
            // Of a uniform rectangle, per unit of mass.
            double inertia = (ArenaScene.LENGTH * ArenaScene.LENGTH + ArenaScene.WIDTH * ArenaScene.WIDTH) / 12;
            for (int i = 0; i < bodies.count; i++) {
                double along = bodies.speed[i];
                double across = bodies.lateralSpeed[i];
                double spin = bodies.yawRate[i];
                energy += 0.5 * (along * along + across * across + inertia * spin * spin);
                double beyondX = Math.max(-bodies.x[i], bodies.x[i] - scene.size());
                double beyondY = Math.max(-bodies.y[i], bodies.y[i] - scene.size());
                farthestOut = Math.max(farthestOut, Math.max(beyondX, beyondY));
                if (view.touching(i)) {
                    // Each of two bodies in contact counts; a wall does not.
                    touching += view.touched(i) >= 0 ? 1 : 2;
                }
            }
            samples++;
        }

        @Override
        public Answer answer() {
            double contacts = 0.5 * touching / samples;
            double kept = energy / (samples * bodies.count * 0.5 * ArenaScene.SPEED * ArenaScene.SPEED);
            String detail = String.format(
                    Locale.ROOT, "touching=%.2f energy_kept=%.3f nearest_wall=%.2fm", contacts, kept, -farthestOut);
            boolean right = Math.abs(kept - 1) <= 0.05
                    && farthestOut < 0
                    && contacts >= 0.01 * bodies.count
                    && contacts <= 0.04 * bodies.count;
            return Answer.of(
                    detail,
                    right,
                    "energy kept within 5 %, all middles inside the walls, and 0.01 to 0.04 contacts for each body");
        }
    }
}
