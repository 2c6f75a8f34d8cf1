package org.skidpad.evaluation.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.world.World;

/**
 * Flow over density on rings of equal IDM cars, simulated and by theory, and whether a small wave grows into stop-and-go traffic
 * where the criterion of string stability says so.
 */
public final class FundamentalDiagram {
    private static final int CARS = 60;
    private static final double SMALL_WAVE = 0.05;
    private static final double SETTLE_S = 3600;
    private static final double MEASURE_S = 600;
    private static final double[] DENSITIES = {5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};

    private FundamentalDiagram() {}

    /**
     * One ring after an hour.
     *
     * @param density cars/km
     * @param theoryFlow cars/h in equilibrium
     * @param flow cars/h simulated
     * @param stable by the criterion
     * @param slowest speed of the slowest car, m/s
     * @param fastest likewise
     */
    public record Point(
            double density, double theoryFlow, double flow, boolean stable, double slowest, double fastest) {}

    /** MovSim's motorway parameters: unstable in dense traffic, stable where it is thin. */
    public static IdmParameters parameters() {
        return IdmParameters.MOVSIM;
    }

    /** Runs a ring for each density; some seconds each. */
    public static List<Point> run() {
        List<Point> out = new ArrayList<>();
        for (double perKm : DENSITIES) {
            out.add(point(parameters(), perKm, SMALL_WAVE, SETTLE_S, MEASURE_S));
        }
        return out;
    }

    static Point point(IdmParameters idm, double perKm, double wave, double settleS, double measureS) {
        RingRoad ring = new RingRoad(idm, CARS, 1000 / perKm - RingRoad.CAR_LENGTH, wave);
        IdmTheory theory = new IdmTheory(idm, ring.gap());
        World world = new World(ring);
        world.reset(1);
        for (int k = 0; k < settleS / RingRoad.DT; k++) {
            world.tick();
        }
        ActorStates a = world.view().actors();
        double[] speed = a.speed;
        double sum = 0;
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        int ticks = (int) (measureS / RingRoad.DT);
        for (int k = 0; k < ticks; k++) {
            world.tick();
            for (int i = 0; i < CARS; i++) {
                sum += speed[i];
                slowest = Math.min(slowest, speed[i]);
                fastest = Math.max(fastest, speed[i]);
            }
        }
        double mean = sum / ticks / CARS;
        return new Point(
                perKm, 3.6 * perKm * theory.speed, 3.6 * perKm * mean, theory.isStringStable(), slowest, fastest);
    }

    /** As a table in Markdown. */
    public static String table(List<Point> points) {
        StringBuilder out = new StringBuilder("| density, cars/km | flow by theory, cars/h | simulated | difference |"
                + " criterion | speeds after an hour, m/s |\n|---|---|---|---|---|---|\n");
        for (Point p : points) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %.0f | %.0f | %.0f | %+.2f %% | %s | %.2f–%.2f |%n",
                    p.density(),
                    p.theoryFlow(),
                    p.flow(),
                    100 * (p.flow() / p.theoryFlow() - 1),
                    p.stable() ? "stable" : "unstable",
                    p.slowest(),
                    p.fastest()));
        }
        return out.toString();
    }

    /** As a picture: the curve of theory, and a dot for each ring, filled where the criterion says stable. */
    public static String svg(List<Point> points) {
        double[] axis = {
            130,
            Arrays.stream(points.toArray(Point[]::new))
                            .mapToDouble(Point::theoryFlow)
                            .max()
                            .orElseThrow()
                    * 1.1
        };
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"400\""
                + " viewBox=\"0 0 640 400\" font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"640\" height=\"400\" fill=\"white\"/>\n"
                + "<path d=\"M60 20V350H620\" fill=\"none\" stroke=\"#444\"/>\n");
        for (int d = 0; d <= 120; d += 20) {
            out.append(String.format(
                    Locale.ROOT, "<text x=\"%.1f\" y=\"368\" text-anchor=\"middle\">%d</text>%n", x(d, axis), d));
        }
        for (int q = 0; q < axis[1]; q += 500) {
            out.append(String.format(
                    Locale.ROOT, "<text x=\"54\" y=\"%.1f\" text-anchor=\"end\">%d</text>%n", y(q, axis) + 4, q));
        }
        out.append("<polyline fill=\"none\" stroke=\"#4c8bf5\" stroke-width=\"2\" points=\"");
        for (double d = 2; d <= 125; d += 0.5) {
            double v = IdmTheory.equilibriumSpeed(parameters(), 1000 / d - RingRoad.CAR_LENGTH);
            out.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(d, axis), y(3.6 * d * v, axis)));
        }
        out.append("\"/>\n");
        for (Point p : points) {
            out.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\" stroke=\"#d9480f\" stroke-width=\"2\"/>%n",
                    x(p.density(), axis),
                    y(p.flow(), axis),
                    p.stable() ? "#d9480f" : "white"));
        }
        out.append("<text x=\"340\" y=\"390\" text-anchor=\"middle\">density, cars/km</text>\n"
                + "<text x=\"66\" y=\"16\">flow, cars/h</text>\n"
                + "<text x=\"620\" y=\"40\" text-anchor=\"end\" fill=\"#4c8bf5\">equilibrium of the IDM</text>\n"
                + "<text x=\"620\" y=\"60\" text-anchor=\"end\" fill=\"#d9480f\">simulated: filled where string-stable"
                + " by theory</text>\n</svg>\n");
        return out.toString();
    }

    private static double x(double density, double[] axis) {
        return 60 + 560 * density / axis[0];
    }

    private static double y(double flow, double[] axis) {
        return 350 - 330 * flow / axis[1];
    }
}
