package org.skidpad.scenarios.rosmap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.grid.OccupancyGrid;

/**
 * Reads maps of ROS {@code map_server} (ROS 1 and nav2). A pixel of lightness l ∈ [0, 1] is occupied to the degree p = 1 - l, or l
 * where {@code negate} is set. Modes:
 *
 * <ul>
 *   <li>{@code trinary} (the default): p above {@code occupied_thresh} is occupied, below {@code free_thresh} free, else unknown;
 *   <li>{@code scale}: likewise, but a pixel that is not opaque is unknown. What lies between the thresholds has a probability in
 *       ROS; here it is unknown;
 *   <li>{@code raw}: the pixel's value 0 … 100 is the probability in per cent, compared with the same thresholds; above is unknown.
 * </ul>
 *
 * Unknown cells are no walls.
 */
public final class RosMapLoader {
    private static final double FARTHEST = 1e6;
    /** What each key of a map does here. */
    private static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("image", "supported | PGM (P2, P5), PNG, BMP, JPEG, GIF; below the folder of the map");
        keys.put("resolution", "supported | ");
        keys.put("origin", "supported | with its rotation");
        keys.put("occupied_thresh", "supported | ");
        keys.put("free_thresh", "supported | ");
        keys.put("negate", "supported | ");
        keys.put(
                "mode",
                "approximated | `trinary` and `raw` as they are; in `scale` what lies between the thresholds is unknown");
        return keys;
    }

    /** A section of {@code docs/coverage.md}. */
    public static String coverage() {
        StringBuilder out = new StringBuilder(
                "## ROS maps (map_server, nav2) and lines of F1TENTH tracks\n\n| key | | how |\n|---|---|---|\n");
        KEYS.forEach((key, how) ->
                out.append("| `").append(key).append("` | ").append(how).append(" |\n"));
        return out.append("| any other | ignored | with a warning; an error where it looks like a misspelt one |\n")
                .append("| column `x_m`, `y_m` | supported | |\n")
                .append(
                        "| column `w_tr_right_m`, `w_tr_left_m` | supported | without them, the way to the nearest wall |\n")
                .append("| any other column | ignored, without influence | |\n")
                .toString();
    }

    private RosMapLoader() {}

    /**
     * Reads a map from its YAML file; the picture stands beside it or below.
     *
     * @param diagnostics receives warnings
     * @throws BadInputException with every diagnostic where the map cannot be used
     */
    public static OccupancyGrid load(Path yaml, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        YamlDocument document = YamlDocument.read(yaml, found);
        YamlMap root = document.root();
        root.require("image");
        Optional<Path> image = root.file("image");
        double resolution = root.requiredQuantity("resolution", Quantity.LENGTH, 1e-4, 1000, 1);
        double[] origin = origin(root);
        double occupied = root.requiredQuantity("occupied_thresh", Quantity.NUMBER, 0, 1, 1);
        double free = root.requiredQuantity("free_thresh", Quantity.NUMBER, 0, 1, 0);
        String mode = root.choice("mode", List.of("trinary", "scale", "raw"), "trinary");
        boolean negate = root.find("negate").map(RosMapLoader::flag).orElse(false);
        root.keys().stream().filter(k -> !KEYS.containsKey(k)).forEach(k -> {
            String near = Suggestion.forWord(k, KEYS.keySet());
            found.add(
                    near.isEmpty()
                            ? Diagnostic.warning(root.location(k), "'" + k + "' is no key of a map and is not used")
                            : Diagnostic.error(root.location(k), "unknown key '" + k + "'", near));
        });
        if (free > occupied) {
            document.error(
                    root.location("free_thresh"), "free_thresh " + free + " is above occupied_thresh " + occupied);
        }
        document.throwOnError();
        GreyImage picture = GreyImage.read(image.orElseThrow(), root.location("image"));
        States states = (lightness, opaque) -> state(lightness, opaque, mode, negate, occupied, free);
        byte[] cells = picture.levels() != null ? ofLevels(picture, states) : ofLightness(picture, states);
        diagnostics.addAll(found);
        return new OccupancyGrid(picture.width(), picture.height(), resolution, origin[0], origin[1], origin[2], cells);
    }

    /** What a pixel of a lightness is. */
    private interface States {
        byte of(float lightness, boolean opaque);
    }

    /** The picture's first row is the topmost, the grid's the lowest. */
    private static byte[] ofLevels(GreyImage picture, States states) {
        byte[] stateOf = new byte[256];
        for (int level = 0; level < stateOf.length; level++) {
            stateOf[level] = states.of(level / (float) picture.white(), true);
        }
        int width = picture.width();
        byte[] levels = picture.levels();
        byte[] cells = new byte[levels.length];
        for (int row = 0; row < picture.height(); row++) {
            int from = (picture.height() - 1 - row) * width;
            int to = row * width;
            int column = 0;
            if (row > 0) {
                // A row is mostly like the one before it: only what differs is looked up.
                System.arraycopy(cells, to - width, cells, to, width);
                column = unlike(levels, from, 0, width);
            }
            while (column < width) {
                cells[to + column] = stateOf[levels[from + column] & 0xFF];
                column = row == 0 ? column + 1 : unlike(levels, from, column + 1, width);
            }
        }
        return cells;
    }

    /** The next column whose level differs from that in the picture's row below, or the width. */
    private static int unlike(byte[] levels, int row, int column, int width) {
        int below = row + width;
        int same = Arrays.mismatch(levels, row + column, row + width, levels, below + column, below + width);
        return same < 0 ? width : column + same;
    }

    private static byte[] ofLightness(GreyImage picture, States states) {
        byte[] cells = new byte[picture.width() * picture.height()];
        float seen = Float.NaN;
        boolean seenOpaque = false;
        byte state = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                int pixel = (picture.height() - 1 - row) * picture.width() + column;
                float lightness = picture.lightness()[pixel];
                boolean opaque = picture.opaque(pixel);
                // Neighbours are mostly alike.
                if (lightness != seen || opaque != seenOpaque) {
                    seen = lightness;
                    seenOpaque = opaque;
                    state = states.of(lightness, opaque);
                }
                cells[row * picture.width() + column] = state;
            }
        }
        return cells;
    }

    private static byte state(
            float lightness, boolean opaque, String mode, boolean negate, double occupied, double free) {
        double probability = negate ? lightness : 1 - lightness;
        if (mode.equals("raw")) {
            double percent = Math.rint(lightness * 255.0);
            if (percent > 100) {
                return OccupancyGrid.UNKNOWN;
            }
            probability = percent / 100;
        } else if (mode.equals("scale") && !opaque) {
            return OccupancyGrid.UNKNOWN;
        }
        if (probability > occupied || mode.equals("raw") && probability == 1) {
            return OccupancyGrid.OCCUPIED;
        }
        return probability < free || mode.equals("raw") && probability == 0
                ? OccupancyGrid.FREE
                : OccupancyGrid.UNKNOWN;
    }

    /** x, y, yaw; zeros after a diagnostic. */
    private static double[] origin(YamlMap root) {
        double[] origin = new double[3];
        Optional<YamlValue> value = root.require("origin");
        if (value.isEmpty()) {
            return origin;
        }
        List<YamlValue> items = value.get().asList();
        if (items.size() != 3) {
            if (value.get().isList()) {
                value.get().error("origin must be [x, y, yaw], found " + items.size() + " values");
            }
            return origin;
        }
        for (int i = 0; i < 3; i++) {
            Quantity quantity = i < 2 ? Quantity.LENGTH : Quantity.ANGLE;
            origin[i] = items.get(i).asQuantity(quantity, -FARTHEST, FARTHEST, 0);
        }
        return origin;
    }

    /** ROS writes 0 and 1 as well as false and true. */
    private static boolean flag(YamlValue value) {
        String text = value.isText() ? value.asText() : "";
        if (text.equals("0") || text.equals("1")) {
            return text.equals("1");
        }
        return value.asBoolean(false);
    }

    /** The location of a picture's own faults is the picture. */
    static BadInputException broken(Path image, String what) {
        return new BadInputException(SourceLocation.wholeFile(image.toString()), what);
    }
}
