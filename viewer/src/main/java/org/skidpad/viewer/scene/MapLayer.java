package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.record.RunHeader.MapLine;
import org.skidpad.viewer.scene.Primitive.Anchor;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;
import org.skidpad.viewer.scene.Primitive.Segments;

/** What does not move: grid, road surface, lane lines, edges and walls. Depends on the camera alone. */
final class MapLayer {
    /** Painted width of a lane marking, m (0.12 m to 0.15 m on European roads). */
    private static final double MARKING_WIDTH = 0.15;
    /** Dash and gap of a lane marking, m: 6 m and 12 m on motorways (German RMS-1). */
    private static final double[] MARKING_DASH = {6, 12};
    /** Painted width of a stop line, m, and of a crosswalk's stripes and of the gaps between them (German RMS-1: 0.5 m all). */
    private static final double STOP_LINE_WIDTH = 0.5;

    private static final double[] STRIPES = {0.5, 0.5};

    /** Painted width of a wall, m. */
    private static final double WALL_WIDTH = 0.08;

    private static final double DEFAULT_LANE_WIDTH = 3.5;
    private static final double MIN_LANE_WIDTH = 1;
    private static final double MAX_LANE_WIDTH = 6;
    /** Pixels between two lines of the background grid, at least. */
    private static final double GRID_PIXELS = 70;

    private record Line(Role role, boolean dashed, double[] xy, Bounds bounds, double width) {}

    private final List<Line> lines = new ArrayList<>();
    private final Bounds bounds;

    MapLayer(List<MapLine> pieces) {
        List<MapLine> map = joined(pieces);
        List<Line> borders = new ArrayList<>();
        List<Line> across = new ArrayList<>();
        for (MapLine line : map) {
            switch (line.kind()) {
                case "road_edge" -> borders.add(line(line, Role.ROAD_EDGE, false));
                case "lane_dashed" -> borders.add(line(line, Role.LANE_LINE, true));
                case "lane_solid" -> borders.add(line(line, Role.LANE_LINE, false));
                case "stop_line" -> across.add(line(line, Role.STOP_LINE, false));
                case "crosswalk" -> across.add(crosswalk(line));
                case "wall" -> borders.add(line(line, Role.WALL, false));
                default -> {
                    // A centre line is no paint on the road; it says below where the road is. Unknown kinds of later
                    // recordings have no picture.
                }
            }
        }
        for (MapLine line : map) {
            if (line.kind().equals("lane_center")) {
                lines.add(new Line(
                        Role.ROAD_SURFACE, false, line.xy(), boundsOf(line.xy()), laneWidth(line.xy(), borders)));
            }
        }
        lines.addAll(across);
        lines.addAll(borders);
        Bounds all = Bounds.EMPTY;
        for (Line line : lines) {
            if (!line.bounds.isEmpty()) {
                all = all.including(line.bounds.minX(), line.bounds.minY())
                        .including(line.bounds.maxX(), line.bounds.maxY());
            }
        }
        bounds = all;
    }

    Bounds bounds() {
        return bounds;
    }

    List<Primitive> draw(Camera camera, Theme theme) {
        List<Primitive> out = new ArrayList<>();
        grid(camera, theme, out);
        for (Line line : lines) {
            draw(line, camera, theme, out);
        }
        return out;
    }

    private static void draw(Line line, Camera camera, Theme theme, List<Primitive> out) {
        double scale = camera.scale();
        Bounds visible = camera.visible().grownBy(line.width + 8 / scale);
        Bounds b = line.bounds;
        if (b.maxX() < visible.minX()
                || b.minX() > visible.maxX()
                || b.maxY() < visible.minY()
                || b.minY() > visible.maxY()) {
            return;
        }
        int colour = switch (line.role) {
            case ROAD_SURFACE -> theme.roadSurface();
            case ROAD_EDGE -> theme.roadEdge();
            case WALL -> theme.wall();
            default -> theme.laneLine();
        };
        double width = switch (line.role) {
            // A hair wider than the lane, so that no seam shows between neighbours.
            case ROAD_SURFACE -> line.width * scale + 1;
            case CROSSWALK -> line.width * scale;
            case STOP_LINE -> Math.max(1.5, STOP_LINE_WIDTH * scale);
            case WALL -> Math.min(4, Math.max(1.6, WALL_WIDTH * scale));
            case ROAD_EDGE -> Math.min(4, Math.max(1.2, MARKING_WIDTH * scale));
            default -> Math.min(4, Math.max(0.8, MARKING_WIDTH * scale));
        };
        // Dashes finer than a few pixels are noise.
        double[] painted = line.role == Role.CROSSWALK ? STRIPES : MARKING_DASH;
        boolean dashed = line.dashed && painted[0] * scale > (line.role == Role.CROSSWALK ? 1 : 3);
        double[] dash = dashed ? new double[] {painted[0] * scale, painted[1] * scale} : Primitive.SOLID;
        int shown = line.dashed && !dashed ? Theme.withOpacity(colour, 0.4) : colour;
        new LineClipper(visible).clip(line.xy, run -> {
            double[] x = run.x();
            double[] y = run.y();
            for (int i = 0; i < x.length; i++) {
                x[i] = camera.screenX(x[i]);
                y[i] = camera.screenY(y[i]);
            }
            out.add(new Polyline(line.role, x, y, shown, width, dash, dashed ? run.lengthBefore() * scale : 0));
        });
    }

    private static void grid(Camera camera, Theme theme, List<Primitive> out) {
        double step = Scale.roundUp(GRID_PIXELS / camera.scale());
        Bounds visible = camera.visible();
        Area area = camera.viewport();
        int columns = (int) (visible.width() / step) + 2;
        int rows = (int) (visible.height() / step) + 2;
        double[] xyxy = new double[4 * (columns + rows)];
        int at = 0;
        double firstX = Math.floor(visible.minX() / step) * step;
        double firstY = Math.floor(visible.minY() / step) * step;
        for (int i = 0; i < columns; i++) {
            double x = Math.rint(camera.screenX(firstX + i * step)) + 0.5;
            xyxy[at++] = x;
            xyxy[at++] = area.y();
            xyxy[at++] = x;
            xyxy[at++] = area.bottom();
        }
        for (int i = 0; i < rows; i++) {
            double y = Math.rint(camera.screenY(firstY + i * step)) + 0.5;
            xyxy[at++] = area.x();
            xyxy[at++] = y;
            xyxy[at++] = area.right();
            xyxy[at++] = y;
        }
        out.add(new Segments(Role.GRID, xyxy, theme.grid(), 1));
    }

    /** A bar of round length in the lower left corner, with the length over it. */
    static List<Primitive> scaleBar(Camera camera, Theme theme) {
        double metres = Scale.roundDown(150 / camera.scale());
        double length = metres * camera.scale();
        Area area = camera.viewport();
        double left = area.x() + 18;
        double y = area.bottom() - 18;
        double tick = 5;
        return List.of(
                new Polyline(
                        Role.SCALE_BAR,
                        new double[] {left, left, left + length, left + length},
                        new double[] {y - tick, y, y, y - tick},
                        theme.text(),
                        1.5),
                new Label(
                        Role.SCALE_BAR,
                        left + length / 2,
                        y - 12,
                        Scale.formatLength(metres),
                        12,
                        false,
                        Anchor.CENTRE,
                        theme.text(),
                        theme.halo()));
    }

    /** Walls come as single segments: pieces that go on where the one before ended become one line, with joined corners. */
    private static List<MapLine> joined(List<MapLine> pieces) {
        List<MapLine> out = new ArrayList<>();
        String kind = null;
        double[] xy = new double[64];
        int length = 0;
        for (MapLine piece : pieces) {
            double[] next = piece.xy();
            if (next.length < 4) {
                continue;
            }
            // Not centre lines: each has the width of its own lane.
            boolean goesOn = piece.kind().equals(kind)
                    && !kind.equals("lane_center")
                    && xy[length - 2] == next[0]
                    && xy[length - 1] == next[1];
            if (!goesOn && length > 0) {
                out.add(new MapLine(kind, Arrays.copyOf(xy, length)));
                length = 0;
            }
            int from = goesOn ? 2 : 0;
            int added = next.length - from;
            if (length + added > xy.length) {
                xy = Arrays.copyOf(xy, 2 * (length + added));
            }
            System.arraycopy(next, from, xy, length, added);
            length += added;
            kind = piece.kind();
        }
        if (length > 0) {
            out.add(new MapLine(kind, Arrays.copyOf(xy, length)));
        }
        return out;
    }

    private static Line line(MapLine line, Role role, boolean dashed) {
        return new Line(role, dashed, line.xy(), boundsOf(line.xy()), 0);
    }

    /** Stripes along the way that pedestrians go, from a ring of corners: left, left, right, right, left of that way. */
    private static Line crosswalk(MapLine ring) {
        double[] c = ring.xy();
        if (c.length < 8) {
            return line(ring, Role.CROSSWALK, true);
        }
        double[] way = {(c[0] + c[6]) / 2, (c[1] + c[7]) / 2, (c[2] + c[4]) / 2, (c[3] + c[5]) / 2};
        double dx = c[6] - c[0];
        double dy = c[7] - c[1];
        return new Line(Role.CROSSWALK, true, way, boundsOf(c), Math.sqrt(dx * dx + dy * dy));
    }

    private static Bounds boundsOf(double[] xy) {
        Bounds bounds = Bounds.EMPTY;
        for (int i = 0; i + 1 < xy.length; i += 2) {
            bounds = bounds.including(xy[i], xy[i + 1]);
        }
        return bounds;
    }

    /** A recording holds centre lines and borders but no widths: twice the usual distance from the one to the other, m. */
    private static double laneWidth(double[] centre, List<Line> borders) {
        int points = centre.length / 2;
        int probes = Math.min(9, points - 1);
        double[] found = new double[Math.max(0, probes)];
        int count = 0;
        for (int probe = 0; probe < probes; probe++) {
            int i = 2 * (probe * (points - 1) / probes);
            double x = (centre[i] + centre[i + 2]) / 2;
            double y = (centre[i + 1] + centre[i + 3]) / 2;
            double distance = distanceToNearest(x, y, borders);
            if (distance >= MIN_LANE_WIDTH / 2 && distance <= MAX_LANE_WIDTH / 2) {
                found[count++] = distance;
            }
        }
        if (count == 0) {
            return DEFAULT_LANE_WIDTH;
        }
        Arrays.sort(found, 0, count);
        return 2 * found[count / 2];
    }

    private static double distanceToNearest(double x, double y, List<Line> borders) {
        double best = MAX_LANE_WIDTH;
        for (Line border : borders) {
            Bounds b = border.bounds;
            if (x < b.minX() - best || x > b.maxX() + best || y < b.minY() - best || y > b.maxY() + best) {
                continue;
            }
            double[] xy = border.xy;
            for (int i = 0; i + 3 < xy.length; i += 2) {
                best = Math.min(best, distanceToSegment(x, y, xy[i], xy[i + 1], xy[i + 2], xy[i + 3]));
            }
        }
        return best;
    }

    private static double distanceToSegment(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = dx * dx + dy * dy;
        double along = squared == 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
        double ex = x - x0 - along * dx;
        double ey = y - y0 - along * dy;
        return Math.sqrt(ex * ex + ey * ey);
    }
}
