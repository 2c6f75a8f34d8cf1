/**
 * Suites: which scenarios, seeds and policies must pass ({@link org.skidpad.evaluation.suite.Suite}, text format in
 * docs/scenario-format.md), run headless on all cores by {@link org.skidpad.evaluation.suite.SuiteRunner}.
 */
package org.skidpad.evaluation.suite;
