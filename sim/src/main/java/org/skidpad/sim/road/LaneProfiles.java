package org.skidpad.sim.road;

import java.util.Arrays;
import java.util.List;

/**
 * Centre line and width of every lane as piecewise cubics of the road station: the sum of lane offset and inner widths is taken
 * once, when a network is built, so that a query evaluates two cubics whatever the lane's number.
 */
final class LaneProfiles {
    /** A cubic that holds from a station on. */
    record Cubic(double startS, double a, double b, double c, double d) {
        double at(double s) {
            double u = s - startS;
            return a + u * (b + u * (c + u * d));
        }

        /** The same function with its coefficients about another station. */
        Cubic about(double s) {
            double u = s - startS;
            return new Cubic(s, a + u * (b + u * (c + u * d)), b + u * (2 * c + u * 3 * d), c + u * 3 * d, d);
        }

        Cubic plus(Cubic other, double factor) {
            return new Cubic(
                    startS, a + factor * other.a, b + factor * other.b, c + factor * other.c, d + factor * other.d);
        }
    }

    /** One lane's cubics over its section: the same breakpoints for both. */
    record Profile(List<Cubic> centre, List<Cubic> width) {}

    private static final int STRIDE = 8;

    private final int[] first;
    private final double[] startS;
    private final double[] coefficients;
    /** t of the centre line where it is constant, else NaN; likewise the width. */
    final double[] constantCentre;

    final double[] constantWidth;

    LaneProfiles(List<Profile> lanes) {
        first = new int[lanes.size() + 1];
        constantCentre = new double[lanes.size()];
        constantWidth = new double[lanes.size()];
        int total = lanes.stream().mapToInt(p -> p.centre().size()).sum();
        startS = new double[total];
        coefficients = new double[total * STRIDE];
        int n = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            first[lane] = n;
            Profile p = lanes.get(lane);
            for (int i = 0; i < p.centre().size(); i++) {
                startS[n] = p.centre().get(i).startS();
                put(n * STRIDE, p.centre().get(i));
                put(n * STRIDE + 4, p.width().get(i));
                n++;
            }
            constantCentre[lane] = constant(p.centre());
            constantWidth[lane] = constant(p.width());
        }
        first[lanes.size()] = n;
    }

    private static double constant(List<Cubic> cubics) {
        double a = cubics.get(0).a();
        boolean same = cubics.stream().allMatch(q -> q.a() == a && q.b() == 0 && q.c() == 0 && q.d() == 0);
        return same ? a : Double.NaN;
    }

    private void put(int i, Cubic cubic) {
        coefficients[i] = cubic.a();
        coefficients[i + 1] = cubic.b();
        coefficients[i + 2] = cubic.c();
        coefficients[i + 3] = cubic.d();
    }

    /** Piece of a lane that holds at a road station; out-of-range stations take the nearest piece. */
    int pieceAt(int lane, double s) {
        int piece = first[lane];
        int last = first[lane + 1] - 1;
        while (piece < last && startS[piece + 1] <= s) {
            piece++;
        }
        return piece;
    }

    double centre(int lane, double s) {
        double constant = constantCentre[lane];
        return constant == constant ? constant : value(pieceAt(lane, s), 0, s);
    }

    /** dt/ds of the centre line. */
    double centreSlope(int lane, double s) {
        if (constantCentre[lane] == constantCentre[lane]) {
            return 0;
        }
        int piece = pieceAt(lane, s);
        double u = s - startS[piece];
        int i = piece * STRIDE;
        return coefficients[i + 1] + u * (2 * coefficients[i + 2] + u * 3 * coefficients[i + 3]);
    }

    /** d²t/ds² of the centre line. */
    double centreBend(int lane, double s) {
        if (constantCentre[lane] == constantCentre[lane]) {
            return 0;
        }
        int piece = pieceAt(lane, s);
        int i = piece * STRIDE;
        return 2 * coefficients[i + 2] + 6 * coefficients[i + 3] * (s - startS[piece]);
    }

    double width(int lane, double s) {
        double constant = constantWidth[lane];
        // A cubic that dips below zero is a closed lane, not a lane of negative width.
        return constant == constant ? constant : Math.max(0, value(pieceAt(lane, s), 4, s));
    }

    double[] breakpoints(int lane) {
        return Arrays.copyOfRange(startS, first[lane], first[lane + 1]);
    }

    private double value(int piece, int kind, double s) {
        double u = s - startS[piece];
        int i = piece * STRIDE + kind;
        return coefficients[i] + u * (coefficients[i + 1] + u * (coefficients[i + 2] + u * coefficients[i + 3]));
    }
}
