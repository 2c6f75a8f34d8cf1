package org.skidpad.sim.spec;

/**
 * A named pass criterion of a scenario.
 *
 * @param name short name for reports
 * @param formula what must hold of a run, evaluated at its first sample
 */
public record Criterion(String name, Formula formula) {}
