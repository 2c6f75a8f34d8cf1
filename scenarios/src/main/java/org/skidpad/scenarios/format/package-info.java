/**
 * Our own YAML format (docs/scenario-format.md) in, the parts of a {@link org.skidpad.scenarios.populate.YamlScenario} or diagnostics
 * out; each reader reads one key. SI units, map frame. Only {@code scenarios} imports this package, and suites its {@link
 * org.skidpad.scenarios.format.Formulas}.
 */
package org.skidpad.scenarios.format;
