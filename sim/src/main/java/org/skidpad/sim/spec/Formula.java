package org.skidpad.sim.spec;

/** A signal temporal logic formula; see docs/scenario-format.md for its text. Immutable. */
public interface Formula {}
