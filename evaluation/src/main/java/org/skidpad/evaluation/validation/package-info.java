/**
 * The simulator against theory: what is computed here is known beforehand. {@link
 * org.skidpad.evaluation.validation.FundamentalDiagram} runs rings of one lane and compares flow and stability with what follows
 * from the car-following model. SI units. {@code cli} may import it.
 */
package org.skidpad.evaluation.validation;
