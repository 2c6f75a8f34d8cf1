package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.opendrive.RoadReader.ReadRoad;
import org.skidpad.scenarios.opendrive.RoadReader.Section;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;

/**
 * Joins lanes: inside roads across lane sections, between roads by their links, and through junctions by their connections
 * (OpenDRIVE 1.8, clauses 10.3, 11.6 and 12). A link stated on one side only counts; a link that leads nowhere is a warning,
 * because the rest of the map is still good.
 */
final class LinkReader {
    private static final Set<String> QUIET = Set.of(
            "none", "shoulder", "border", "sidewalk", "walking", "curb", "median", "parking", "restricted", "stop");

    private final RoadNetworkBuilder builder;
    private final Map<String, ReadRoad> roads;
    private final MapProblems problems;
    private final List<LaneChecks.Joint> joints = new ArrayList<>();
    private final Map<String, XmlElement> junctions = new HashMap<>();

    LinkReader(RoadNetworkBuilder builder, Map<String, ReadRoad> roads, MapProblems problems) {
        this.builder = builder;
        this.roads = roads;
        this.problems = problems;
    }

    /** Every link that was found, those in both directions twice. */
    List<LaneChecks.Joint> joints() {
        return joints;
    }

    void read(XmlElement root) {
        for (XmlElement junction : root.children("junction")) {
            if (junctions.putIfAbsent(junction.text("id", ""), junction) != null) {
                problems.warning(
                        "junction id",
                        junction,
                        "two junctions have the id '" + junction.text("id", "")
                                + "'; the connections of both are used");
            }
        }
        for (ReadRoad road : roads.values()) {
            inside(road);
            outside(road, false);
            outside(road, true);
        }
        for (XmlElement junction : root.children("junction")) {
            String type = junction.text("type", "default");
            if (type.equals("virtual")) {
                problems.unused(junction, "virtual junctions are not used");
                continue;
            }
            for (XmlElement connection : junction.children("connection")) {
                connection(junction, connection, type.equals("direct"));
            }
        }
    }

    private void inside(ReadRoad road) {
        for (int i = 0; i + 1 < road.sections().size(); i++) {
            Section before = road.sections().get(i);
            Section after = road.sections().get(i + 1);
            lanes(before, true, after, false);
            lanes(after, false, before, true);
            checkBack(before, true, after);
            checkBack(after, false, before);
        }
    }

    /** A lane that goes on in the next section is linked from both sides (clause 11.5); links into nothing are told by others. */
    private void checkBack(Section from, boolean fromEnd, Section to) {
        from.lanes().forEach((id, lane) -> {
            for (XmlElement link : lane.children("link", fromEnd ? "successor" : "predecessor")) {
                XmlElement other = to.lanes().get((int) problems.lenient(link, "id", 0));
                boolean back = other == null
                        || other.children("link", fromEnd ? "predecessor" : "successor").stream()
                                .anyMatch(l -> problems.lenient(l, "id", 0) == id);
                if (!back) {
                    problems.warning(
                            "one-sided link",
                            link,
                            "lane " + id + " is linked to lane " + link.text("id", "") + " of the "
                                    + (fromEnd ? "next" : "previous")
                                    + " section, which is not linked back to it; the link is used");
                }
            }
        });
    }

    /** Links by the lanes' own link elements at one end of a road. */
    private void outside(ReadRoad road, boolean atEnd) {
        XmlElement link = roadLink(road, atEnd);
        if (link == null) {
            return;
        }
        String other = link.text("elementId", "");
        if (link.text("elementType", "road").equals("junction")) {
            if (!junctions.containsKey(other)) {
                problems.warning("missing junction", link, "there is no junction '" + other + "' to link to");
            }
            return;
        }
        ReadRoad neighbour = roads.get(other);
        if (neighbour == null) {
            problems.warning(
                    "missing road",
                    link,
                    "there is no road '" + other + "' to link to",
                    Suggestion.forWord(other, roads.keySet()));
            return;
        }
        Boolean otherEnd = contact(link, "contactPoint", road.element(), neighbour);
        if (otherEnd != null
                && !road.sections().isEmpty()
                && !neighbour.sections().isEmpty()) {
            lanes(endSection(road, atEnd), atEnd, endSection(neighbour, otherEnd), otherEnd);
        }
    }

    private static XmlElement roadLink(ReadRoad road, boolean atEnd) {
        XmlElement link = road.element().child("link");
        return link == null ? null : link.child(atEnd ? "successor" : "predecessor");
    }

    private static Section endSection(ReadRoad road, boolean atEnd) {
        return road.sections().get(atEnd ? road.sections().size() - 1 : 0);
    }

    /** Which end of {@code neighbour} a link means: true for its end; null after a warning. */
    private Boolean contact(XmlElement link, String attribute, XmlElement road, ReadRoad neighbour) {
        String contact = link.text(attribute, "");
        if (contact.equals("start") || contact.equals("end")) {
            return contact.equals("end");
        }
        // Not stated: the neighbour's own link to this road tells.
        String id = road.text("id", "");
        boolean fromStart = refersTo(roadLink(neighbour, false), id);
        boolean fromEnd = refersTo(roadLink(neighbour, true), id);
        if (fromStart == fromEnd || !contact.isEmpty()) {
            problems.warning(
                    "contact point",
                    link,
                    contact.isEmpty()
                            ? "the link to road '" + neighbour.element().text("id", "")
                                    + "' lacks a contactPoint; it is not used"
                            : attribute + " must be start or end, not '" + contact + "'; the link is not used",
                    contact.isEmpty() ? "" : Suggestion.forWord(contact, List.of("start", "end")));
            return null;
        }
        return fromEnd;
    }

    private static boolean refersTo(XmlElement link, String road) {
        return link != null
                && link.text("elementType", "road").equals("road")
                && link.text("elementId", "").equals(road);
    }

    /** Links the lanes of {@code from} by their link elements at one end to lanes of {@code to}. */
    private void lanes(Section from, boolean fromEnd, Section to, boolean toEnd) {
        for (Map.Entry<Integer, XmlElement> entry : from.lanes().entrySet()) {
            for (XmlElement link : entry.getValue().children("link", fromEnd ? "successor" : "predecessor")) {
                int id = problems.integer(link, "id");
                if (id != Integer.MIN_VALUE && id != 0) {
                    join(link, from, entry.getKey(), fromEnd, to, id, toEnd);
                }
            }
        }
    }

    private void join(
            XmlElement place, Section from, int fromId, boolean fromEnd, Section to, int toId, boolean toEnd) {
        LaneBuilder a = from.builder().find(fromId);
        LaneBuilder b = to.builder().find(toId);
        if (a == null || b == null) {
            problems.warning(
                    "missing lane",
                    place,
                    "lane " + (a == null ? fromId : toId) + " of the link " + fromId + " to " + toId
                            + " does not exist");
            return;
        }
        joints.add(new LaneChecks.Joint(place, from, fromId, fromEnd, to, toId, toEnd));
        if (!builder.link(a, fromEnd, b, toEnd) && hasTraffic(from, fromId) && hasTraffic(to, toId)) {
            problems.warning(
                    "opposite lanes",
                    place,
                    "lanes " + fromId + " and " + toId + " are linked, but their traffic runs in opposite directions");
        }
    }

    /** Shoulders and pavements are linked in either direction, and nothing comes of it. */
    private static boolean hasTraffic(Section section, int id) {
        return !QUIET.contains(section.lanes().get(id).text("type", "none"));
    }

    private void connection(XmlElement junction, XmlElement connection, boolean direct) {
        String incomingId = connection.text("incomingRoad", "");
        String connectingId = connection.text(direct ? "linkedRoad" : "connectingRoad", "");
        ReadRoad incoming = roads.get(incomingId);
        ReadRoad connecting = roads.get(connectingId);
        if (incoming == null || connecting == null) {
            problems.warning(
                    "missing road",
                    connection,
                    "a connection of junction '" + junction.text("id", "") + "' names road '"
                            + (incoming == null ? incomingId : connectingId) + "', which does not exist");
            return;
        }
        if (incoming.sections().isEmpty() || connecting.sections().isEmpty()) {
            return;
        }
        Boolean connectingEnd = contact(connection, "contactPoint", incoming.element(), connecting);
        if (connectingEnd == null) {
            return;
        }
        Boolean incomingEnd = incomingEnd(junction, incoming, connecting, connectingEnd);
        if (incomingEnd == null) {
            problems.warning(
                    "incoming road",
                    connection,
                    "road '" + incomingId + "' has no link to junction '" + junction.text("id", "")
                            + "'; the connection is not used");
            return;
        }
        Section from = endSection(incoming, incomingEnd);
        Section to = endSection(connecting, connectingEnd);
        for (XmlElement link : connection.children("laneLink")) {
            int fromId = problems.integer(link, "from");
            int toId = problems.integer(link, "to");
            if (fromId != Integer.MIN_VALUE && toId != Integer.MIN_VALUE && fromId != 0 && toId != 0) {
                join(link, from, fromId, incomingEnd, to, toId, connectingEnd);
            }
        }
        if (connection.children("laneLink").isEmpty()) {
            sameLanes(from, incomingEnd, to, connectingEnd);
        }
    }

    /** Clause 12.4.1: without lane links, lanes of equal id are joined. */
    private void sameLanes(Section from, boolean fromEnd, Section to, boolean toEnd) {
        for (int id : from.lanes().keySet()) {
            LaneBuilder b = to.builder().find(id);
            if (b != null) {
                builder.link(from.builder().find(id), fromEnd, b, toEnd);
            }
        }
    }

    /** Which end of the incoming road lies at the junction: true for its end; null where nothing says it. */
    private static Boolean incomingEnd(
            XmlElement junction, ReadRoad incoming, ReadRoad connecting, boolean connectingEnd) {
        // The connecting road's own link is the surer source: both ends of a loop can lie at one junction.
        XmlElement back = roadLink(connecting, connectingEnd);
        if (refersTo(back, incoming.element().text("id", ""))) {
            String contact = back.text("contactPoint", "");
            if (contact.equals("start") || contact.equals("end")) {
                return contact.equals("end");
            }
        }
        for (boolean end : new boolean[] {true, false}) {
            XmlElement link = roadLink(incoming, end);
            if (link != null
                    && link.text("elementType", "").equals("junction")
                    && link.text("elementId", "").equals(junction.text("id", ""))) {
                return end;
            }
        }
        return null;
    }
}
