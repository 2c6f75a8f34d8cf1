/**
 * What a recording is measured by. {@link org.skidpad.evaluation.metric.Metric} is one number of one run; {@link
 * org.skidpad.evaluation.metric.Metrics} lists the standard ones. Metrics read recordings, never a live world, so that what was
 * judged can be replayed. SI units.
 */
package org.skidpad.evaluation.metric;
