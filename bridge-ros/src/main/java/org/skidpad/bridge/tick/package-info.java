/**
 * How long a control tick takes on a machine that others use too ({@link org.skidpad.bridge.tick.TickBenchmark}): the control loop
 * of a deployment with made-up measurements and nobody who hears its commands. Times in ns of the monotonic clock. Nothing here is
 * needed to drive a robot; only {@code cli} and {@code benchmarks} import it.
 */
package org.skidpad.bridge.tick;
