package org.skidpad.sim.road;

/** The 8-point Gauss-Legendre rule on [-1, 1] (Abramowitz and Stegun, table 25.4): exact for polynomials of degree 15. */
final class GaussLegendre {
    static final double[] NODES = {
        -0.9602898564975363,
        -0.7966664774136267,
        -0.5255324099163290,
        -0.1834346424956498,
        0.1834346424956498,
        0.5255324099163290,
        0.7966664774136267,
        0.9602898564975363
    };
    static final double[] WEIGHTS = {
        0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620,
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    private GaussLegendre() {}
}
