/**
 * Paints draw lists into images with Java2D, without a display: {@link org.skidpad.viewer.image.ImagePainter}. Pixels, y
 * down. May import {@code viewer.scene}; the root package of the viewer imports it.
 */
package org.skidpad.viewer.image;
