package org.skidpad.sim.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.spec.Clearance;
import org.skidpad.sim.spec.RssLongitudinal;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.Trace;

/** The signals of {@link Signals} computed from a recording, for formulas and plots. */
public final class SignalTrace {
    private SignalTrace() {}

    /**
     * All signals at every sample, with the RSS parameters of {@link RssLongitudinal#DEFAULT}.
     *
     * @throws IllegalArgumentException where the recording has no sample
     */
    public static Trace of(Recording run) {
        return of(run, RssLongitudinal.DEFAULT);
    }

    /** As {@link #of(Recording)}, with the given RSS parameters. */
    public static Trace of(Recording run, RssLongitudinal rss) {
        int samples = run.samples();
        if (samples == 0) {
            throw new IllegalArgumentException(
                    "the recording of " + run.header().scenario() + " has no sample");
        }
        double dt = run.header().tickS();
        double[][] columns = new double[Signals.COUNT][samples];
        double[] row = new double[Signals.COUNT];
        Signals.Sample sample = new Signals.Sample(rss, dt);
        double[] walls = walls(run.header());
        int ego = run.header().ego();
        for (int i = 0; i < samples; i++) {
            int lead = run.egoLead(i);
            double gap = run.egoGap(i);
            sample.time = run.time(i);
            sample.egoSpeed = run.speed(i, ego);
            sample.egoAcceleration = run.acceleration(i, ego);
            sample.gap = lead >= 0 && gap < Double.POSITIVE_INFINITY ? gap : Double.POSITIVE_INFINITY;
            sample.leadSpeed = lead >= 0 ? run.speed(i, lead) : 0;
            sample.leadRelativeHeading = lead >= 0 ? run.heading(i, lead) - run.heading(i, ego) : 0;
            sample.laneOffset = run.laneOffset(i, ego);
            sample.offRoad = run.egoOffRoad(i);
            sample.collision = run.touching(i, ego) || happenedBetween(run, i, "collision");
            sample.ranRedLight = happenedBetween(run, i, RunEvent.RED_LIGHT);
            sample.ranStop = happenedBetween(run, i, RunEvent.STOP_SIGN);
            sample.minClearance = sample.collision ? 0 : clearance(run, i, ego, walls);
            double goalX = run.goalX(i) - run.x(i, ego);
            double goalY = run.goalY(i) - run.y(i, ego);
            double distance = Math.sqrt(goalX * goalX + goalY * goalY);
            sample.distanceToGoal = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
            sample.writeRow(row);
            for (int s = 0; s < Signals.COUNT; s++) {
                columns[s][i] = row[s];
            }
        }
        Map<String, double[]> signals = new LinkedHashMap<>();
        for (int s = 0; s < Signals.COUNT; s++) {
            signals.put(Signals.all().get(s).name(), columns[s]);
        }
        return new Trace(dt, signals);
    }

    /** What lasts one tick may fall between two samples: then its event tells of it, at the sample after it. */
    private static boolean happenedBetween(Recording run, int sample, String kind) {
        if (sample == 0) {
            return false;
        }
        int ego = run.header().ego();
        for (RunEvent event : run.events()) {
            if (event.kind().equals(kind)
                    && event.actor() == ego
                    && event.time() > run.time(sample - 1)
                    && event.time() <= run.time(sample)) {
                return true;
            }
        }
        return false;
    }

    private static double clearance(Recording run, int sample, int ego, double[] walls) {
        List<RunHeader.ActorInfo> actors = run.header().actors();
        Outline a = new Outline(run, sample, ego, actors.get(ego));
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < actors.size(); i++) {
            if (i == ego || !run.present(sample, i)) {
                continue;
            }
            RunHeader.ActorInfo info = actors.get(i);
            // The nearest it can be, whatever its heading: most actors are too far to matter.
            double dx = run.x(sample, i) - a.x;
            double dy = run.y(sample, i) - a.y;
            double reach = a.reach + Outline.reach(info) + Math.abs(info.boxOffset());
            if (Math.sqrt(dx * dx + dy * dy) - reach < least) {
                least = Math.min(least, a.distanceTo(new Outline(run, sample, i, info)));
            }
        }
        for (int i = 0; i < walls.length; i += 4) {
            double left = Math.min(walls[i], walls[i + 2]) - a.x;
            double right = a.x - Math.max(walls[i], walls[i + 2]);
            double bottom = Math.min(walls[i + 1], walls[i + 3]) - a.y;
            double top = a.y - Math.max(walls[i + 1], walls[i + 3]);
            if (Math.max(Math.max(left, right), Math.max(bottom, top)) - a.reach < least) {
                least = Math.min(least, a.distanceToSegment(walls[i], walls[i + 1], walls[i + 2], walls[i + 3]));
            }
        }
        return least;
    }

    /** x0, y0, x1, y1 of every wall segment of the map. */
    private static double[] walls(RunHeader header) {
        int segments = 0;
        for (RunHeader.MapLine line : header.map()) {
            segments += line.kind().equals("wall") ? Math.max(0, line.xy().length / 2 - 1) : 0;
        }
        double[] out = new double[4 * segments];
        int at = 0;
        for (RunHeader.MapLine line : header.map()) {
            if (line.kind().equals("wall")) {
                for (int i = 0; i + 3 < line.xy().length; i += 2) {
                    System.arraycopy(line.xy(), i, out, at, 4);
                    at += 4;
                }
            }
        }
        return out;
    }

    /** Where an actor's outline is at a sample: a circle, or a box about its own centre. */
    private static final class Outline {
        final double x;
        final double y;
        final double cos;
        final double sin;
        final double halfLength;
        final double halfWidth;
        final double radius;
        final double reach;

        Outline(Recording run, int sample, int actor, RunHeader.ActorInfo info) {
            double heading = run.heading(sample, actor);
            cos = Trigonometry.cos(heading);
            sin = Trigonometry.sin(heading);
            x = run.x(sample, actor) + info.boxOffset() * cos;
            y = run.y(sample, actor) + info.boxOffset() * sin;
            halfLength = 0.5 * info.length();
            halfWidth = 0.5 * info.width();
            radius = info.radius();
            reach = reach(info);
        }

        static double reach(RunHeader.ActorInfo info) {
            return info.radius() > 0
                    ? info.radius()
                    : 0.5 * Math.sqrt(info.length() * info.length() + info.width() * info.width());
        }

        double distanceTo(Outline b) {
            if (radius > 0 && b.radius > 0) {
                return Clearance.circleToCircle(x, y, radius, b.x, b.y, b.radius);
            } else if (radius > 0) {
                return Clearance.circleToBox(x, y, radius, b.x, b.y, b.cos, b.sin, b.halfLength, b.halfWidth);
            } else if (b.radius > 0) {
                return Clearance.circleToBox(b.x, b.y, b.radius, x, y, cos, sin, halfLength, halfWidth);
            }
            return Clearance.boxToBox(
                    x, y, cos, sin, halfLength, halfWidth, b.x, b.y, b.cos, b.sin, b.halfLength, b.halfWidth);
        }

        double distanceToSegment(double px, double py, double qx, double qy) {
            return radius > 0
                    ? Clearance.circleToSegment(x, y, radius, px, py, qx, qy)
                    : Clearance.boxToSegment(x, y, cos, sin, halfLength, halfWidth, px, py, qx, qy);
        }
    }
}
