/**
 * Tests readers with damaged inputs: {@link org.skidpad.sim.fuzz.Fuzz} runs them, {@code …Mutations} make them from well-formed
 * ones. Times in nanoseconds of the processor, memory in bytes. For tests of every module; no production code.
 */
package org.skidpad.sim.fuzz;
