/**
 * The scenarios that come with Skidpad: their texts, what they say of themselves ({@code library} of docs/scenario-format.md), and
 * how their baselines fared. {@code evaluation} and {@code cli} import this package.
 */
package org.skidpad.scenarios.library;
