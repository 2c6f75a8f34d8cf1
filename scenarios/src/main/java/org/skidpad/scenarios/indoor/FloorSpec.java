package org.skidpad.scenarios.indoor;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.random.RandomStream;

/**
 * How a floor is divided into rooms: a grid of rooms with walls between, and a corridor across the middle where asked for. Doors
 * are drawn so that every room can be reached (a random spanning tree), and some more.
 *
 * @param columns rooms along x, rounded down
 * @param rows rooms along y, rounded down, besides the corridor
 * @param door width of each door, m
 * @param corridor its width, m, or null for none
 * @param loops share of the other walls that get a door too
 */
public record FloorSpec(
        Distribution columns, Distribution rows, Distribution door, Distribution corridor, double loops) {
    /** Half the thickness of a wall, m. */
    private static final double HALF_WALL = 0.04;

    /** A wall between two cells. */
    private record Wall(int a, int b, boolean upright, double at, double from, double to) {}

    void divide(Draws draws, RandomStream random, double length, double width, List<Obstacle> out) {
        int nx = Math.max(1, (int) draws.from(random, columns));
        int rooms = Math.max(1, (int) draws.from(random, rows));
        double opening = draws.from(random, door);
        double aisle = corridor == null ? 0 : Math.min(draws.from(random, corridor), width / 2);
        int ny = rooms + (corridor == null ? 0 : 1);
        int aisleRow = corridor == null ? -1 : rooms / 2;
        double height = (width - aisle) / rooms;
        double[] y = new double[ny + 1];
        for (int r = 0; r < ny; r++) {
            y[r + 1] = y[r] + (r == aisleRow ? aisle : height);
        }
        List<Wall> walls = new ArrayList<>();
        int[] group = new int[nx * ny];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int r = 0; r < ny; r++) {
            for (int c = 0; c < nx; c++) {
                int cell = r * nx + c;
                if (c + 1 < nx && r == aisleRow) {
                    merge(group, cell, cell + 1);
                } else if (c + 1 < nx) {
                    walls.add(new Wall(cell, cell + 1, true, length * (c + 1) / nx, y[r], y[r + 1]));
                }
                if (r + 1 < ny) {
                    walls.add(new Wall(cell, cell + nx, false, y[r + 1], length * c / nx, length * (c + 1) / nx));
                }
            }
        }
        // Kruskal's algorithm on a shuffled list.
        for (int i = walls.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Wall swap = walls.get(i);
            walls.set(i, walls.get(other));
            walls.set(other, swap);
        }
        for (Wall wall : walls) {
            boolean needed = group[wall.a] != group[wall.b];
            boolean more = random.nextDouble() < loops;
            if (needed) {
                merge(group, wall.a, wall.b);
            }
            build(wall, needed || more ? Math.min(opening, wall.to - wall.from) : 0, random, out);
        }
    }

    private static void merge(int[] group, int a, int b) {
        int from = group[a];
        int to = group[b];
        for (int i = 0; i < group.length; i++) {
            group[i] = group[i] == from ? to : group[i];
        }
    }

    private static void build(Wall wall, double opening, RandomStream random, List<Obstacle> out) {
        double from = opening == 0 ? wall.to : wall.from + random.uniform(0, wall.to - wall.from - opening);
        piece(wall, wall.from, from, out);
        if (opening > 0) {
            piece(wall, from + opening, wall.to, out);
        }
    }

    private static void piece(Wall wall, double from, double to, List<Obstacle> out) {
        double half = (to - from) / 2;
        if (half > 0) {
            double middle = (from + to) / 2;
            out.add(
                    wall.upright
                            ? Obstacle.box(wall.at, middle, 0, HALF_WALL, half)
                            : Obstacle.box(middle, wall.at, 0, half, HALF_WALL));
        }
    }
}
