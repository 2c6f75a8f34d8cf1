package org.skidpad.bridge.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;

/** Waits for conditions, never for times. */
public final class Await {
    /**
     * How long a test waits for what has no bound of its own, s. Long, since processes and discovery are slow where others want the
     * same cores, and free where all is well.
     */
    public static final long PATIENCE_S = 120;

    private Await() {}

    /** Returns once {@code condition} holds; fails, naming {@code what}, where it does not within {@link #PATIENCE_S}. */
    public static void that(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_S * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited in vain for " + what);
            Thread.sleep(5);
        }
    }
}
