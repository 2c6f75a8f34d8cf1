/**
 * Text in, a {@link org.skidpad.sim.env.Scenario} or diagnostics out: {@link org.skidpad.scenarios.ScenarioLoader} is the one
 * door, whatever the format. The YAML format is docs/scenario-format.md. Scenarios are immutable and shared by worlds and
 * threads. SI units, map frame. {@code evaluation} and {@code cli} import this package.
 */
package org.skidpad.scenarios;
