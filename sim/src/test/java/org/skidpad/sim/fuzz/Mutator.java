package org.skidpad.sim.fuzz;

import java.util.random.RandomGenerator;

/** Makes inputs; what comes out depends on nothing but the numbers drawn. */
@FunctionalInterface
public interface Mutator<T> {
    T next(RandomGenerator random);
}
