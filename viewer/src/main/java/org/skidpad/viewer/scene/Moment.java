package org.skidpad.viewer.scene;

import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.record.Recording;

/**
 * A moment of a recording between two samples. Positions and headings are interpolated for a smooth picture; everything else
 * (presence, speed, scan) is that of the sample before, as recorded.
 *
 * @param sample at or before the moment
 * @param fraction of the way to the next sample, 0 to below 1
 */
public record Moment(int sample, double fraction) {
    public static Moment of(Timeline timeline) {
        return new Moment(timeline.sample(), timeline.fraction());
    }

    /** The moment of a time of a recording, s; kept within it. */
    public static Moment at(Recording recording, double seconds) {
        int low = 0;
        int high = recording.samples() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (recording.time(middle) <= seconds) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        double before = recording.time(low);
        if (low + 1 >= recording.samples() || seconds <= before) {
            return new Moment(low, 0);
        }
        return new Moment(low, (seconds - before) / (recording.time(low + 1) - before));
    }

    private boolean between(Recording run, int actor) {
        return fraction > 0 && sample + 1 < run.samples() && run.present(sample + 1, actor);
    }

    double time(Recording run) {
        return fraction > 0 && sample + 1 < run.samples()
                ? run.time(sample) + fraction * (run.time(sample + 1) - run.time(sample))
                : run.time(sample);
    }

    double x(Recording run, int actor) {
        double x = run.x(sample, actor);
        return between(run, actor) ? x + fraction * (run.x(sample + 1, actor) - x) : x;
    }

    double y(Recording run, int actor) {
        double y = run.y(sample, actor);
        return between(run, actor) ? y + fraction * (run.y(sample + 1, actor) - y) : y;
    }

    double heading(Recording run, int actor) {
        double heading = run.heading(sample, actor);
        return between(run, actor)
                ? Angles.wrap(heading + fraction * Angles.wrap(run.heading(sample + 1, actor) - heading))
                : heading;
    }
}
