package org.skidpad.evaluation.bench;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.MultiAgentScenario;
import org.skidpad.sim.env.MultiAgentTask;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.SegmentIndex;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * A piece of a town for the workload drive-obs: three winding streets each way, 7 m wide, with a centre line and edges that open
 * at the crossings, all in segments of about 4 m; 14 cars on their right-hand sides, each with a goal 20 to 60 m on. Drawn from a seed;
 * about six cars and 200 segments are within 50 m of a car. Edges are walls, centre lines are not.
 */
final class DriveScene implements MultiAgentScenario {
    static final int AGENTS = 14;
    static final double RANGE = 50;
    static final int OTHERS = 63;
    static final int SEGMENTS = 200;
    static final double MAX_ACCELERATION = 4;
    static final double MAX_STEERING = 1;

    private static final int STREETS = 3;
    private static final double SPACING = 35;
    private static final double HALF_MAP = 80;
    private static final double HALF_STARTS = 42;
    private static final double HALF_STREET = 3.5;
    private static final double PIECE = 4;
    private static final double CELL = 8;
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.5, 1.8, 1.35, 0, 2.7, 1500);
    private static final MultiAgentTask TASK =
            new MultiAgentTask(AGENTS, 0.1, 91, RANGE, OTHERS, 2, 1, -0.5, -0.2, MAX_ACCELERATION, MAX_STEERING);

    private final long mapSeed;
    private final double[] amplitude = new double[2 * STREETS];
    private final double[] phase = new double[2 * STREETS];
    private final Walls edges;
    private final SegmentIndex map;

    DriveScene(long mapSeed) {
        this.mapSeed = mapSeed;
        RandomStream random = new RandomStream(mapSeed, -1, "map");
        for (int k = 0; k < 2 * STREETS; k++) {
            amplitude[k] = random.uniform(1, 5);
            phase[k] = random.uniform(0, 2 * Math.PI);
        }
        List<double[]> walls = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        for (int street = 0; street < 2 * STREETS; street++) {
            for (int side = -1; side <= 1; side++) {
                for (double u = -HALF_MAP; u < HALF_MAP; u += PIECE) {
                    double[] piece = piece(street, side * HALF_STREET, u);
                    boolean edge = side != 0;
                    if (!edge || !isOnAnotherStreet(street, piece)) {
                        all.add(piece);
                        if (edge) {
                            walls.add(piece);
                        }
                    }
                }
            }
        }
        edges = walls(walls);
        float[] kind = new float[all.size()];
        for (int k = 0; k < kind.length; k++) {
            kind[k] = walls.contains(all.get(k)) ? 1 : 0;
        }
        map = new SegmentIndex(walls(all), kind, CELL, RANGE, SEGMENTS);
    }

    /** Across the street from its middle at a place along it, map frame: east-west streets first, then north-south ones. */
    private double middle(int street, double u) {
        int k = street % STREETS;
        return (k - (STREETS - 1) * 0.5) * SPACING + amplitude[street] * Trigonometry.sin(u * 0.05 + phase[street]);
    }

    private double[] piece(int street, double offset, double u) {
        double v0 = middle(street, u) + offset;
        double v1 = middle(street, u + PIECE) + offset;
        return street < STREETS ? new double[] {u, v0, u + PIECE, v1} : new double[] {v0, u, v1, u + PIECE};
    }

    private boolean isOnAnotherStreet(int street, double[] piece) {
        int first = street < STREETS ? STREETS : 0;
        for (int other = first; other < first + STREETS; other++) {
            for (int end = 0; end < 4; end += 2) {
                double u = street < STREETS ? piece[end + 1] : piece[end];
                double v = street < STREETS ? piece[end] : piece[end + 1];
                if (Math.abs(v - middle(other, u)) < HALF_STREET + 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Walls walls(List<double[]> pieces) {
        double[][] c = new double[4][pieces.size()];
        for (int k = 0; k < pieces.size(); k++) {
            for (int j = 0; j < 4; j++) {
                c[j][k] = pieces.get(k)[j];
            }
        }
        return new Walls(c[0], c[1], c[2], c[3]);
    }

    Walls edges() {
        return edges;
    }

    @Override
    public MultiAgentTask agentTask() {
        return TASK;
    }

    @Override
    public SegmentIndex map() {
        return map;
    }

    @Override
    public String name() {
        return "drive-" + mapSeed;
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.1, AGENTS, WorldConfig.ContactMode.DETECT, 9.1);
    }

    @Override
    public Task task() {
        throw new IllegalStateException("drive-obs has many agents: see agentTask");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        world.walls(edges);
        for (int i = 0; i < AGENTS; i++) {
            int car = world.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            double u = along(i);
            double sign = forward(i) ? 1 : -1;
            double ahead = sign * (middle(street(i), u + sign) - middle(street(i), u));
            double heading =
                    street(i) < STREETS ? StrictMath.atan2(sign * ahead, sign) : StrictMath.atan2(sign, sign * ahead);
            world.place(car, x(i, u), y(i, u), heading, 4 + 8 * share(i, 2));
        }
    }

    @Override
    public void goals(long seed, double[] x, double[] y) {
        for (int i = 0; i < AGENTS; i++) {
            double u = along(i) + (forward(i) ? 1 : -1) * (20 + 40 * share(i, 3));
            x[i] = x(i, u);
            y[i] = y(i, u);
        }
    }

    // Where a car starts is part of the map, as in a recorded scene; no two share a slot of a street.

    private int street(int car) {
        return car % (2 * STREETS);
    }

    private double along(int car) {
        int slot = car / (2 * STREETS);
        return -HALF_STARTS + HALF_STARTS * 2 / 3 * (slot + 0.1 + 0.8 * share(car, 1));
    }

    private boolean forward(int car) {
        return share(car, 0) < 0.5;
    }

    /** Right of the centre line in the direction of travel. */
    private double across(int car, double u) {
        double offset = (forward(car) ? 1 : -1) * HALF_STREET * 0.5;
        return middle(street(car), u) + (street(car) < STREETS ? -offset : offset);
    }

    private double x(int car, double u) {
        return street(car) < STREETS ? u : across(car, u);
    }

    private double y(int car, double u) {
        return street(car) < STREETS ? across(car, u) : u;
    }

    /** A fixed number in [0, 1) for each purpose of each car of the map. */
    private double share(int car, int purpose) {
        long z = (mapSeed * 0x9E3779B97F4A7C15L) ^ (car * 0xBF58476D1CE4E5B9L + purpose * 0x94D049BB133111EBL);
        z = (z ^ (z >>> 31)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 29)) * 0x94D049BB133111EBL;
        return (z >>> 11) * 0x1.0p-53;
    }
}
