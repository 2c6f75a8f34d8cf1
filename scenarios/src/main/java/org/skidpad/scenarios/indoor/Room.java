package org.skidpad.scenarios.indoor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;

/** A drawn room with its start and goal. Immutable once handed out. */
public final class Room {
    /** Side of a cell of the flood fill, m. */
    private static final double CELL = 0.1;

    private static final int TRIES = 60;

    /** What a way loses against the cells' centres: a point on the line between two neighbours is at most this far from one. */
    private static final double BETWEEN = CELL / 2;

    /** A point is at most this far from the centre of its cell. */
    private static final double TO_CENTRE = CELL * 0.75;

    /** Patrols keep this far from the start, m. */
    private static final double START_RESERVE = 0.6;

    private final double length;
    private final double width;
    private final double clearance;
    private final List<Obstacle> obstacles;
    private final int columns;
    private final int rows;
    private final boolean[] blocked;
    private final boolean[] reached;
    private Pose start;
    private Pose goal;

    Room(double length, double width, double clearance, List<Obstacle> obstacles) {
        this.length = length;
        this.width = width;
        this.clearance = clearance;
        this.obstacles = List.copyOf(obstacles);
        columns = Math.max(1, (int) (length / CELL));
        rows = Math.max(1, (int) (width / CELL));
        blocked = new boolean[columns * rows];
        reached = new boolean[columns * rows];
        block();
    }

    public double length() {
        return length;
    }

    public double width() {
        return width;
    }

    public int obstacleCount() {
        return obstacles.size();
    }

    /** Where the ego starts; its heading is drawn. */
    public Pose start() {
        return start;
    }

    public Pose goal() {
        return goal;
    }

    /** The outer walls and the outline of every obstacle. */
    public Walls walls() {
        List<double[]> rings = new ArrayList<>();
        rings.add(new double[] {0, 0, length, 0, length, width, 0, width});
        for (Obstacle o : obstacles) {
            rings.add(o.outline());
        }
        int n = rings.stream().mapToInt(r -> r.length / 2).sum();
        double[] x0 = new double[n];
        double[] y0 = new double[n];
        double[] x1 = new double[n];
        double[] y1 = new double[n];
        int at = 0;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2, at++) {
                int next = (i + 2) % ring.length;
                x0[at] = ring[i];
                y0[at] = ring[i + 1];
                x1[at] = ring[next];
                y1[at] = ring[next + 1];
            }
        }
        return new Walls(x0, y0, x1, y1);
    }

    /** Distance from a point to the nearest wall or obstacle, m; 0 inside one or outside the room. */
    public double distanceToWalls(double x, double y) {
        double d = Math.min(Math.min(x, length - x), Math.min(y, width - y));
        for (Obstacle o : obstacles) {
            d = Math.min(d, o.distance(x, y));
        }
        return Math.max(0, d);
    }

    /** @return false where no start and goal with a way between them were found */
    boolean chooseStartAndGoal(RandomStream random, double minDistance) {
        for (int i = 0; i < TRIES; i++) {
            double x = random.uniform(0, length);
            double y = random.uniform(0, width);
            if (distanceToWalls(x, y) < clearance + TO_CENTRE || blocked[cell(x, y)]) {
                continue;
            }
            flood(cell(x, y));
            for (int j = 0; j < TRIES; j++) {
                double gx = random.uniform(0, length);
                double gy = random.uniform(0, width);
                double away = (gx - x) * (gx - x) + (gy - y) * (gy - y);
                if (away >= minDistance * minDistance
                        && reached[cell(gx, gy)]
                        && distanceToWalls(gx, gy) >= clearance + TO_CENTRE) {
                    start = new Pose(x, y, random.uniform(-Math.PI, Math.PI));
                    goal = new Pose(gx, gy, 0);
                    return true;
                }
            }
        }
        return false;
    }

    /** Opposite corners, for a room without obstacles. */
    void useCorners() {
        start = new Pose(clearance, clearance, 0);
        goal = new Pose(length - clearance, width - clearance, 0);
    }

    /** Draws two points with nothing between them; nothing where the room is too full. */
    public Optional<Pose[]> patrol(RandomStream random) {
        for (int i = 0; i < 20 * TRIES; i++) {
            Pose a = new Pose(random.uniform(0, length), random.uniform(0, width), 0);
            Pose b = new Pose(random.uniform(0, length), random.uniform(0, width), 0);
            if (isClear(a, b)) {
                return Optional.of(new Pose[] {a, b});
            }
        }
        return Optional.empty();
    }

    /** Nobody's path may lead over the place where the ego wakes up. */
    private boolean nearStart(double x, double y) {
        double dx = x - start.x();
        double dy = y - start.y();
        return dx * dx + dy * dy < START_RESERVE * START_RESERVE;
    }

    private boolean isClear(Pose a, Pose b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance < 1) {
            return false;
        }
        int steps = (int) (distance / CELL) + 1;
        for (int i = 0; i <= steps; i++) {
            double x = a.x() + dx * i / steps;
            double y = a.y() + dy * i / steps;
            if (distanceToWalls(x, y) < clearance + BETWEEN || nearStart(x, y)) {
                return false;
            }
        }
        return true;
    }

    private int cell(double x, double y) {
        int c = Math.min(columns - 1, Math.max(0, (int) (x / CELL)));
        int r = Math.min(rows - 1, Math.max(0, (int) (y / CELL)));
        return r * columns + c;
    }

    /** Marks cells whose centre is nearer to something than the clearance plus what a way between centres can lose. */
    private void block() {
        double needed = clearance + BETWEEN;
        for (int r = 0; r < rows; r++) {
            double y = (r + 0.5) * CELL;
            for (int c = 0; c < columns; c++) {
                double x = (c + 0.5) * CELL;
                blocked[r * columns + c] = Math.min(Math.min(x, length - x), Math.min(y, width - y)) < needed;
            }
        }
        for (Obstacle o : obstacles) {
            double reach = o.reach() + needed;
            int c0 = Math.max(0, (int) ((o.x() - reach) / CELL) - 1);
            int c1 = Math.min(columns - 1, (int) ((o.x() + reach) / CELL) + 1);
            int r0 = Math.max(0, (int) ((o.y() - reach) / CELL) - 1);
            int r1 = Math.min(rows - 1, (int) ((o.y() + reach) / CELL) + 1);
            for (int r = r0; r <= r1; r++) {
                for (int c = c0; c <= c1; c++) {
                    if (o.distance((c + 0.5) * CELL, (r + 0.5) * CELL) < needed) {
                        blocked[r * columns + c] = true;
                    }
                }
            }
        }
    }

    /** Fills {@link #reached} from a cell over sides shared by free cells. */
    private void flood(int from) {
        Arrays.fill(reached, false);
        int[] queue = new int[reached.length];
        int head = 0;
        int tail = 0;
        queue[tail++] = from;
        reached[from] = true;
        while (head < tail) {
            int cell = queue[head++];
            int c = cell % columns;
            int r = cell / columns;
            tail = visit(c - 1, r, queue, tail);
            tail = visit(c + 1, r, queue, tail);
            tail = visit(c, r - 1, queue, tail);
            tail = visit(c, r + 1, queue, tail);
        }
    }

    private int visit(int c, int r, int[] queue, int tail) {
        if (c < 0 || r < 0 || c >= columns || r >= rows) {
            return tail;
        }
        int cell = r * columns + c;
        if (blocked[cell] || reached[cell]) {
            return tail;
        }
        reached[cell] = true;
        queue[tail] = cell;
        return tail + 1;
    }
}
