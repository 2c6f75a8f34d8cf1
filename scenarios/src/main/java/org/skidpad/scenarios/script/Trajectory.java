package org.skidpad.scenarios.script;

import java.util.List;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.state.StateVisitor;

/**
 * A polyline of places, with or without times (OpenSCENARIO XML, classes {@code Trajectory}, {@code Polyline}, {@code
 * TimeReference}).
 *
 * @param vertices at least two
 * @param timing null to follow at the actor's own speed
 */
public record Trajectory(List<Vertex> vertices, Timing timing) {
    /**
     * @param time s
     * @param facing true where the position gives a heading of its own
     */
    public record Vertex(double time, Position position, boolean facing) {}

    /**
     * Vertex times become {@code offset + scale * time}.
     *
     * @param absolute counted from the start of the simulation instead of the start of the action
     */
    public record Timing(boolean absolute, double scale, double offset) {}

    public Trajectory {
        vertices = List.copyOf(vertices);
        if (vertices.size() < 2) {
            throw new IllegalArgumentException("a trajectory needs at least two vertices, has " + vertices.size());
        }
    }

    boolean timed() {
        return timing != null;
    }

    ActionRun begin(Stage stage, Puppet p) {
        int n = vertices.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] heading = new double[n];
        double[] at = new double[n];
        Spot spot = new Spot();
        for (int i = 0; i < n; i++) {
            if (!vertices.get(i).position.resolve(stage, spot)) {
                stage.note(p.index, "trajectory of " + p.name + ": vertex " + i + " is nowhere; it is not followed");
                return Actions.nothing().begin(stage, p.index);
            }
            x[i] = spot.x;
            y[i] = spot.y;
            heading[i] = spot.heading;
        }
        for (int i = 0; i < n; i++) {
            if (!vertices.get(i).facing) {
                int a = Math.min(i, n - 2);
                heading[i] = StrictMath.atan2(y[a + 1] - y[a], x[a + 1] - x[a]);
            }
            if (timed()) {
                at[i] = timing.offset + timing.scale * vertices.get(i).time - (timing.absolute ? stage.time : 0);
            } else {
                at[i] = i == 0 ? 0 : at[i - 1] + distance(x, y, i - 1);
            }
        }
        return new Run(p, x, y, heading, at, timed());
    }

    /** A run that is about to be restored. */
    ActionRun resume(Puppet p) {
        int n = vertices.size();
        return new Run(p, new double[n], new double[n], new double[n], new double[n], timed());
    }

    private static double distance(double[] x, double[] y, int i) {
        double dx = x[i + 1] - x[i];
        double dy = y[i + 1] - y[i];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static final class Run extends ActionRun {
        private final Puppet p;
        private final double[] x;
        private final double[] y;
        private final double[] heading;
        /** Seconds since the start of the action, or metres along the line where there is no time. */
        private final double[] at;

        private final boolean timed;
        private double progress;
        private int segment;

        Run(Puppet p, double[] x, double[] y, double[] heading, double[] at, boolean timed) {
            this.p = p;
            this.x = x;
            this.y = y;
            this.heading = heading;
            this.at = at;
            this.timed = timed;
        }

        @Override
        boolean step(Stage stage, double dt) {
            progress += timed ? dt : Math.abs(p.nextSpeed) * dt;
            int last = at.length - 1;
            boolean done = progress >= at[last] - 1e-9;
            double now = Math.max(at[0], Math.min(at[last], progress));
            while (segment < last - 1 && at[segment + 1] <= now + 1e-9) {
                segment++;
            }
            double length = at[segment + 1] - at[segment];
            double part = length <= 0 ? 1 : (now - at[segment]) / length;
            p.posed = true;
            p.nextX = x[segment] + part * (x[segment + 1] - x[segment]);
            p.nextY = y[segment] + part * (y[segment + 1] - y[segment]);
            p.nextHeading = heading[segment] + part * Angles.wrap(heading[segment + 1] - heading[segment]);
            if (timed) {
                p.nextSpeed = progress < at[0] || length <= 0 ? 0 : distance(x, y, segment) / length;
            }
            return done;
        }

        /** The vertices too: relative ones were resolved when it began. */
        @Override
        public void visitState(StateVisitor v) {
            v.reals(x, x.length);
            v.reals(y, y.length);
            v.reals(heading, heading.length);
            v.reals(at, at.length);
            progress = v.real(progress);
            segment = v.count(segment, at.length - 2);
        }
    }
}
