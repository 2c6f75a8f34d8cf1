/**
 * A second spelling of the trees that scenarios of other standards are read into: YAML in place of XML. {@link
 * org.skidpad.scenarios.convert.TreeWriter} writes it, {@link org.skidpad.scenarios.convert.TreeReader} reads it, and neither
 * knows a standard; docs/scenario-format.md, "Scenarios told in the words of other standards". No units, no frames. Imported by
 * the root package alone.
 */
package org.skidpad.scenarios.convert;
