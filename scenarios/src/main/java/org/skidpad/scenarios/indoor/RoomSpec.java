package org.skidpad.scenarios.indoor;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.random.RandomStream;

/**
 * How rooms are drawn; m.
 *
 * @param length along x
 * @param width along y
 * @param boxes how many, rounded down
 * @param boxSide of each side of each box
 * @param cylinders how many, rounded down
 * @param cylinderRadius of each
 * @param dividerAt fraction of the length at which a wall crosses the room, or null for none
 * @param door width of the opening in that wall, or null
 * @param floor rooms that it is divided into, or null for one
 * @param clearance radius for which a way from start to goal is promised
 */
public record RoomSpec(
        Distribution length,
        Distribution width,
        Distribution boxes,
        Distribution boxSide,
        Distribution cylinders,
        Distribution cylinderRadius,
        Distribution dividerAt,
        Distribution door,
        FloorSpec floor,
        double clearance) {
    private static final int ATTEMPTS = 100;

    /** The farthest apart that start and goal can be promised to be, m: the diagonal of the smallest room less clearances. */
    public double promisedDistance() {
        double x = length.low() - 2 * clearance;
        double y = width.low() - 2 * clearance;
        return x > 0 && y > 0 ? Math.sqrt(x * x + y * y) : 0;
    }

    /**
     * Draws a room, its start and its goal.
     *
     * @param minDistance between start and goal, m; at most {@link #promisedDistance}
     */
    public Room draw(Draws draws, double minDistance) {
        RandomStream random = draws.stream(Draws.NOBODY, "room");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Room room = layout(draws, random, true);
            if (room.chooseStartAndGoal(random, minDistance)) {
                return room;
            }
        }
        Room bare = layout(draws, random, false);
        bare.useCorners();
        return bare;
    }

    private Room layout(Draws draws, RandomStream random, boolean cluttered) {
        double lengthM = draws.from(random, length);
        double widthM = draws.from(random, width);
        List<Obstacle> obstacles = new ArrayList<>();
        if (cluttered && dividerAt != null) {
            divider(draws, random, lengthM, widthM, obstacles);
        }
        if (cluttered && floor != null) {
            floor.divide(draws, random, lengthM, widthM, obstacles);
        }
        int boxCount = cluttered ? (int) draws.from(random, boxes) : 0;
        for (int i = 0; i < boxCount; i++) {
            double angle = random.uniform(-Math.PI, Math.PI);
            obstacles.add(Obstacle.box(
                    random.uniform(0, lengthM),
                    random.uniform(0, widthM),
                    Angles.wrap(angle),
                    draws.from(random, boxSide) / 2,
                    draws.from(random, boxSide) / 2));
        }
        int cylinderCount = cluttered ? (int) draws.from(random, cylinders) : 0;
        for (int i = 0; i < cylinderCount; i++) {
            obstacles.add(Obstacle.cylinder(
                    random.uniform(0, lengthM), random.uniform(0, widthM), draws.from(random, cylinderRadius)));
        }
        return new Room(lengthM, widthM, clearance, obstacles);
    }

    /** Two thin boxes that leave a door between them. */
    private void divider(Draws draws, RandomStream random, double lengthM, double widthM, List<Obstacle> out) {
        double x = lengthM * draws.from(random, dividerAt);
        double opening = Math.min(draws.from(random, door), widthM);
        double from = random.uniform(0, widthM - opening);
        double half = 0.05;
        if (from > 0) {
            out.add(Obstacle.box(x, from / 2, 0, half, from / 2));
        }
        double rest = widthM - from - opening;
        if (rest > 0) {
            out.add(Obstacle.box(x, widthM - rest / 2, 0, half, rest / 2));
        }
    }
}
