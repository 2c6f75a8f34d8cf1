package org.skidpad.viewer.scene;

/**
 * Where the map lies on the screen: a centre in the map frame (m), a scale (px/m) and the part of the screen it fills (px).
 * North up: map x to the right, map y upwards.
 */
public final class Camera {
    /** Smallest scale, px/m: 50 km across a 1000 px window. */
    public static final double MIN_SCALE = 0.02;
    /** Largest scale, px/m: 0.5 m across a 1000 px window. */
    public static final double MAX_SCALE = 2000;

    private Area viewport;
    private double centreX;
    private double centreY;
    private double scale = 10;

    public Camera(Area viewport) {
        this.viewport = viewport;
    }

    public Area viewport() {
        return viewport;
    }

    /** A new size of the window; centre and scale stay. */
    public void setViewport(Area area) {
        viewport = area;
    }

    /** Pixels per metre. */
    public double scale() {
        return scale;
    }

    public double centreX() {
        return centreX;
    }

    public double centreY() {
        return centreY;
    }

    public double screenX(double mapX) {
        return viewport.x() + viewport.width() / 2 + (mapX - centreX) * scale;
    }

    public double screenY(double mapY) {
        return viewport.y() + viewport.height() / 2 - (mapY - centreY) * scale;
    }

    public double mapX(double screenX) {
        return centreX + (screenX - viewport.x() - viewport.width() / 2) / scale;
    }

    public double mapY(double screenY) {
        return centreY - (screenY - viewport.y() - viewport.height() / 2) / scale;
    }

    /** The part of the map that is on the screen. */
    public Bounds visible() {
        return new Bounds(mapX(viewport.x()), mapY(viewport.bottom()), mapX(viewport.right()), mapY(viewport.y()));
    }

    /** Puts a point of the map (m) into the middle. */
    public void centreOn(double mapX, double mapY) {
        centreX = mapX;
        centreY = mapY;
    }

    /** Pixels per metre, kept within {@link #MIN_SCALE} and {@link #MAX_SCALE}. */
    public void setScale(double pixelsPerMetre) {
        scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, pixelsPerMetre));
    }

    /** Moves the map with the cursor by a drag, px. */
    public void pan(double dxPixels, double dyPixels) {
        centreX -= dxPixels / scale;
        centreY += dyPixels / scale;
    }

    /** Multiplies the scale; what is under the cursor stays under it. */
    public void zoomAbout(double screenX, double screenY, double factor) {
        double fixedX = mapX(screenX);
        double fixedY = mapY(screenY);
        setScale(scale * factor);
        centreX += fixedX - mapX(screenX);
        centreY += fixedY - mapY(screenY);
    }

    /** Shows the whole box with a margin in px; an empty box changes nothing. */
    public void fit(Bounds bounds, double marginPixels) {
        if (bounds.isEmpty()) {
            return;
        }
        double width = Math.max(1, viewport.width() - 2 * marginPixels);
        double height = Math.max(1, viewport.height() - 2 * marginPixels);
        double metre = 1e-3;
        setScale(Math.min(width / Math.max(metre, bounds.width()), height / Math.max(metre, bounds.height())));
        centreOn((bounds.minX() + bounds.maxX()) / 2, (bounds.minY() + bounds.maxY()) / 2);
    }
}
