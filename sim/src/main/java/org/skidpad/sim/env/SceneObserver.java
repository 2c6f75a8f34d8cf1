package org.skidpad.sim.env;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.SegmentIndex;

/**
 * Writes what each of several agents sees of the others and of the map, in its own frame (base_link), as in GPUDrive and
 * PufferDrive: a block on the agent itself, one row an actor in range, nearest first, and one row a map segment of its cell,
 * nearest to the cell's middle first ({@link SegmentIndex}). Rows that are not needed are zero.
 *
 * <p>The numbers are lengths over fixed scales, not clamped: goals and segments lie farther than their scale only rarely.
 */
final class SceneObserver {
    static final int OWN = 7;
    static final int PER_ACTOR = 7;
    static final int PER_SEGMENT = 7;

    /** Scales: positions and goals, speed, lengths of bodies and segments, widths. */
    static final float POSITION = 1 / 50f;

    static final float SPEED = 1 / 30f;
    static final float LENGTH = 1 / 10f;
    static final float WIDTH = 1 / 5f;

    private final ActorStates actors;
    private final SegmentIndex map;
    private final double range;
    private final int others;
    private final int size;
    private final float[] cos;
    private final float[] sin;
    private final double[] square;
    private final int[] near;

    SceneObserver(ActorStates actors, MultiAgentTask task, SegmentIndex map) {
        this.actors = actors;
        this.map = map;
        range = task.range();
        others = task.others();
        size = size(task, map);
        cos = new float[actors.capacity];
        sin = new float[actors.capacity];
        square = new double[others];
        near = new int[others];
    }

    static int size(MultiAgentTask task, SegmentIndex map) {
        return OWN + task.others() * PER_ACTOR + map.most * PER_SEGMENT;
    }

    static List<Channel> channels(MultiAgentTask task, SegmentIndex map) {
        return List.of(
                new Channel("agent", OWN, "1", "base_link", -1, 1),
                new Channel("nearby_actors", task.others() * PER_ACTOR, "1", "base_link", -1, 1),
                new Channel("nearby_segments", map.most * PER_SEGMENT, "1", "base_link", -1, 1));
    }

    /** To be called once after the actors have moved, before they are observed. */
    void moved() {
        for (int i = 0; i < actors.count; i++) {
            double heading = actors.heading[i];
            cos[i] = (float) Trigonometry.cos(heading);
            sin[i] = (float) Trigonometry.sin(heading);
        }
    }

    /**
     * Writes the {@link #size} numbers of an agent from {@code at}.
     *
     * @param touching whether it touched something in the last decision
     * @param restarted whether it has been put back to its start in this episode
     */
    void observe(int agent, double goalX, double goalY, boolean touching, boolean restarted, float[] out, int at) {
        float c = cos[agent];
        float s = sin[agent];
        float gx = (float) (goalX - actors.x[agent]);
        float gy = (float) (goalY - actors.y[agent]);
        out[at] = (gx * c + gy * s) * POSITION;
        out[at + 1] = (gy * c - gx * s) * POSITION;
        out[at + 2] = (float) actors.speed[agent] * SPEED;
        out[at + 3] = (float) actors.length[agent] * LENGTH;
        out[at + 4] = (float) actors.width[agent] * WIDTH;
        out[at + 5] = touching ? 1 : 0;
        out[at + 6] = restarted ? 1 : 0;
        int first = at + OWN;
        int end = writeActors(agent, c, s, out, first);
        first += others * PER_ACTOR;
        Arrays.fill(out, end, first, 0);
        end = writeSegments(agent, c, s, out, first);
        Arrays.fill(out, end, at + size, 0);
    }

    private int writeActors(int agent, float c, float s, float[] out, int first) {
        double x = actors.x[agent];
        double y = actors.y[agent];
        int found = 0;
        for (int i = 0; i < actors.count; i++) {
            double dx = actors.x[i] - x;
            double dy = actors.y[i] - y;
            double d = dx * dx + dy * dy;
            if (d <= range * range && i != agent && actors.present[i]) {
                found = insert(i, d, found);
            }
        }
        int at = first;
        for (int k = 0; k < found; k++, at += PER_ACTOR) {
            int i = near[k];
            float dx = (float) (actors.x[i] - x);
            float dy = (float) (actors.y[i] - y);
            out[at] = (dx * c + dy * s) * POSITION;
            out[at + 1] = (dy * c - dx * s) * POSITION;
            out[at + 2] = cos[i] * c + sin[i] * s;
            out[at + 3] = sin[i] * c - cos[i] * s;
            out[at + 4] = (float) actors.speed[i] * SPEED;
            out[at + 5] = (float) actors.length[i] * LENGTH;
            out[at + 6] = (float) actors.width[i] * WIDTH;
        }
        return at;
    }

    /** Keeps the nearest, sorted; of equally distant ones the lower index comes first. */
    private int insert(int actor, double d, int found) {
        if (found == others && d >= square[found - 1]) {
            return found;
        }
        int at = found == others ? found - 1 : found;
        int kept = at + 1;
        while (at > 0 && square[at - 1] > d) {
            square[at] = square[at - 1];
            near[at] = near[at - 1];
            at--;
        }
        square[at] = d;
        near[at] = actor;
        return kept;
    }

    private int writeSegments(int agent, float c, float s, float[] out, int first) {
        int cell = map.cellOf(actors.x[agent], actors.y[agent]);
        if (cell < 0) {
            return first;
        }
        float x = (float) actors.x[agent];
        float y = (float) actors.y[agent];
        int[] list = map.lists();
        float[] data = map.data;
        int from = map.begin(cell);
        int n = map.end(cell) - from;
        for (int k = 0; k < n; k++) {
            int segment = list[from + k] * SegmentIndex.STRIDE;
            float dx = (data[segment] - x) * POSITION;
            float dy = (data[segment + 1] - y) * POSITION;
            float dc = data[segment + 2];
            float ds = data[segment + 3];
            int at = first + k * PER_SEGMENT;
            out[at] = dx * c + dy * s;
            out[at + 1] = dy * c - dx * s;
            out[at + 2] = dc * c + ds * s;
            out[at + 3] = ds * c - dc * s;
            out[at + 4] = data[segment + 4] * LENGTH;
            out[at + 5] = data[segment + 5];
            out[at + 6] = 1;
        }
        return first + n * PER_SEGMENT;
    }
}
