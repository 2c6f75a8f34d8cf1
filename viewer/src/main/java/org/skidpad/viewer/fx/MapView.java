package org.skidpad.viewer.fx;

import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.skidpad.viewer.scene.Area;
import org.skidpad.viewer.scene.Camera;
import org.skidpad.viewer.scene.Moment;
import org.skidpad.viewer.scene.Scene;
import org.skidpad.viewer.scene.Theme;

/**
 * The map with the actors on it. The road has a canvas of its own, repainted only where the camera, the theme or the size
 * changed. Drag pans, the wheel zooms about the cursor, a click on an actor follows it.
 */
final class MapView extends Region {
    private static final double ZOOM_PER_NOTCH = 1.15;
    private static final double CLICK_PIXELS = 4;

    private final Playback playback;
    private final Canvas road = new Canvas();
    private final Canvas actors = new Canvas();
    private final Camera camera = new Camera(new Area(0, 0, 1, 1));
    private boolean framed;
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;

    /** What the road canvas shows, to see whether it is still right. */
    private record RoadState(Scene scene, Theme theme, double x, double y, double scale, Area area) {}

    private RoadState painted;

    MapView(Playback playback) {
        this.playback = playback;
        setId("map");
        setMinSize(200, 150);
        getChildren().addAll(road, actors);
        playback.onChange(this::repaint);
        setOnScroll(this::zoom);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setAccessibleText("Map of the run with its actors");
    }

    Camera camera() {
        return camera;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        if (road.getWidth() != width || road.getHeight() != height) {
            road.setWidth(width);
            road.setHeight(height);
            actors.setWidth(width);
            actors.setHeight(height);
            camera.setViewport(new Area(0, 0, width, height));
        }
        if (!framed && width > 1) {
            framed = true;
            playback.scene().frame(camera, playback.moment());
        }
        repaint();
    }

    /** Shows everything and follows nobody. */
    void fit() {
        playback.follow(Playback.NOBODY);
        camera.fit(playback.scene().bounds(), Scene.FIT_MARGIN);
        repaint();
    }

    void zoomBy(double factor) {
        camera.zoomAbout(getWidth() / 2, getHeight() / 2, factor);
        repaint();
    }

    private void repaint() {
        if (!framed) {
            return;
        }
        Scene scene = playback.scene();
        Moment moment = playback.moment();
        if (playback.followed() != Playback.NOBODY) {
            scene.follow(camera, moment, playback.followed());
        }
        RoadState wanted = new RoadState(
                scene, scene.theme(), camera.centreX(), camera.centreY(), camera.scale(), camera.viewport());
        if (!wanted.equals(painted)) {
            CanvasPainter.repaint(road, scene.mapLayer(camera));
            painted = wanted;
        }
        CanvasPainter.repaint(actors, scene.momentLayer(camera, moment, playback.options()));
    }

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            return;
        }
        camera.zoomAbout(event.getX(), event.getY(), Math.pow(ZOOM_PER_NOTCH, event.getDeltaY() / 40));
        repaint();
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        draggedY = pressedY;
    }

    private void drag(MouseEvent event) {
        if (playback.followed() != Playback.NOBODY && moved(event)) {
            playback.follow(Playback.NOBODY);
        }
        if (playback.followed() == Playback.NOBODY) {
            camera.pan(event.getX() - draggedX, event.getY() - draggedY);
            repaint();
        }
        draggedX = event.getX();
        draggedY = event.getY();
    }

    private boolean moved(MouseEvent event) {
        return Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_PIXELS;
    }

    private void release(MouseEvent event) {
        if (moved(event) || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int actor = playback.scene().actorAt(camera, playback.moment(), event.getX(), event.getY());
        if (actor >= 0) {
            playback.follow(actor);
        }
    }
}
