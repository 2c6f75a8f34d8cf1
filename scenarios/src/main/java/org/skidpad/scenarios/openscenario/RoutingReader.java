package org.skidpad.scenarios.openscenario;

import java.util.List;
import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Route;
import org.skidpad.scenarios.script.RoutingActions;
import org.skidpad.scenarios.script.Shape;
import org.skidpad.scenarios.script.Trajectory;

/** {@code RoutingAction}. */
final class RoutingReader {
    static final Family<Who, Action> FAMILY = new Family<Who, Action>("RoutingAction")
            .supported("AssignRouteAction", "the shortest way through its waypoints", RoutingReader::assign)
            .supported("FollowTrajectoryAction", RoutingReader::follow)
            .supported("AcquirePositionAction", "the shortest way; done at once", RoutingReader::acquire)
            .approximated(
                    "RandomRouteAction",
                    "straight on where roads fork, so that every run is the same",
                    (who, node) -> RoutingActions.leaveRoute());

    private RoutingReader() {}

    private static Action assign(Who who, Node node) {
        Route route = who.reader().positions.routes().inside(node);
        return route == null ? Actions.nothing() : RoutingActions.assignRoute(route, false);
    }

    private static Action acquire(Who who, Node node) {
        Position position = who.reader().positions.read(node);
        return position == null
                ? Actions.nothing()
                : RoutingActions.assignRoute(new Route(List.of(position), false), true);
    }

    private static Action follow(Who who, Node node) {
        TrajectoryReader.Line line = who.reader().positions.trajectories().inside(node);
        Trajectory.Timing timing = timing(node);
        Node mode = node.child("TrajectoryFollowingMode");
        boolean follow =
                mode != null && mode.word("followingMode", "position", "follow").equals("follow");
        double offset = node.number("initialDistanceOffset", 0);
        if (offset < 0) {
            node.problems.error(
                    node.at("initialDistanceOffset"), "initialDistanceOffset must not be negative, is " + offset);
        }
        if (line == null) {
            return Actions.nothing();
        }
        who.notesPlace();
        boolean closed = line.closed() && timing == null;
        if (line.closed() && timing != null) {
            node.report(Detail.CLOSED_TIMED);
        }
        Shape shape = line.shape();
        return RoutingActions.followTrajectory(new Trajectory(shape, closed, timing, follow, Math.max(0, offset)));
    }

    private static Trajectory.Timing timing(Node node) {
        Node reference = node.child("TimeReference");
        Node timing = reference == null ? null : reference.child("Timing");
        if (timing == null) {
            if (reference != null) {
                reference.child("None");
            }
            return null;
        }
        boolean absolute =
                timing.word("domainAbsoluteRelative", "absolute", "relative").equals("absolute");
        double scale = timing.number("scale");
        if (!(scale > 0)) {
            timing.problems.error(timing.at("scale"), "scale must be positive, is " + scale);
            return null;
        }
        return new Trajectory.Timing(absolute, scale, timing.number("offset"));
    }
}
