/** Confidence intervals for rates, means and differences of rates. Pure functions; the one package that imports commons-math. */
package org.skidpad.evaluation.statistics;
