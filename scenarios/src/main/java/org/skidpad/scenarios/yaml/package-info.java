/**
 * YAML with places: every value knows its line and column, so that whatever is wrong is said as {@code file:line:column}.
 *
 * <p>{@link org.skidpad.scenarios.yaml.YamlDocument} reads; {@link org.skidpad.scenarios.yaml.YamlMap} and
 * {@link org.skidpad.scenarios.yaml.YamlValue} give typed access that collects diagnostics instead of throwing; {@link
 * org.skidpad.scenarios.yaml.Quantity} turns "130 km/h" into SI. Files are refused above 8 Mi characters, 64 levels of nesting or
 * 500,000 values (aliases counted each time they are used). The only package that imports snakeyaml-engine. Formats
 * (scenarios, suites, experiments, robots, ROS maps) import this package.
 */
package org.skidpad.scenarios.yaml;
