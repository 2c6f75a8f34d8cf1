package org.skidpad.viewer.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.viewer.scene.Area;
import org.skidpad.viewer.scene.Primitive;

/** Paints {@link Primitive}s into an image. Needs fonts, no display. */
public final class ImagePainter {
    private final Graphics2D graphics;

    private ImagePainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * A new image with the primitives painted in order.
     *
     * @param width px
     * @param height px
     * @throws BadInputException where the machine has no font to write with
     */
    public static BufferedImage paint(List<Primitive> primitives, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            requireFonts(graphics);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new ImagePainter(graphics).paint(primitives);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Without fontconfig or any font the JDK fails at the first letter, with a stack trace that names neither. */
    private static void requireFonts(Graphics2D graphics) {
        try {
            graphics.getFontMetrics(font(12, false)).stringWidth("0");
        } catch (LinkageError | RuntimeException | InternalError e) {
            throw new BadInputException(
                    SourceLocation.wholeFile("fonts"),
                    "there is no font to write with (" + e + ")",
                    "apt-get install fontconfig fonts-dejavu-core");
        }
    }

    private static Font font(double size, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    private void paint(List<Primitive> primitives) {
        for (Primitive primitive : primitives) {
            paint(primitive);
        }
    }

    private void paint(Primitive primitive) {
        if (primitive instanceof Primitive.Polygon polygon) {
            fillAndStroke(
                    outline(polygon.x(), polygon.y(), true), polygon.fill(), polygon.stroke(), polygon.strokeWidth());
        } else if (primitive instanceof Primitive.Polyline line) {
            stroke(line);
        } else if (primitive instanceof Primitive.Segments segments) {
            segments(segments);
        } else if (primitive instanceof Primitive.Dots dots) {
            dots(dots);
        } else if (primitive instanceof Primitive.Disc disc) {
            double r = disc.radius();
            fillAndStroke(
                    new Ellipse2D.Double(disc.x() - r, disc.y() - r, 2 * r, 2 * r),
                    disc.fill(),
                    disc.stroke(),
                    disc.strokeWidth());
        } else if (primitive instanceof Primitive.Label label) {
            label(label);
        } else if (primitive instanceof Primitive.Clip clip) {
            Shape before = graphics.getClip();
            Area area = clip.area();
            graphics.clip(new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()));
            paint(clip.items());
            graphics.setClip(before);
        }
    }

    private static Path2D outline(double[] x, double[] y, boolean closed) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private void fillAndStroke(Shape shape, int fill, int stroke, double width) {
        if (fill >>> 24 != 0) {
            graphics.setColor(new Color(fill, true));
            graphics.fill(shape);
        }
        if (stroke >>> 24 != 0 && width > 0) {
            graphics.setColor(new Color(stroke, true));
            graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            graphics.draw(shape);
        }
    }

    private void stroke(Primitive.Polyline line) {
        graphics.setColor(new Color(line.colour(), true));
        float[] dash = null;
        if (line.dash().length > 0) {
            dash = new float[line.dash().length];
            for (int i = 0; i < dash.length; i++) {
                dash[i] = (float) line.dash()[i];
            }
        }
        graphics.setStroke(new BasicStroke(
                (float) line.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                dash,
                dash == null ? 0 : (float) (line.dashPhase() % period(line.dash()))));
        graphics.draw(outline(line.x(), line.y(), line.closed()));
    }

    private static double period(double[] dash) {
        double sum = 0;
        for (double length : dash) {
            sum += length;
        }
        return sum;
    }

    private void segments(Primitive.Segments segments) {
        graphics.setColor(new Color(segments.colour(), true));
        graphics.setStroke(new BasicStroke((float) segments.width()));
        double[] at = segments.xyxy();
        for (int i = 0; i + 3 < at.length; i += 4) {
            graphics.draw(new Line2D.Double(at[i], at[i + 1], at[i + 2], at[i + 3]));
        }
    }

    private void dots(Primitive.Dots dots) {
        graphics.setColor(new Color(dots.colour(), true));
        double size = dots.size();
        double[] at = dots.xy();
        for (int i = 0; i + 1 < at.length; i += 2) {
            graphics.fill(new Rectangle2D.Double(at[i] - size / 2, at[i + 1] - size / 2, size, size));
        }
    }

    private void label(Primitive.Label label) {
        graphics.setFont(font(label.size(), label.bold()));
        FontMetrics metrics = graphics.getFontMetrics();
        double width = metrics.getStringBounds(label.text(), graphics).getWidth();
        double x = switch (label.anchor()) {
            case LEFT -> label.x();
            case CENTRE -> label.x() - width / 2;
            case RIGHT -> label.x() - width;
        };
        double baseline = label.y() + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        if (label.halo() >>> 24 != 0 && !label.text().isEmpty()) {
            graphics.setColor(new Color(label.halo(), true));
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(graphics.getFont()
                    .createGlyphVector(graphics.getFontRenderContext(), label.text())
                    .getOutline((float) x, (float) baseline));
        }
        graphics.setColor(new Color(label.colour(), true));
        graphics.drawString(label.text(), (float) x, (float) baseline);
    }
}
