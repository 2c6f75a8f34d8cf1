package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;

/**
 * A line to follow, at the actor's own speed or by time (OpenSCENARIO XML, classes {@code Trajectory}, {@code
 * FollowTrajectoryAction}, {@code TimeReference}).
 *
 * @param shape the line
 * @param closed goes on at its start after its end; only without a timing
 * @param timing null to follow at the actor's own speed
 * @param follow between two vertices the speed changes evenly, and the heading turns all along; otherwise each piece has its
 *     mean speed, and the heading turns at its ends
 * @param initialOffset metres from the start at which it begins
 */
public record Trajectory(Shape shape, boolean closed, Timing timing, boolean follow, double initialOffset) {
    /**
     * Vertex times become {@code offset + scale * time}.
     *
     * @param absolute counted from the start of the simulation instead of the start of the action
     */
    public record Timing(boolean absolute, double scale, double offset) {}

    boolean timed() {
        return timing != null;
    }

    ActionRun begin(Stage stage, Puppet p) {
        Path path = shape.resolve(stage, p.index, !follow);
        if (path == null || !Double.isFinite(path.length())) {
            stage.note(p.index, "trajectory of " + p.name + ": a vertex is nowhere; it is not followed");
            return new Actions.Nothing();
        }
        return new Run(this, p, path, stage.time);
    }

    /** A run that is about to be restored. */
    ActionRun resume(Puppet p) {
        return new Run(this, p);
    }

    /** An actor on the line. */
    static final class Run extends ActionRun {
        private final Trajectory plan;
        private final Puppet p;
        private final Spot pose = new Spot();
        private Path path;
        /** Seconds since the start of the action, or of the simulation for absolute times. */
        private double clock;

        private double metres;
        /** +1 along the line, -1 against it. */
        private double direction = 1;

        private boolean underWay;
        private boolean over;
        /** Metres that a tick goes past the end. */
        private double beyond;
        /** Speed at the start of a timed trajectory, m/s. */
        private double entrySpeed;

        Run(Trajectory plan, Puppet p) {
            this.plan = plan;
            this.p = p;
        }

        Run(Trajectory plan, Puppet p, Path path, double now) {
            this(plan, p);
            this.path = path;
            metres = Math.max(0, Math.min(path.length(), plan.initialOffset));
            if (plan.timed()) {
                clock = plan.timing.absolute ? now : 0;
                entrySpeed = p.speed;
                if (metres > 0 && !plan.timing.absolute) {
                    clock = timeAt(metres);
                }
            }
        }

        @Override
        boolean step(Stage stage, double dt) {
            if (path == null || over) {
                return true;
            }
            if (!plan.timed() && !underWay) {
                setOff();
            }
            underWay = true;
            boolean done = plan.timed() ? byTime(dt) : byDistance(dt);
            path.pose(metres, pose);
            if (done && dt > 0) {
                // What is left of the tick goes straight on.
                pose.x += beyond * Trigonometry.cos(pose.heading);
                pose.y += beyond * Trigonometry.sin(pose.heading);
            }
            p.posed = true;
            p.nextX = pose.x;
            p.nextY = pose.y;
            p.nextHeading = pose.heading;
            over = done;
            return done;
        }

        /** Only now its speed is that of actions that began with it. */
        private void setOff() {
            if (p.nextSpeed < 0) {
                path.backwards();
            }
            path.pose(metres, pose);
            direction = Trigonometry.cos(pose.heading - path.direction(metres)) < -1e-9 ? -1 : 1;
        }

        private boolean byDistance(double dt) {
            double before = metres;
            metres += direction * p.nextSpeed * dt;
            if (plan.closed && path.length() > 0) {
                metres -= path.length() * Math.floor(metres / path.length());
                return false;
            }
            boolean forwards = metres > before;
            beyond = Math.max(0, forwards ? metres - path.length() : -metres);
            return dt > 0 && (forwards ? metres >= path.length() - 1e-9 : metres < before && metres <= 1e-9);
        }

        private double at(int i) {
            return plan.timing.offset + plan.timing.scale * path.time[i];
        }

        private boolean byTime(double dt) {
            clock += dt;
            int last = path.time.length - 1;
            boolean done = clock >= at(last) - 1e-9;
            double before = metres;
            metres = metresAt(Math.min(clock, at(last)));
            if (dt > 0 && clock < at(last) + 1e-9) {
                double sign = Trigonometry.cos(p.spot.heading - path.direction(metres)) < 0 ? -1 : 1;
                p.nextSpeed = sign * (metres - before) / dt;
            } else if (dt == 0) {
                p.nextSpeed = clock < at(0) ? 0 : (metresAt(Math.min(clock + 1e-3, at(last))) - metres) / 1e-3;
            }
            beyond = Math.max(0, clock - at(last)) * Math.abs(p.nextSpeed);
            return done;
        }

        /** When the trajectory has come so far, by halving. */
        private double timeAt(double metres) {
            double early = at(0);
            double late = at(path.time.length - 1);
            for (int i = 0; i < 60; i++) {
                double middle = (early + late) / 2;
                if (metresAt(middle) < metres) {
                    early = middle;
                } else {
                    late = middle;
                }
            }
            return late;
        }

        /** Where the trajectory is at a time of its own. */
        private double metresAt(double now) {
            int last = path.time.length - 1;
            if (now <= at(0)) {
                return 0;
            }
            boolean even = plan.follow && !path.isCurve();
            double speed = even ? Math.abs(entrySpeed) : 0;
            int i = 0;
            while (i < last - 1 && at(i + 1) <= now) {
                speed = even ? speedAfter(i, speed) : 0;
                i++;
            }
            double length = path.s[i + 1] - path.s[i];
            double duration = at(i + 1) - at(i);
            if (duration <= 0) {
                return path.s[i + 1];
            }
            double t = Math.min(duration, now - at(i));
            if (!even || duration <= 1e-9) {
                return path.s[i] + length * t / duration;
            }
            double acceleration = acceleration(length, duration, speed);
            double until = acceleration < 0 ? Math.min(t, -speed / acceleration) : t;
            return Math.min(path.s[i + 1], path.s[i] + until * speed + acceleration * until * until / 2);
        }

        /** Even acceleration over a piece; where that would turn back, the piece is over early. */
        private static double acceleration(double length, double duration, double speed) {
            if (length < 1e-9) {
                return 0;
            }
            double even = 2 * (length - speed * duration) / (duration * duration);
            return speed + even * duration < 0 ? -speed * speed / (2 * length) : even;
        }

        private double speedAfter(int i, double speed) {
            double length = path.s[i + 1] - path.s[i];
            double duration = at(i + 1) - at(i);
            if (length < 1e-9 || duration <= 0) {
                return 0;
            }
            double even = 2 * (length - speed * duration) / (duration * duration);
            return Math.max(0, speed + even * duration);
        }

        /** Metres along the line from the actor to the point nearest to a place, positive ahead. */
        double distanceTo(Spot place) {
            return direction * (path.nearest(place.x, place.y) - metres);
        }

        /** Whether it is being followed. */
        boolean going() {
            return path != null && !over && !overridden;
        }

        /** The line too: relative vertices were resolved when it began. */
        @Override
        public void visitState(StateVisitor v) {
            path = Path.visited(path, v);
            clock = v.real(clock);
            metres = v.real(metres);
            direction = v.real(direction);
            entrySpeed = v.real(entrySpeed);
            underWay = v.flag(underWay);
            over = v.flag(over);
        }
    }
}
