package org.skidpad.scenarios.populate;

import java.util.List;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.traffic.Walker;
import org.skidpad.sim.world.WorldBuilder;

/** Puts crowds into a world: places drawn until they are free; who finds none after {@value #TRIES} tries stays away. */
public final class CrowdFill {
    private static final int TRIES = 100;

    /** What stays free around each, centre to centre of two pedestrians, and around declared actors and walls, m. */
    private static final double BETWEEN = 0.8;

    private static final double AROUND = 1;
    private static final double OFF_WALLS = 0.05;

    private final Draws draws;
    private final WorldBuilder world;
    private final Walls walls;
    private final List<Population.Placed> placed;

    CrowdFill(Draws draws, WorldBuilder world, Walls walls, List<Population.Placed> placed) {
        this.draws = draws;
        this.world = world;
        this.walls = walls;
        this.placed = placed;
    }

    void run(CrowdSpec crowd) {
        int count = (int) draws.of(crowd.count(), crowd.name(), "crowd.count", crowd.name() + ".count");
        for (int k = 0; k < count; k++) {
            String name = crowd.name() + "-" + (k + 1);
            // One each: who tries several places before one is free changes nobody else's.
            RandomStream random = draws.stream(name, "crowd");
            double x = 0;
            double y = 0;
            boolean free = false;
            for (int i = 0; i < TRIES && !free; i++) {
                x = random.uniform(crowd.from()[0], crowd.from()[2]);
                y = random.uniform(crowd.from()[1], crowd.from()[3]);
                free = isFree(x, y);
            }
            double toX = random.uniform(crowd.to()[0], crowd.to()[2]);
            double toY = random.uniform(crowd.to()[1], crowd.to()[3]);
            double speed = draws.from(random, crowd.speed());
            if (!free) {
                continue;
            }
            ActorModel model = ActorModel.PEDESTRIAN;
            int actor = world.addActor(name, model.type, MotionModel.PRESCRIBED, model.body);
            double heading = StrictMath.atan2(toY - y, toX - x);
            world.place(actor, x, y, heading, 0);
            world.drive(actor, new Walker(new double[] {x, toX}, new double[] {y, toY}, speed, crowd.repeats()));
            draws.note(name + ".walk", speed);
            placed.add(new Population.Placed(x, y, heading, model.body.radius()));
        }
    }

    private boolean isFree(double x, double y) {
        double radius = ActorModel.PEDESTRIAN.body.radius();
        for (Population.Placed p : placed) {
            double dx = p.x() - x;
            double dy = p.y() - y;
            double least = p.half() <= radius ? BETWEEN : AROUND + p.half();
            if (dx * dx + dy * dy < least * least) {
                return false;
            }
        }
        for (int i = 0; i < walls.count; i++) {
            if (walls.distance(i, x, y) < radius + OFF_WALLS) {
                return false;
            }
        }
        return true;
    }
}
