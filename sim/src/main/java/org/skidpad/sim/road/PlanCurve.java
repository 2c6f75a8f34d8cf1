package org.skidpad.sim.road;

/**
 * One plan-view geometry of a reference line in its exact form, as ASAM OpenDRIVE 1.7, clause 7.3 to 7.6, defines them. Used
 * while a network is built, and by its tests; queries use the piecewise polynomials of {@link ReferenceLines}.
 */
interface PlanCurve {
    /** Arc length, m. */
    double length();

    /** Writes x, y (m) and heading (rad, not wrapped) at arc length {@code u} from the start of the curve. */
    void at(double u, double[] out);
}
