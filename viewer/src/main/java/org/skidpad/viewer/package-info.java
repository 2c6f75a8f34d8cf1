/**
 * Pictures of recordings. {@link org.skidpad.viewer.Snapshot} writes one as a PNG with no display and no toolkit;
 * {@code org.skidpad.viewer.fx} opens a window. Both paint the draw lists of {@code org.skidpad.viewer.scene}, so that a
 * snapshot shows what the window shows.
 *
 * <p>Recordings are SI in the map frame; pictures are in pixels, x right and y down from the top left corner. Only {@code cli}
 * may import this package.
 */
package org.skidpad.viewer;
