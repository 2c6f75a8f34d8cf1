package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.dynamics.RungeKutta4;
import org.skidpad.sim.dynamics.SingleTrack;
import org.skidpad.sim.dynamics.SingleTrackParameters;

/** Trajectories that others published as solutions of CommonRoad benchmarks, driven again by our models. */
class PublishedTrajectoriesTest {
    private static final Pattern STATE = Pattern.compile("<ksState>(.*?)</ksState>", Pattern.DOTALL);
    private static final List<String> NAMES = List.of("x", "y", "steeringAngle", "velocity", "orientation");
    /** Time between two states, s. */
    private static final double STEP = 0.1;

    /** Every state follows from the one before within the tolerance of CommonRoad's own checker: 2 cm and 0.03 rad. */
    @Test
    void aSolutionOfTheKinematicSingleTrackIsDrivenStateByState() throws IOException {
        Path folder = SharedData.folder().resolve("cr-solutions");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
        SingleTrackParameters p = SingleTrackParameters.FORD_ESCORT;
        RungeKutta4<SingleTrackParameters> integrator =
                new RungeKutta4<>(SingleTrack::kinematic, SingleTrack.KINEMATIC_SIZE);
        int steps = 0;
        for (Path file : files) {
            String text = Files.readString(file);
            assertTrue(text.contains("benchmark_id=\"KS1:"), "vehicle 1 in " + file);
            List<double[]> states = states(text);
            for (int k = 1; k < states.size(); k++) {
                double[] x = states.get(k - 1).clone();
                double[] next = states.get(k);
                double rate = (next[SingleTrack.STEERING] - x[SingleTrack.STEERING]) / STEP;
                double acceleration = (next[SingleTrack.SPEED] - x[SingleTrack.SPEED]) / STEP;
                integrator.advance(p, x, rate, acceleration, STEP / 10, 10);
                String where = file.getFileName() + ", state " + k;
                assertEquals(0, Math.hypot(x[0] - next[0], x[1] - next[1]), 0.02, where);
                assertEquals(next[SingleTrack.HEADING], x[SingleTrack.HEADING], 0.03, where);
                assertEquals(next[SingleTrack.STEERING], x[SingleTrack.STEERING], 1e-9, where);
                assertEquals(next[SingleTrack.SPEED], x[SingleTrack.SPEED], 1e-9, where);
                steps++;
            }
        }
        assertTrue(steps > 50, steps + " steps");
    }

    private static List<double[]> states(String text) {
        List<double[]> out = new ArrayList<>();
        Matcher m = STATE.matcher(text);
        while (m.find()) {
            double[] state = new double[NAMES.size()];
            for (int i = 0; i < state.length; i++) {
                String name = NAMES.get(i);
                Matcher value = Pattern.compile("<" + name + ">(.*?)</").matcher(m.group(1));
                assertTrue(value.find(), name);
                state[i] = Double.parseDouble(value.group(1));
            }
            out.add(state);
        }
        return out;
    }
}
