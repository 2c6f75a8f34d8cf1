package org.skidpad.sim.world;

import org.junit.jupiter.api.Assumptions;

/** From JDK 21 on {@code StrictMath} is written in Java, and some of its functions make an array for each call. */
final class StrictMathAllocates {
    private static final int SINCE = 21;

    private StrictMathAllocates() {}

    /** Skips the test, aloud, on a JDK whose {@code StrictMath} allocates. */
    static void skipWhereItDoes(String who) {
        if (Runtime.version().feature() >= SINCE) {
            String reason = "skipped: " + who + ", which allocates on this JDK";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }
}
