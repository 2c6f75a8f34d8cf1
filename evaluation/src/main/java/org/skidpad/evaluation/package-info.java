/**
 * Judgement of runs: {@link org.skidpad.evaluation.Evaluator} runs a policy over many seeds of a scenario on all cores and sums
 * up what the recordings say, with 95 % confidence intervals. Results do not depend on the number of threads. Policies come in
 * as suppliers, one policy a thread; this module does not know how they are made. SI units. Imported by {@code cli} only.
 */
package org.skidpad.evaluation;
