package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.state.StateVisitor;

/**
 * Speeds at times, within limits (OpenSCENARIO XML, class {@code SpeedProfileAction}).
 *
 * @param entries in order
 * @param relativeTo actor whose speed at the start is added, or -1
 * @param follow the acceleration changes no faster than the limits say; otherwise it jumps between the entries
 * @param limits of the motion; infinite ones do not bind
 */
public record SpeedProfile(List<Entry> entries, int relativeTo, boolean follow, MotionLimits limits) {
    /**
     * @param seconds since the entry before, NaN for as soon as the limits allow
     * @param speed m/s
     */
    public record Entry(double seconds, double speed) {}

    public SpeedProfile {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a speed profile needs an entry");
        }
    }

    /** This profile as an action. */
    public Action action() {
        return new Action(Action.Domain.LONGITUDINAL, 3) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                double added = relativeTo < 0 ? 0 : stage.puppets[relativeTo].speed;
                return new Run(p, pieces(p.speed, p.acceleration, added));
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return new Run(stage.puppets[actor], List.of(new Piece(0, 0, 0, 0)));
            }
        };
    }

    /** From a time on: speed, acceleration at that time, and its rate. */
    private record Piece(double time, double speed, double acceleration, double jerk) {
        double speedAt(double t) {
            double since = t - time;
            return speed + since * (acceleration + jerk * since / 2);
        }
    }

    /** A corner of the profile: from here on with a slope, m/s². */
    private record Corner(double time, double speed, double slope) {}

    private List<Piece> pieces(double speed, double acceleration, double added) {
        List<Corner> corners = corners(speed, added);
        List<Piece> smooth = follow && bindsJerk() ? smooth(corners, acceleration) : null;
        if (smooth != null) {
            return smooth;
        }
        List<Piece> pieces = new ArrayList<>();
        corners.forEach(c -> pieces.add(new Piece(c.time, c.speed, c.slope, 0)));
        return pieces;
    }

    private boolean bindsJerk() {
        return Double.isFinite(limits.accelerationRate()) && Double.isFinite(limits.decelerationRate());
    }

    /** The corners, with slopes within the limits; the last has none. */
    private List<Corner> corners(double now, double added) {
        List<Corner> corners = new ArrayList<>();
        double time = 0;
        double speed = now;
        int first = 0;
        if (entries.get(0).seconds == 0) {
            // An entry at once: a jump, or the present speed where nothing may jump.
            speed = follow ? now : entries.get(0).speed + added;
            first = 1;
        }
        for (Entry entry : entries.subList(first, entries.size())) {
            double target = entry.speed + added;
            double slope = slope(target - speed, entry.seconds);
            double seconds = slope == 0 ? (Double.isNaN(entry.seconds) ? 0 : entry.seconds) : (target - speed) / slope;
            if (seconds > 0) {
                corners.add(new Corner(time, speed, slope));
            }
            time += seconds;
            speed = target;
        }
        corners.add(new Corner(time, speed, 0));
        return corners;
    }

    private double slope(double change, double seconds) {
        double bound = change < 0 ? -limits.deceleration() : limits.acceleration();
        if (change == 0) {
            return 0;
        }
        double wanted = change / (Double.isNaN(seconds) ? 0 : seconds);
        double slope = change < 0 ? Math.max(bound, wanted) : Math.min(bound, wanted);
        return Double.isInfinite(slope) ? change / 1e-3 : slope;
    }

    private double rate(double change) {
        return change < 0 ? -limits.decelerationRate() : limits.accelerationRate();
    }

    /** The corners rounded by constant jerks; null where there is no room between two of them. */
    private List<Piece> smooth(List<Corner> corners, double acceleration) {
        if (corners.size() == 2) {
            return ramp(corners.get(0), corners.get(1));
        }
        List<Piece> pieces = new ArrayList<>();
        Corner first = corners.get(0);
        double jerk = rate(first.slope - acceleration);
        double rise = first.slope == acceleration ? 0 : (first.slope - acceleration) / jerk;
        pieces.add(new Piece(0, first.speed, acceleration, rise == 0 ? 0 : jerk));
        double time = rise;
        double speed = pieces.get(0).speedAt(rise);
        double slope = first.slope;
        pieces.add(new Piece(time, speed, slope, 0));
        for (Corner next : corners.subList(1, corners.size())) {
            double bend = next.slope - slope;
            if (Math.abs(bend) < 1e-9) {
                continue;
            }
            double rounding = rate(bend);
            // Where a parabola leaves this line so that it touches the line behind the corner.
            double here = speed - slope * time;
            double there = next.speed - next.slope * next.time;
            double leave = (here - there) / bend - bend / (2 * rounding);
            if (leave < time - 1e-9) {
                return null;
            }
            double left = speed + slope * (leave - time);
            Piece round = new Piece(leave, left, slope, rounding);
            pieces.add(round);
            time = leave + bend / rounding;
            speed = round.speedAt(time);
            slope = next.slope;
            pieces.add(new Piece(time, speed, slope, 0));
        }
        return pieces;
    }

    /** One change of speed: acceleration rises, holds and falls; as late as asked, or as soon as the limits allow. */
    private List<Piece> ramp(Corner from, Corner to) {
        double change = to.speed - from.speed;
        double up = rate(change);
        double down = -rate(-change);
        double both = 1 / up + 1 / down;
        double seconds = to.time - from.time;
        double square = seconds * seconds - 2 * change * both;
        double peak =
                square >= 0 ? (seconds - Math.sqrt(square)) / both : Math.signum(change) * Math.sqrt(2 * change / both);
        double bound = change < 0 ? -limits.deceleration() : limits.acceleration();
        peak = change < 0 ? Math.max(peak, bound) : Math.min(peak, bound);
        double hold = Math.max(0, (change - peak * peak * both / 2) / peak);
        Piece rise = new Piece(from.time, from.speed, 0, up);
        double t1 = from.time + peak / up;
        Piece level = new Piece(t1, rise.speedAt(t1), peak, 0);
        double t2 = t1 + hold;
        Piece fall = new Piece(t2, level.speedAt(t2), peak, -down);
        double t3 = t2 + peak / down;
        return List.of(rise, level, fall, new Piece(t3, to.speed, 0, 0));
    }

    private static final class Run extends ActionRun {
        private static final int MOST_PIECES = 100_000;

        private final Puppet p;
        private List<Piece> pieces;
        private double elapsed;

        Run(Puppet p, List<Piece> pieces) {
            this.p = p;
            this.pieces = pieces;
        }

        @Override
        boolean step(Stage stage, double dt) {
            elapsed += dt;
            int at = 0;
            while (at + 1 < pieces.size() && elapsed > pieces.get(at + 1).time - 1e-9) {
                at++;
            }
            boolean done = at == pieces.size() - 1;
            p.nextSpeed = done ? pieces.get(at).speed : pieces.get(at).speedAt(elapsed);
            return done;
        }

        @Override
        public void visitState(StateVisitor v) {
            elapsed = v.real(elapsed);
            int size = v.count(pieces.size(), MOST_PIECES);
            List<Piece> visited = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Piece one = v.restoring() ? new Piece(0, 0, 0, 0) : pieces.get(i);
                visited.add(new Piece(v.real(one.time), v.real(one.speed), v.real(one.acceleration), v.real(one.jerk)));
            }
            pieces = visited;
        }
    }
}
