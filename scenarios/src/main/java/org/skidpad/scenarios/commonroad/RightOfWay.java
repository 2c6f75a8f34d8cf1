package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.lanes.WaysMeet;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;

/**
 * Reads who gives way to whom: signs (stop, yield, priority) and intersections (documentation of the format, sections "Traffic
 * signs" and "Intersections"). An incoming with the lower sign gives way to those with a higher one; of equals, the one that is
 * left of another to that one, and where the file says nothing of equal signs the later to the earlier. Nobody gives way in a
 * circle: what would close one is left out. Where a light stands, no sign counts.
 */
final class RightOfWay {
    /** From the highest. */
    enum Rank {
        PRIORITY,
        NONE,
        YIELD,
        STOP
    }

    /** Of the German and the American catalogue, and of others that count alike. */
    private static final Map<String, Rank> SIGNS = Map.of(
            "301", Rank.PRIORITY,
            "306", Rank.PRIORITY,
            "205", Rank.YIELD,
            "R1-2", Rank.YIELD,
            "206", Rank.STOP,
            "R1-1", Rank.STOP);

    private record Incoming(String id, List<Long> lanelets, List<Long> onwards, Set<String> leftOf) {}

    private final Map<String, Rank> rankOfSign = new HashMap<>();
    private final List<List<Incoming>> intersections = new ArrayList<>();

    RightOfWay(XmlElement root) {
        for (XmlElement sign : root.children("trafficSign")) {
            for (XmlElement part : sign.children("trafficSignElement")) {
                XmlElement name = part.child("trafficSignID");
                if (name != null && binds(name.content().strip())) {
                    rankOfSign.put(
                            sign.text("id", "").strip(),
                            SIGNS.get(name.content().strip()));
                }
            }
        }
        for (XmlElement intersection : root.children("intersection")) {
            List<Incoming> incomings = new ArrayList<>();
            for (XmlElement incoming : intersection.children("incoming")) {
                List<Long> onwards = new ArrayList<>();
                for (String way : List.of("successorsRight", "successorsStraight", "successorsLeft")) {
                    onwards.addAll(references(incoming, way));
                }
                Set<String> leftOf = new LinkedHashSet<>();
                incoming.children("isLeftOf").forEach(e -> leftOf.add(e.text("ref", "")));
                incomings.add(new Incoming(
                        incoming.text("id", "").strip(), references(incoming, "incomingLanelet"), onwards, leftOf));
            }
            intersections.add(incomings);
        }
    }

    /** Whether a sign says who gives way. */
    static boolean binds(String sign) {
        return SIGNS.containsKey(sign);
    }

    /** Those that are numbers; whom a file does not have gives way to nobody. */
    private static List<Long> references(XmlElement element, String name) {
        return element.children(name).stream()
                .map(e -> e.text("ref", "").strip())
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** The lines at which one gives way, each on the lane of its lanelet. */
    List<GiveWay> lines(
            Map<Long, Lanelet> lanelets,
            LaneletRoads.Built built,
            List<RoadRules.SignalHead> heads,
            LightReader places) {
        List<GiveWay> lines = new ArrayList<>();
        if (built.roads() == null) {
            return lines;
        }
        Set<Integer> lit = new LinkedHashSet<>();
        heads.forEach(head -> lit.add(head.lane()));
        Set<Long> incoming = new LinkedHashSet<>();
        for (List<Incoming> intersection : intersections) {
            boolean[][] gives = order(intersection, lanelets);
            for (int a = 0; a < intersection.size(); a++) {
                incoming.addAll(intersection.get(a).lanelets);
                List<Long> others = new ArrayList<>();
                for (int b = 0; b < intersection.size(); b++) {
                    others.addAll(gives[a][b] ? intersection.get(b).onwards : List.of());
                }
                for (long id : intersection.get(a).lanelets) {
                    line(lanelets.get(id), others, built, lit, places, lines);
                }
            }
        }
        for (Lanelet lanelet : lanelets.values()) {
            if (!incoming.contains(lanelet.id()) && rank(lanelet) == Rank.STOP) {
                line(lanelet, List.of(), built, lit, places, lines);
            }
        }
        return lines;
    }

    private void line(
            Lanelet lanelet,
            List<Long> others,
            LaneletRoads.Built built,
            Set<Integer> lit,
            LightReader places,
            List<GiveWay> out) {
        Integer lane = lanelet == null ? null : built.laneOf().get(lanelet.id());
        if (lane == null || lit.contains(lane)) {
            return;
        }
        LanePosition at = new LanePosition();
        at.lane = lane;
        at.s = places.station(lanelet.element().child("stopLine"), built.roads(), lane);
        WaysMeet meet = new WaysMeet(built.roads());
        List<GiveWay.Conflict> conflicts = new ArrayList<>();
        for (long other : others) {
            Integer crossing = built.laneOf().get(other);
            Optional<GiveWay.Conflict> conflict = crossing == null ? Optional.empty() : meet.find(at, crossing);
            conflict.ifPresent(conflicts::add);
        }
        boolean stop = rank(lanelet) == Rank.STOP;
        if (stop || !conflicts.isEmpty()) {
            out.add(new GiveWay((stop ? "stop " : "yield ") + (out.size() + 1), lane, at.s, stop, conflicts));
        }
    }

    /** Which incoming gives way to which. */
    private boolean[][] order(List<Incoming> incomings, Map<Long, Lanelet> lanelets) {
        int n = incomings.size();
        boolean[][] gives = new boolean[n][n];
        Rank[] ranks = new Rank[n];
        for (int k = 0; k < n; k++) {
            ranks[k] = incomings.get(k).lanelets.stream()
                    .map(lanelets::get)
                    .filter(l -> l != null)
                    .map(this::rank)
                    .filter(r -> r != Rank.NONE)
                    .findFirst()
                    .orElse(Rank.NONE);
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                gives[a][b] = ranks[a].compareTo(ranks[b]) > 0;
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                boolean left = incomings.get(a).leftOf.contains(incomings.get(b).id);
                if (a != b && ranks[a] == ranks[b] && left && !leads(gives, b, a)) {
                    gives[a][b] = true;
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                boolean signed = ranks[a] == ranks[b] && ranks[a].compareTo(Rank.YIELD) >= 0;
                if (signed && !gives[b][a] && !leads(gives, b, a)) {
                    gives[a][b] = true;
                }
            }
        }
        return gives;
    }

    /** Whether one waits for the other, if only by way of others. */
    private static boolean leads(boolean[][] gives, int from, int to) {
        int n = gives.length;
        boolean[] seen = new boolean[n];
        int[] queue = new int[n];
        int end = 0;
        queue[end++] = from;
        seen[from] = true;
        for (int at = 0; at < end; at++) {
            for (int k = 0; k < n; k++) {
                if (gives[queue[at]][k] && !seen[k]) {
                    seen[k] = true;
                    queue[end++] = k;
                }
            }
        }
        return seen[to];
    }

    private Rank rank(Lanelet lanelet) {
        List<XmlElement> references = new ArrayList<>(lanelet.element().children("trafficSignRef"));
        references.addAll(lanelet.element().children("stopLine", "trafficSignRef"));
        return references.stream()
                .map(e -> rankOfSign.getOrDefault(e.text("ref", "").strip(), Rank.NONE))
                .filter(r -> r != Rank.NONE)
                .findFirst()
                .orElse(Rank.NONE);
    }
}
