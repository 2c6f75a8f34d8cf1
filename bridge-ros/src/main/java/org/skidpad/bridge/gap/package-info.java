/**
 * How far simulation and a robot part when both get the same commands. {@link org.skidpad.bridge.gap.Gap} replays a recording in a
 * scenario and compares; {@link org.skidpad.bridge.gap.GapPage} draws it. SI units, errors relative to the robot's own frame. Only
 * {@code cli} imports it.
 */
package org.skidpad.bridge.gap;
