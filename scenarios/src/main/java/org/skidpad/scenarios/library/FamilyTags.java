package org.skidpad.scenarios.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Words to find a shipped scenario by, told from what is written in it, so that they cannot go stale. */
final class FamilyTags {
    static final Map<String, String> MEANINGS = meanings();

    private FamilyTags() {}

    private static Map<String, String> meanings() {
        Map<String, String> out = new TreeMap<>();
        out.put("crossing", "pedestrians cross at a marked place");
        out.put("cyclist", "somebody rides a bicycle");
        out.put("drawn-map", "every episode has a map of its own");
        out.put("euro-ncap", "after a test of Euro NCAP");
        out.put("lidar", "the ego sees by lidar");
        out.put("low-grip", "the ground is slippery at the hard end");
        out.put("occlusion", "what is hidden is not seen");
        out.put("pedestrian", "somebody is on foot");
        out.put("priority", "who gives way is marked");
        out.put("robot", "the ego is a robot");
        out.put("signals", "there are traffic lights");
        out.put("steps", "the policy chooses lanes and speeds by steps");
        out.put("traffic", "there are other drivers, drawn anew");
        out.put("truck", "there is a truck or bus");
        out.put("un-r157", "after UN Regulation No. 157 (ALKS)");
        return Collections.unmodifiableMap(out);
    }

    /** In alphabetical order. */
    static List<String> of(String text, String source) {
        List<String> out = new ArrayList<>();
        add(out, "crossing", text.contains("\ncrossings:"));
        add(out, "cyclist", text.contains("model: bicycle"));
        add(
                out,
                "drawn-map",
                List.of("any_of:", "track:", "rooms:", "boxes:").stream().anyMatch(text::contains));
        add(out, "euro-ncap", source.startsWith("Euro NCAP"));
        add(out, "lidar", text.contains("lidar"));
        add(out, "low-grip", text.contains("friction:"));
        add(out, "occlusion", text.contains("occlusion: true"));
        add(out, "pedestrian", text.contains("model: pedestrian") || text.contains("\ncrowds:"));
        add(
                out,
                "priority",
                text.contains("\npriority:") || text.contains("junction:") || text.contains("roundabout:"));
        add(out, "robot", text.contains("model: turtlebot3_burger\n") || text.contains("preset: burger"));
        add(out, "signals", text.contains("\nsignals:"));
        add(out, "steps", text.contains("preset: lanes") || text.contains("preset: highway"));
        add(out, "traffic", text.contains("\ntraffic:"));
        add(out, "truck", text.contains("model: truck") || text.contains("trucks:"));
        add(out, "un-r157", source.startsWith("UN R157"));
        return out;
    }

    private static void add(List<String> out, String tag, boolean holds) {
        if (holds) {
            out.add(tag);
        }
    }
}
