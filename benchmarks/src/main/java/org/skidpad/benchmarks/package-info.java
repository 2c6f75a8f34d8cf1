/**
 * JMH benchmarks of the parts whose speed Skidpad promises. Not published; depends on {@code sim} only. How to run them, and
 * the results so far, are in {@code docs/benchmarks}.
 */
package org.skidpad.benchmarks;
