package org.skidpad.bridge.identify;

import java.util.Arrays;

/**
 * How a command becomes motion: a delay, a gain and offset, then what follows them ({@link Follower}), in the order in which {@code
 * sim.dynamics.Actuators} has it; here the delay is continuous, so that it can be fitted.
 */
final class Response {
    private static final double STEP_S = 0.005;
    /** The integral of the command, by its changes, so that a step may lie anywhere within a step of the model. */
    private final double[] at;

    private final double[] value;
    private final double[] integral;
    private final double from;
    private final int steps;

    /**
     * @param commands rows of time and commands
     * @param column of the command
     * @param until s
     */
    Response(double[][] commands, int column, double until) {
        int n = commands.length;
        at = new double[n];
        value = new double[n];
        integral = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = commands[i][0];
            value[i] = commands[i][column];
            integral[i] = i == 0 ? 0 : integral[i - 1] + value[i - 1] * (at[i] - at[i - 1]);
        }
        from = at[0] - 2;
        steps = Math.max(1, (int) Math.ceil((until - from) / STEP_S));
    }

    private double integral(double t) {
        int i = Arrays.binarySearch(at, t);
        int k = i >= 0 ? i : -i - 2;
        return k < 0 ? 0 : integral[k] + value[k] * (t - at[k]);
    }

    /** What makes a motion of commands, from one step of the model to the next. */
    interface Follower {
        /** The motion after a step in which the command is {@code u}. */
        double next(double u);
    }

    /**
     * A robot whose motor takes speeds: a first-order lag whose rate is limited.
     *
     * @param rate largest change a second
     */
    static Follower lagging(double lag, double rate, double from) {
        double share = share(lag);
        return new Follower() {
            private double y = from;

            @Override
            public double next(double u) {
                return y += within((u - y) * share, rate * STEP_S, rate * STEP_S);
            }
        };
    }

    /**
     * A car, which takes accelerations: it goes towards the speed as fast as it may, and lags behind that.
     *
     * @param up largest rise a second
     * @param down largest fall a second
     */
    static Follower ramped(double lag, double up, double down) {
        double share = share(lag);
        return new Follower() {
            private double ramp;
            private double y;

            @Override
            public double next(double u) {
                ramp += within(u - ramp, up * STEP_S, down * STEP_S);
                return y += (ramp - y) * share;
            }
        };
    }

    private static double share(double lag) {
        return lag <= 0 ? 1 : 1 - Math.exp(-STEP_S / lag);
    }

    private static double within(double change, double up, double down) {
        return Math.max(-down, Math.min(up, change));
    }

    /** The motion at some times, which must ascend. */
    double[] motion(double delay, double gain, double offset, Follower follower, double[] times) {
        return motion(delay, gain, offset, follower, times, false);
    }

    /** Its mean between each time and the one before: what two poses tell; the first is of no meaning. */
    double[] means(double delay, double gain, Follower follower, double[] times) {
        double[] way = motion(delay, gain, 0, follower, times, true);
        for (int i = times.length - 1; i > 0; i--) {
            way[i] = (way[i] - way[i - 1]) / (times[i] - times[i - 1]);
        }
        way[0] = 0;
        return way;
    }

    private double[] motion(
            double delay, double gain, double offset, Follower follower, double[] times, boolean summed) {
        double[] out = new double[times.length];
        double y = offset;
        double sum = 0;
        int next = 0;
        double last = integral(from);
        // What is late is the same motion later: shifted as a whole, it changes smoothly with the delay, limits and
        // all.
        for (int i = 1; i <= steps && next < times.length; i++) {
            double t = from + i * STEP_S;
            double now = integral(t);
            double u = gain * (now - last) / STEP_S + offset;
            last = now;
            double before = y;
            double sumBefore = sum;
            y = follower.next(u);
            sum += (before + y) / 2 * STEP_S;
            while (next < times.length && times[next] - delay <= t) {
                double part = Math.max(0, Math.min(1, (times[next] - delay - (t - STEP_S)) / STEP_S));
                double there = before + part * (y - before);
                out[next++] = summed ? sumBefore + (before + there) / 2 * part * STEP_S : there;
            }
        }
        Arrays.fill(out, next, out.length, summed ? sum : y);
        return out;
    }
}
