/**
 * Variations: the points of parameter space at which one scenario is run, and the designs that choose them. Main type: {@link
 * org.skidpad.scenarios.vary.Variation}. Values are texts, as {@code --set} takes them: with units where the scenario's format
 * has units. The only package that imports Hipparchus. Imported by the OpenSCENARIO reader and by {@code evaluation}.
 */
package org.skidpad.scenarios.vary;
