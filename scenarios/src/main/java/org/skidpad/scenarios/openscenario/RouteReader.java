package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Route;

/** {@code Route}. */
final class RouteReader {
    private final PositionReader positions;
    private final Catalogs catalogs;

    RouteReader(PositionReader positions, Catalogs catalogs) {
        this.positions = positions;
        this.catalogs = catalogs;
    }

    /** The route inside a node, from a catalog where it is in one; null with an error noted. */
    Route inside(Node node) {
        Node route = node.child("Route");
        Node catalog = node.child("CatalogReference");
        if (route != null) {
            route = route.within(new Scope(route.scope));
            ParameterReader.declare(route, route.scope, Map.of());
        } else if (catalog != null) {
            route = catalogs.entry(catalog);
        } else {
            node.problems.error(node.location(), "<" + node.name() + "> has no route");
        }
        if (route == null) {
            return null;
        }
        route.text("name", "");
        boolean closed = route.flag("closed", false);
        List<Position> waypoints = new ArrayList<>();
        boolean complete = true;
        for (Node waypoint : route.children("Waypoint")) {
            String strategy =
                    waypoint.wordOr("routeStrategy", "shortest", "shortest", "fastest", "leastIntersections", "random");
            if (!strategy.equals("shortest")) {
                waypoint.report(Detail.ROUTE_STRATEGY, "routeStrategy");
            }
            Position position = positions.read(waypoint);
            complete &= position != null;
            if (position != null) {
                waypoints.add(position);
            }
        }
        if (waypoints.isEmpty() && complete) {
            route.problems.error(route.location(), "<Route> needs a <Waypoint> inside");
        }
        return waypoints.isEmpty() || !complete ? null : new Route(waypoints, closed);
    }
}
