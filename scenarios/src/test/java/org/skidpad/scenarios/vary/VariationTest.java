package org.skidpad.scenarios.vary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.Diagnostic;

class VariationTest {
    private static List<Map<String, String>> points(String text) {
        List<Diagnostic> found = new ArrayList<>();
        Variation variation = VariationReader.read(
                YamlDocument.parse("suite.yaml", text, found).root());
        assertEquals(List.of(), found);
        return variation.points();
    }

    private static String refusal(String text) {
        List<Diagnostic> found = new ArrayList<>();
        Variation variation = VariationReader.read(
                YamlDocument.parse("suite.yaml", text, found).root());
        assertEquals(Variation.NONE, variation);
        return found.toString();
    }

    @Test
    void aGridHasAllCombinationsTheLastFastest() {
        List<Map<String, String>> points =
                points("grid: {v: {range: [20 km/h, 40 km/h], step: 10 km/h}, lane: [0, 1]}");
        assertEquals(6, points.size());
        assertEquals("v=20 km/h, lane=0", Variation.words(points.get(0)));
        assertEquals("v=20 km/h, lane=1", Variation.words(points.get(1)));
        assertEquals("v=40 km/h, lane=1", Variation.words(points.get(5)));
    }

    @Test
    void aRangeCountsItsEndsAndDecimalsStayShort() {
        assertArrayEquals(new double[] {0.1, 0.2, 0.3}, Variation.range(0.1, 0.3, 0.1));
        assertArrayEquals(new double[] {-3, -1.5, 0, 1.5, 3}, Variation.range(-3, 3, 1.5));
        assertArrayEquals(new double[] {0, 2}, Variation.range(0, 3.9, 2));
        assertEquals(5, points("grid: {x: {range: [0, 1], count: 5}}").size());
    }

    @Test
    void aListIsTakenAsItIs() {
        assertEquals(
                List.of(Map.of("v", "20", "road", "a.xodr"), Map.of("v", "30")),
                points("list: [{v: 20, road: a.xodr}, {v: 30}]"));
    }

    /** The first points of the sequence in two dimensions, as published: the corner is left out. */
    @Test
    void sobolIsThePublishedSequence() {
        double[][] sobol = Designs.sobol(3, 2);
        assertArrayEquals(new double[] {0.5, 0.5}, sobol[0]);
        assertArrayEquals(new double[] {0.75, 0.25}, sobol[1]);
        assertArrayEquals(new double[] {0.25, 0.75}, sobol[2]);
        List<Map<String, String>> points =
                points("sobol: {count: 3, of: {v: {uniform: [10, 30]}, w: {choice: [1, 2]}}}");
        assertEquals("v=20, w=2", Variation.words(points.get(0)));
        assertEquals("v=25, w=1", Variation.words(points.get(1)));
    }

    @Test
    void aLatinHypercubeHasOnePointInEverySliceOfEveryAxis() {
        int n = 50;
        double[][] design = Designs.latinHypercube(n, 3, 7);
        for (int d = 0; d < 3; d++) {
            int axis = d;
            int[] slices = Arrays.stream(design)
                    .mapToInt(p -> (int) (p[axis] * n))
                    .sorted()
                    .toArray();
            for (int k = 0; k < n; k++) {
                assertEquals(k, slices[k]);
            }
        }
        assertArrayEquals(design[3], Designs.latinHypercube(n, 3, 7)[3]);
        assertNotEquals(design[3][0], Designs.latinHypercube(n, 3, 8)[3][0]);
    }

    @Test
    void faultsAreNamed() {
        assertTrue(refusal("grid: {v: {range: [1, 2], step: 0}}").contains("a step above 0"));
        assertTrue(refusal("grid: {v: {range: [1 m, 2 s], step: 1 m}}").contains("one unit throughout"));
        assertTrue(refusal("sobol: {count: 3, of: {}}").contains("at least one parameter"));
        assertTrue(
                refusal("sobol: {count: 200000, of: {a: {uniform: [0, 1]}, b: {uniform: [0, 1]}, c: {uniform: [0, 1]},"
                                + " d: {uniform: [0, 1]}, e: {uniform: [0, 1]}, f: {uniform: [0, 1]}}}")
                        .contains("more than 1000000 numbers"));
        assertTrue(refusal("grdi: {}").contains("did you mean 'grid'"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Variation.combinations(Collections.nCopies(21, List.of(Map.of("a", "1"), Map.of("a", "2")))));
    }

    @Test
    void infiniteNumbersAreNotDrawn() {
        for (String axis :
                List.of("{normal: {mean: .inf, sd: 1}}", "{uniform: [0, .inf]}", "{log_uniform: [1, .inf]}")) {
            List<Diagnostic> found = new ArrayList<>();
            VariationReader.read(YamlDocument.parse("suite.yaml", "sobol: {count: 3, of: {v: " + axis + "}}", found)
                    .root());
            assertTrue(found.toString().contains("finite"), axis + found);
        }
    }
}
