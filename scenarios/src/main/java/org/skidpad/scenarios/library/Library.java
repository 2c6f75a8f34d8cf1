package org.skidpad.scenarios.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scenarios that come with Skidpad. */
public final class Library {
    private static final List<String> NAMES = List.of(
            "alks-cut-in",
            "alks-cut-out",
            "alks-deceleration",
            "blocked-lane",
            "car-park-aisle",
            "child-occluded",
            "corridor-people",
            "crossing-car",
            "crossing-pedestrian",
            "crowd",
            "crowd-crossing",
            "cut-in",
            "cyclist-ahead",
            "cyclist-farside",
            "cyclist-nearside",
            "delivery-van",
            "docking",
            "doorway",
            "emergency-brake",
            "emergency-vehicle",
            "emergency-vehicle-behind",
            "f1tenth-lap",
            "f1tenth-obstacles",
            "f1tenth-opponents",
            "follow-lead",
            "four-way-stop",
            "give-way",
            "head-on",
            "highway",
            "lane-drop",
            "merge",
            "merge-onto",
            "motorway-exit",
            "moving-obstacles",
            "narrow-passage",
            "ncap-cbfa-50",
            "ncap-cbla-50",
            "ncap-cbna-50",
            "ncap-cbta",
            "ncap-cccscp",
            "ncap-ccfhol",
            "ncap-ccfhos",
            "ncap-ccftap",
            "ncap-ccrb",
            "ncap-ccrm",
            "ncap-ccrs",
            "ncap-cmftap",
            "ncap-cmrb",
            "ncap-cmrs",
            "ncap-cpfa-50",
            "ncap-cpla-25",
            "ncap-cpla-50",
            "ncap-cpna-25",
            "ncap-cpna-75",
            "ncap-cpnco-50",
            "ncap-cpta",
            "occluded-crossing",
            "parking-bay",
            "pedestrian-along",
            "pedestrian-farside",
            "pedestrian-nearside",
            "pedestrian-turning",
            "platoon-brake",
            "procedural-office",
            "procedural-road",
            "procedural-rooms",
            "procedural-town",
            "queue-tail",
            "rear-end-braking",
            "rear-end-moving",
            "rear-end-stationary",
            "red-light-runner",
            "room-goal",
            "roundabout",
            "school-crossing",
            "signals",
            "tailgater",
            "track-lap",
            "truck-pulls-out",
            "turn-across-path",
            "turn-right-yield",
            "turtlebot-pillars",
            "unprotected-left",
            "winding-road",
            "zebra");
    private static final String FOLDER = "/scenarios/";

    private Library() {}

    /** Their names, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /** What is said of them, by group and then by name. */
    public static List<Family> families() {
        return NAMES.stream()
                .map(name -> FamilyReader.read(name, text(name)))
                .sorted(Comparator.comparingInt((Family f) -> Family.GROUPS.indexOf(f.group()))
                        .thenComparing(Family::name))
                .toList();
    }

    /**
     * Which share of its runs the baseline of each graded family passed at difficulty 0, 1/2 and 1 when that was last measured, by
     * name.
     */
    public static Map<String, double[]> measured() {
        Map<String, double[]> out = new TreeMap<>();
        for (String line : resource("measured.tsv").split("\n")) {
            String[] columns = line.split("\t");
            if (columns.length == 4) {
                out.put(columns[0], new double[] {
                    Double.parseDouble(columns[1]), Double.parseDouble(columns[2]), Double.parseDouble(columns[3])
                });
            }
        }
        return out;
    }

    /** The text of one, to start one's own from. */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no shipped scenario '" + name + "' among " + NAMES);
        }
        return resource(name + ".yaml");
    }

    private static String resource(String file) {
        try (InputStream in = Library.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("shipped resource '" + file + "' is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
