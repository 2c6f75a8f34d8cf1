package org.skidpad.viewer.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.skidpad.viewer.SyntheticRun;
import org.skidpad.viewer.scene.Plot.Series;

class PlotTest {
    private static Series noise(int samples, long seed) {
        Random random = new Random(seed);
        double[] time = new double[samples];
        double[] value = new double[samples];
        for (int i = 0; i < samples; i++) {
            time[i] = 0.01 * i;
            value[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
        }
        return new Series("noise", time, value);
    }

    @Property(tries = 50)
    void decimationKeepsEveryPeakInItsColumn(
            @ForAll @IntRange(min = 2, max = 5000) int samples, @ForAll @IntRange(min = 1, max = 400) int columns) {
        Series series = noise(samples, samples * 1000L + columns);
        double end = series.time()[samples - 1];
        Plot.Columns result = Plot.decimate(series, 0, end, columns);
        double highest = Double.NEGATIVE_INFINITY;
        double highestKept = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < samples; i++) {
            double value = series.value()[i];
            if (!Double.isNaN(value)) {
                int column = Math.min(columns - 1, (int) (series.time()[i] * (columns / end)));
                assertTrue(result.min()[column] <= value && value <= result.max()[column]);
                highest = Math.max(highest, value);
            }
        }
        for (double kept : result.max()) {
            highestKept = Double.isNaN(kept) ? highestKept : Math.max(highestKept, kept);
        }
        assertEquals(highest, highestKept);
    }

    @Test
    void aSpikeOfOneSampleInAHundredThousandIsOnTheScreen() {
        double[] time = new double[100_000];
        double[] value = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = i * 0.01;
        }
        value[73_123] = -9;
        Plot plot = new Plot("a", "m/s²", List.of(new Series("ego", time, value)), Double.NaN, Double.NaN, 1, "");
        PlotStack stack = new PlotStack(List.of(plot), List.of(), 0, 1000);
        Area area = new Area(0, 0, 400, 200);
        double bottom = stack.box(area, 0).bottom();
        double lowest = stack.frames(area, Theme.DARK).stream()
                .filter(p -> p instanceof Primitive.Clip)
                .flatMap(p -> ((Primitive.Clip) p).items().stream())
                .flatMapToDouble(p -> Arrays.stream(((Primitive.Polyline) p).y()))
                .max()
                .orElseThrow();
        assertTrue(lowest > bottom - 30, "lowest point " + lowest + " of a box down to " + bottom);
    }

    @Test
    void axesEndOnRoundNumbersAroundTheValues() {
        Plot plot = new Plot(
                "v",
                "m/s",
                List.of(new Series("ego", new double[] {0, 1, 2}, new double[] {3.2, Double.NaN, 17.9})),
                Double.NaN,
                Double.NaN,
                0.2,
                "");
        assertEquals(0, plot.range()[0]);
        assertEquals(20, plot.range()[1]);
        Plot constant = new Plot(
                "a",
                "m/s²",
                List.of(new Series("ego", new double[] {0, 1}, new double[] {0, 0})),
                Double.NaN,
                Double.NaN,
                1,
                "");
        assertTrue(constant.range()[0] <= -0.5 && constant.range()[1] >= 0.5);
    }

    @Test
    void timeToCollisionIsGapOverClosingSpeed() {
        SyntheticRun run = SyntheticRun.motorway(2, 10);
        // At the start: 50 m ahead less 4.8 m, closing with 30 - 22 m/s.
        assertEquals(45.2 / 8, EgoPlots.timeToCollision(run, 0), 1e-9);
        // After the ego has passed there is no lead.
        assertTrue(Double.isNaN(EgoPlots.timeToCollision(run, 100)));
    }

    @Test
    void aRunWithoutALeadButWithLidarPlotsTheNearestReturnInstead() {
        assertEquals("TTC", EgoPlots.of(SyntheticRun.motorway(3, 2)).get(2).title());
        Plot nearest = EgoPlots.of(SyntheticRun.room(2)).get(2);
        assertEquals("nearest lidar return", nearest.title());
        // From (1, 0) facing up, the wall at x = 3 is nearest but for the walls at y = ±2: both 2 m.
        assertEquals(2, nearest.series().get(0).value()[0], 1e-6);
    }

    @Test
    void aClickOnAPlotGivesTheTimeThatTheCursorIsDrawnAt() {
        PlotStack stack = new PlotStack(EgoPlots.of(SyntheticRun.motorway(3, 20)), List.of(), 0, 20);
        Area area = new Area(100, 30, 400, 300);
        for (double time : new double[] {0, 3.3, 10, 20}) {
            Primitive.Segments line = stack.cursor(area, time, Theme.LIGHT).stream()
                    .filter(p -> p instanceof Primitive.Segments)
                    .map(p -> (Primitive.Segments) p)
                    .findFirst()
                    .orElseThrow();
            assertEquals(time, stack.timeAt(area, line.xyxy()[0]), 20.0 / 300);
        }
        assertEquals(0, stack.timeAt(area, 0));
        assertEquals(20, stack.timeAt(area, 5000));
    }
}
