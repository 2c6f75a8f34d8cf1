package org.skidpad.bridge.identify;

import java.util.Arrays;

/**
 * How a command becomes motion: a delay, a gain, then a first-order lag whose rate is limited, in this order, as {@code
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

    /**
     * The motion at some times, which must ascend.
     *
     * @param rate largest change a second
     */
    double[] motion(double delay, double lag, double gain, double offset, double rate, double[] times) {
        return motion(delay, lag, gain, offset, rate, times, false);
    }

    /** Its mean between each time and the one before: what two poses tell; the first is of no meaning. */
    double[] means(double delay, double lag, double gain, double rate, double[] times) {
        double[] way = motion(delay, lag, gain, 0, rate, times, true);
        for (int i = times.length - 1; i > 0; i--) {
            way[i] = (way[i] - way[i - 1]) / (times[i] - times[i - 1]);
        }
        way[0] = 0;
        return way;
    }

    private double[] motion(
            double delay, double lag, double gain, double offset, double rate, double[] times, boolean summed) {
        double share = lag <= 0 ? 1 : 1 - Math.exp(-STEP_S / lag);
        double[] out = new double[times.length];
        double y = offset;
        double sum = 0;
        int next = 0;
        double last = integral(from - delay);
        for (int i = 1; i <= steps && next < times.length; i++) {
            double t = from + i * STEP_S;
            double now = integral(t - delay);
            double u = gain * (now - last) / STEP_S + offset;
            last = now;
            double before = y;
            double sumBefore = sum;
            y += Math.max(-rate * STEP_S, Math.min(rate * STEP_S, (u - y) * share));
            sum += (before + y) / 2 * STEP_S;
            while (next < times.length && times[next] <= t) {
                double part = Math.max(0, Math.min(1, (times[next] - (t - STEP_S)) / STEP_S));
                double there = before + part * (y - before);
                out[next++] = summed ? sumBefore + (before + there) / 2 * part * STEP_S : there;
            }
        }
        Arrays.fill(out, next, out.length, summed ? sum : y);
        return out;
    }
}
