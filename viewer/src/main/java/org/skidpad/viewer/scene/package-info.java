/**
 * From a recording to a list of things to paint, with no toolkit: what is drawn, where and in which colour is decided here
 * and can be asserted in a test without a display.
 *
 * <p>{@link org.skidpad.viewer.scene.Scene} turns a moment of a recording into {@link
 * org.skidpad.viewer.scene.Primitive}s, {@link org.skidpad.viewer.scene.Camera} says where the map is on the screen, {@link
 * org.skidpad.viewer.scene.Timeline} which moment is shown, {@link org.skidpad.viewer.scene.PlotStack} draws the signals of
 * the ego under the same time. Input is SI in the map frame (x right, y up on the screen); output is pixels, y down. No class
 * here is safe for use by several threads; in a window the toolkit's thread owns them. The other packages of the viewer may
 * import this one.
 */
package org.skidpad.viewer.scene;
