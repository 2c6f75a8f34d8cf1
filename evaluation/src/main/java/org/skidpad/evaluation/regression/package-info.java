/**
 * Comparison with the stored result of an earlier run: {@link org.skidpad.evaluation.regression.Baseline} reads a suite's JSON
 * report and says, with intervals, what became worse.
 */
package org.skidpad.evaluation.regression;
