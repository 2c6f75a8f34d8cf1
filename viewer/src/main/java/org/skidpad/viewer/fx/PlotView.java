package org.skidpad.viewer.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.skidpad.viewer.scene.Area;
import org.skidpad.viewer.scene.PlotStack;
import org.skidpad.viewer.scene.Primitive;
import org.skidpad.viewer.scene.Theme;

/** The plots under one time cursor; a click or a drag sets the time. */
final class PlotView extends Region {
    private final Playback playback;
    private final Canvas frames = new Canvas();
    private final Canvas cursor = new Canvas();

    /** What the lower canvas shows, to see whether it is still right. */
    private record FrameState(PlotStack plots, Theme theme, Area area) {}

    private FrameState painted;

    PlotView(Playback playback) {
        this.playback = playback;
        setId("plots");
        setMinSize(220, 240);
        getChildren().addAll(frames, cursor);
        playback.onChange(this::repaint);
        setOnMousePressed(this::seek);
        setOnMouseDragged(this::seek);
        setAccessibleText("Speed, acceleration and time to collision of the ego");
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        for (Canvas canvas : List.of(frames, cursor)) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        repaint();
    }

    private Area area() {
        return new Area(0, 0, getWidth(), getHeight()).inset(8, 8, 4, 4);
    }

    private void repaint() {
        if (getWidth() < 2) {
            return;
        }
        Area area = area();
        Theme theme = playback.theme();
        FrameState wanted = new FrameState(playback.plots(), theme, area);
        if (!wanted.equals(painted)) {
            List<Primitive> list = new ArrayList<>();
            list.add(PlotStack.panel(new Area(0, 0, getWidth(), getHeight()), theme));
            list.addAll(playback.plots().frames(area, theme));
            CanvasPainter.repaint(frames, list);
            painted = wanted;
        }
        CanvasPainter.repaint(
                cursor, playback.plots().cursor(area, playback.timeline().time(), theme));
    }

    private void seek(MouseEvent event) {
        requestFocus();
        playback.seek(playback.plots().timeAt(area(), event.getX()));
    }
}
