/**
 * Specifications: signal temporal logic over named signals, with quantitative robustness (positive = satisfied, its size the
 * margin). Written once in a scenario; used as training cost, verdict, search objective and robot monitor. The text is
 * described in docs/specification-language.md and read by {@link org.skidpad.sim.spec.SpecParser}; {@link
 * org.skidpad.sim.spec.Robustness} judges a finished {@link org.skidpad.sim.spec.Trace}, {@link
 * org.skidpad.sim.spec.OnlineMonitor} a run that goes on; {@link org.skidpad.sim.spec.Signals} names what may be spoken of and
 * computes it with the pure functions of {@link org.skidpad.sim.spec.Criticality}, {@link
 * org.skidpad.sim.spec.RssLongitudinal} and {@link org.skidpad.sim.spec.Clearance}.
 *
 * <p>Signals are plain doubles in SI units sampled once a tick. Imports nothing of {@code world}: signals come in as numbers.
 * Anyone may import this package.
 */
package org.skidpad.sim.spec;
