package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.scenarios.openscenario.Texts.event;
import static org.skidpad.scenarios.openscenario.Texts.group;
import static org.skidpad.scenarios.openscenario.Texts.story;
import static org.skidpad.scenarios.openscenario.Texts.time;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.diagnostic.BadInputException;

/** Lines whose length is no number. */
class EndlessTrajectoryTest {
    private static final String NURBS = "<Nurbs order=\"3\">%s<Knot value=\"0\"/><Knot value=\"0\"/><Knot value=\"0\"/>"
            + "<Knot value=\"1\"/><Knot value=\"1\"/><Knot value=\"1\"/></Nurbs>";

    @TempDir
    Path folder;

    private static String follow(String shape) {
        return "<RoutingAction><FollowTrajectoryAction><TrajectoryRef><Trajectory name=\"t\" closed=\"false\"><Shape>"
                + shape
                + "</Shape></Trajectory></TrajectoryRef><TimeReference><Timing domainAbsoluteRelative=\"relative\""
                + " scale=\"1\" offset=\"0\"/></TimeReference><TrajectoryFollowingMode followingMode=\"position\"/>"
                + "</FollowTrajectoryAction></RoutingAction>";
    }

    private static String points(String element, String... x) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            out.append("<").append(element).append(" time=\"").append(i).append("\"><Position><WorldPosition x=\"");
            out.append(x[i]).append("\" y=\"0\"/></Position></").append(element).append(">");
        }
        return out.toString();
    }

    private Reference.Played play(String shape) throws IOException {
        return Texts.play(
                folder,
                Texts.scenario(
                        story(event("E", "override", 1, follow(shape), group(time("greaterOrEqual", 1, "none", 0)))),
                        group(time("greaterOrEqual", 2, "none", 0))));
    }

    @Test
    void aPlaceAtInfinityIsRefused() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> play("<Polyline>" + points("Vertex", "0", "INF", "9") + "</Polyline>"));
        assertTrue(e.getMessage().contains("x must be a finite number, is 'INF'"), e.getMessage());
    }

    /** The distance of two finite numbers may be infinite. */
    @ParameterizedTest
    @ValueSource(strings = {"Polyline", "Nurbs"})
    void aLineLongerThanAnyNumberIsNotFollowedAndTheRunGoesOn(String kind) throws IOException {
        String[] x = {"0", "-1.7e308", "1.7e308"};
        Reference.Played played = play(
                kind.equals("Nurbs")
                        ? NURBS.formatted(points("ControlPoint", x))
                        : "<Polyline>" + points("Vertex", x) + "</Polyline>");
        assertEquals(1, Texts.times(played, "E startTransition runningState").get(0));
        assertTrue(played.stopped());
        assertEquals(2, played.endS(), 0.011);
    }
}
