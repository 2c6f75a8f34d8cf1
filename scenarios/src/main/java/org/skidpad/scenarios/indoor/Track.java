package org.skidpad.scenarios.indoor;

import java.util.List;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.Walls;

/** A drawn race track: two closed walls. Counter-clockwise; immutable. */
public final class Track {
    private final Walls walls;
    private final Pose start;
    private final List<Pose[]> patrols;

    Track(Walls walls, Pose start, List<Pose[]> patrols) {
        this.walls = walls;
        this.start = start;
        this.patrols = List.copyOf(patrols);
    }

    public Walls walls() {
        return walls;
    }

    /** Where the ego starts. */
    public Pose start() {
        return start;
    }

    /** Closed paths along the middle, a dozen laps each. */
    public List<Pose[]> patrols() {
        return patrols;
    }
}
