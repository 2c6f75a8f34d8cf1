package org.skidpad.scenarios.rosmap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.curve.VertexCurve;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/**
 * Reads a line around a race track, as the F1TENTH race tracks have it beside their maps, and makes a road of it: road {@code
 * track} with the one lane -1, driven in the order of the points. A file of comments ({@code #}) and numbers with {@code ,} or
 * {@code ;} between them; the last comment before the numbers names the columns. Two kinds are known: a centre line {@code x_m,
 * y_m, w_tr_right_m, w_tr_left_m}, and a race line with {@code x_m} and {@code y_m} among others, whose lane reaches to both
 * sides as far as the map's nearest occupied cell. Without names the columns are those of a centre line.
 */
public final class TrackLine {
    private static final long MAX_BYTES = 16L << 20;
    private static final int MAX_POINTS = 100_000;
    private static final int LEAST_POINTS = 4;
    private static final double FARTHEST = 1e6;
    private static final double NARROWEST = 0.05;
    private static final double WIDEST = 50;
    private static final List<String> CENTRE_LINE = List.of("x_m", "y_m", "w_tr_right_m", "w_tr_left_m");

    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private List<String> columns = CENTRE_LINE;
    private boolean named;

    private TrackLine(String file) {
        this.file = file;
    }

    /**
     * Reads a line.
     *
     * @param grid the track's map
     * @param speedLimit of the lane, m/s
     * @throws BadInputException with everything that is wrong
     */
    public static RoadNetwork load(Path csv, OccupancyGrid grid, double speedLimit) {
        TrackLine line = new TrackLine(csv.toString());
        List<String> lines;
        try {
            if (Files.size(csv) > MAX_BYTES) {
                throw new BadInputException(
                        SourceLocation.wholeFile(line.file), "is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            lines = Files.readAllLines(csv);
        } catch (IOException e) {
            throw new BadInputException(
                    SourceLocation.wholeFile(line.file), "cannot be read as text: " + e.getMessage());
        }
        line.read(lines);
        if (!line.found.isEmpty()) {
            throw new BadInputException(line.found);
        }
        return line.road(grid, speedLimit);
    }

    private void read(List<String> lines) {
        for (int k = 0; k < lines.size() && found.size() < 20; k++) {
            String text = lines.get(k).strip();
            if (text.startsWith("#")) {
                String names = text.substring(1).strip().toLowerCase(Locale.ROOT);
                if (rows.isEmpty() && names.matches(".*\\bx(_m)?\\b.*\\by(_m)?\\b.*")) {
                    columns = Arrays.stream(names.split("\\s*[,;]\\s*"))
                            .map(n -> n.equals("x") || n.equals("y") ? n + "_m" : n)
                            .toList();
                    named = true;
                }
            } else if (!text.isEmpty()) {
                row(k + 1, lines.get(k));
            }
        }
        for (String need : List.of("x_m", "y_m")) {
            if (!columns.contains(need)) {
                found.add(Diagnostic.error(SourceLocation.wholeFile(file), "no column is named " + need));
            }
        }
        if (found.isEmpty() && rows.size() < LEAST_POINTS) {
            found.add(Diagnostic.error(
                    SourceLocation.wholeFile(file),
                    "has " + rows.size() + " points; a track needs at least " + LEAST_POINTS));
        }
    }

    private void row(int line, String text) {
        String[] cells = text.split("[,;]", -1);
        if (!named && rows.isEmpty() && cells.length < columns.size()) {
            columns = columns.subList(0, 2);
        }
        if (cells.length < columns.size()) {
            error(line, 1, cells.length + " numbers where " + columns.size() + " are needed: " + columns);
            return;
        }
        if (rows.size() == MAX_POINTS) {
            error(line, 1, "more than " + MAX_POINTS + " points");
            return;
        }
        double[] row = new double[columns.size()];
        int column = 1;
        for (int k = 0; k < row.length; k++) {
            int blanks = cells[k].length() - cells[k].stripLeading().length();
            row[k] = number(line, column + blanks, columns.get(k), cells[k].strip());
            column += cells[k].length() + 1;
        }
        rows.add(row);
    }

    private double number(int line, int column, String name, String text) {
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            error(line, column, "'" + text + "' is no number for " + name);
            return 0;
        }
        boolean width = name.startsWith("w_tr");
        if (!(Math.abs(value) <= FARTHEST) || width && !(value >= NARROWEST && value <= WIDEST)) {
            error(line, column, name + " of " + text + " is out of range");
            return 0;
        }
        return value;
    }

    private void error(int line, int column, String message) {
        found.add(Diagnostic.error(new SourceLocation(file, line, column), message));
    }

    private RoadNetwork road(OccupancyGrid grid, double speedLimit) {
        int xColumn = columns.indexOf("x_m");
        int yColumn = columns.indexOf("y_m");
        int rightColumn = columns.indexOf("w_tr_right_m");
        int leftColumn = columns.indexOf("w_tr_left_m");
        boolean widths = rightColumn >= 0 && leftColumn >= 0;
        WallDistances walls = widths ? null : new WallDistances(grid);
        int n = rows.size();
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        double[] right = new double[n + 1];
        double[] left = new double[n + 1];
        int kept = 0;
        for (double[] row : rows) {
            double px = row[xColumn];
            double py = row[yColumn];
            if (kept > 0 && distance(px - x[kept - 1], py - y[kept - 1]) < 1e-3) {
                continue;
            }
            x[kept] = px;
            y[kept] = py;
            right[kept] = widths ? row[rightColumn] : Math.max(NARROWEST, Math.min(WIDEST, walls.at(px, py)));
            left[kept] = widths ? row[leftColumn] : right[kept];
            kept++;
        }
        boolean closed = closes(x, y, kept);
        if (closed) {
            if (distance(x[kept - 1] - x[0], y[kept - 1] - y[0]) >= 1e-3) {
                kept++;
            }
            x[kept - 1] = x[0];
            y[kept - 1] = y[0];
            right[kept - 1] = right[0];
            left[kept - 1] = left[0];
        }
        if (kept < 3) {
            throw new BadInputException(SourceLocation.wholeFile(file), "its points are all at one place");
        }
        x = Arrays.copyOf(x, kept);
        y = Arrays.copyOf(y, kept);
        VertexCurve line = new VertexCurve(x, y, closed);
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadBuilder road = builder.road("track", "", "", false);
        line.addTo(road);
        SectionBuilder section = road.section(0);
        section.centreMark(0, "none");
        LaneBuilder lane = section.lane(-1, "driving").speedLimit(speedLimit).mark(0, "none");
        for (int k = 0; k < kept; k++) {
            double s = line.station(k);
            double step = k + 1 < kept ? line.station(k + 1) - s : 0;
            road.laneOffset(s, left[k], step > 0 ? (left[k + 1] - left[k]) / step : 0, 0, 0);
            lane.border(s, -right[k], step > 0 ? (right[k] - right[k + 1]) / step : 0, 0, 0);
        }
        if (closed) {
            builder.link(lane, true, lane, false);
        }
        return builder.build();
    }

    /** A lap ends where it began: the last point is about as near to the first as neighbours are to each other. */
    private static boolean closes(double[] x, double[] y, int n) {
        double way = 0;
        for (int k = 1; k < n; k++) {
            way += distance(x[k] - x[k - 1], y[k] - y[k - 1]);
        }
        return n > 3 && distance(x[n - 1] - x[0], y[n - 1] - y[0]) < 5 * way / (n - 1);
    }

    private static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
