package org.skidpad.scenarios.script;

import java.util.List;

/**
 * Places to drive through, by the shortest way between each two (OpenSCENARIO XML, class {@code Route}).
 *
 * @param waypoints at least one; a single one is reached from where the actor is
 * @param closed goes on from the last to the first
 */
public record Route(List<Position> waypoints, boolean closed) {
    public Route {
        waypoints = List.copyOf(waypoints);
        if (waypoints.isEmpty()) {
            throw new IllegalArgumentException("a route needs a waypoint");
        }
    }

    /**
     * The lanes of the way.
     *
     * @param from where it starts before its first waypoint, or null
     * @return null where no way joins the waypoints now
     */
    RoutePath resolve(Stage stage, Spot from) {
        if (stage.map == null) {
            return null;
        }
        RoutePath path = new RoutePath(stage.map);
        boolean ok = from == null || path.extend(from);
        Spot spot = new Spot();
        for (int i = 0; i < waypoints.size() + (closed ? 1 : 0); i++) {
            ok &= waypoints.get(i % waypoints.size()).resolve(stage, spot) && path.extend(spot);
        }
        return ok && path.lanes().length > 0 ? path : null;
    }
}
