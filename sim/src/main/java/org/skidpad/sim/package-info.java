/**
 * The simulator. The root holds only the {@link org.skidpad.sim.Version}; the data flows upwards through the packages:
 * {@code road}, {@code grid}, {@code physics} and {@code dynamics} know no actor; {@code world}, {@code traffic} and {@code
 * sensor} are one world, its decisions and what can be perceived of it; {@code env} makes episodes of it; {@code record}
 * keeps them; {@code run} puts the three together.
 *
 * <p>SI units, frames as REP-103. Imported by every module; imports none.
 */
package org.skidpad.sim;
