/**
 * Specifications: signal temporal logic over named signals, with quantitative robustness (positive = satisfied, its size the
 * margin). Written once in a scenario; used as training cost, verdict, search objective and robot monitor.
 *
 * <p>Signals are plain doubles in SI units sampled once a tick. Imports nothing of {@code world}: signals come in as numbers.
 */
package org.skidpad.sim.spec;
