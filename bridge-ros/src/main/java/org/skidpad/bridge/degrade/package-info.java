/**
 * A connection made worse on purpose: {@link org.skidpad.bridge.degrade.DegradedTransport} delays, loses, repeats and reorders what
 * passes through it, by numbers drawn from a seed. Stands around any transport; {@code cli} and tests use it.
 */
package org.skidpad.bridge.degrade;
