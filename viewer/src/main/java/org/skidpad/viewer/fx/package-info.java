/**
 * The window, on JavaFX: {@link org.skidpad.viewer.fx.ViewerLauncher}. It decides nothing about the picture, which comes from
 * {@code viewer.scene} as draw lists, and sees recordings only through it. Everything here runs on the JavaFX thread, which
 * also owns the scene objects. JavaFX may be imported here and nowhere else; only {@code cli} may import this package.
 */
package org.skidpad.viewer.fx;
