package org.skidpad.viewer.fx;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.skidpad.viewer.scene.Area;
import org.skidpad.viewer.scene.Primitive;

/** Paints {@link Primitive}s on a canvas. */
final class CanvasPainter {
    private final GraphicsContext graphics;

    private CanvasPainter(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    /** Replaces what a canvas shows. */
    static void repaint(Canvas canvas, List<Primitive> primitives) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setTextBaseline(VPos.CENTER);
        new CanvasPainter(graphics).paint(primitives);
    }

    private void paint(List<Primitive> primitives) {
        for (Primitive primitive : primitives) {
            paint(primitive);
        }
    }

    private void paint(Primitive primitive) {
        if (primitive instanceof Primitive.Polygon polygon) {
            polygon(polygon);
        } else if (primitive instanceof Primitive.Polyline line) {
            line(line);
        } else if (primitive instanceof Primitive.Segments segments) {
            segments(segments);
        } else if (primitive instanceof Primitive.Dots dots) {
            dots(dots);
        } else if (primitive instanceof Primitive.Disc disc) {
            disc(disc);
        } else if (primitive instanceof Primitive.Label label) {
            label(label);
        } else if (primitive instanceof Primitive.Clip clip) {
            clip(clip);
        }
    }

    static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0);
    }

    private static boolean visible(int argb) {
        return argb >>> 24 != 0;
    }

    private void polygon(Primitive.Polygon polygon) {
        int corners = polygon.x().length;
        if (visible(polygon.fill())) {
            graphics.setFill(colour(polygon.fill()));
            graphics.fillPolygon(polygon.x(), polygon.y(), corners);
        }
        if (visible(polygon.stroke()) && polygon.strokeWidth() > 0) {
            graphics.setStroke(colour(polygon.stroke()));
            graphics.setLineWidth(polygon.strokeWidth());
            graphics.strokePolygon(polygon.x(), polygon.y(), corners);
        }
    }

    private void line(Primitive.Polyline line) {
        graphics.setStroke(colour(line.colour()));
        graphics.setLineWidth(line.width());
        graphics.setLineDashes(line.dash());
        graphics.setLineDashOffset(line.dashPhase());
        if (line.closed()) {
            graphics.strokePolygon(line.x(), line.y(), line.x().length - 1);
        } else {
            graphics.strokePolyline(line.x(), line.y(), line.x().length);
        }
        graphics.setLineDashes(Primitive.SOLID);
    }

    private void segments(Primitive.Segments segments) {
        graphics.setStroke(colour(segments.colour()));
        graphics.setLineWidth(segments.width());
        double[] at = segments.xyxy();
        for (int i = 0; i + 3 < at.length; i += 4) {
            graphics.strokeLine(at[i], at[i + 1], at[i + 2], at[i + 3]);
        }
    }

    private void dots(Primitive.Dots dots) {
        graphics.setFill(colour(dots.colour()));
        double size = dots.size();
        double[] at = dots.xy();
        for (int i = 0; i + 1 < at.length; i += 2) {
            graphics.fillRect(at[i] - size / 2, at[i + 1] - size / 2, size, size);
        }
    }

    private void disc(Primitive.Disc disc) {
        double r = disc.radius();
        if (visible(disc.fill())) {
            graphics.setFill(colour(disc.fill()));
            graphics.fillOval(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
        }
        if (visible(disc.stroke()) && disc.strokeWidth() > 0) {
            graphics.setStroke(colour(disc.stroke()));
            graphics.setLineWidth(disc.strokeWidth());
            graphics.strokeOval(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
        }
    }

    private void label(Primitive.Label label) {
        graphics.setFont(Font.font(
                Font.getDefault().getFamily(), label.bold() ? FontWeight.BOLD : FontWeight.NORMAL, label.size()));
        graphics.setTextAlign(
                switch (label.anchor()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        if (visible(label.halo())) {
            graphics.setStroke(colour(label.halo()));
            graphics.setLineWidth(3);
            graphics.strokeText(label.text(), label.x(), label.y());
        }
        graphics.setFill(colour(label.colour()));
        graphics.fillText(label.text(), label.x(), label.y());
    }

    private void clip(Primitive.Clip clip) {
        Area area = clip.area();
        graphics.save();
        graphics.beginPath();
        graphics.rect(area.x(), area.y(), area.width(), area.height());
        graphics.clip();
        paint(clip.items());
        graphics.restore();
    }
}
