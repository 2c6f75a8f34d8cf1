/**
 * OpenSCENARIO XML 1.0 to 1.3 in, a {@link org.skidpad.sim.env.Scenario} or diagnostics out. Main type: {@link
 * org.skidpad.scenarios.openscenario.OpenScenarioLoader}.
 *
 * <p>The XML is read into a tree that knows the line and column of every element and attribute and remembers which of them
 * were used, so that whatever was not honoured can be reported. The tree is then translated into the plan of {@code
 * scenarios.script}, which knows nothing of XML. SI units, radians, map frame, as in the standard. Files are read only below
 * one root folder; document types are passed over or refused, entities are refused.
 *
 * <p>Imported by {@code cli} and by the loaders of other formats.
 */
package org.skidpad.scenarios.openscenario;
