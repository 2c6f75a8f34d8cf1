package org.skidpad.scenarios.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.random.RandomStream;

class DistributionTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Distribution read(String text, double low, double high) {
        YamlMap root = YamlDocument.parse("d.yaml", text, diagnostics).root();
        DistributionReader reader = new DistributionReader();
        root.map("parameters").ifPresent(reader::declare);
        return reader.read(root, "x", Quantity.SPEED, low, high, 0);
    }

    private double mean(Distribution d) {
        RandomStream random = new RandomStream(1, 0, "test");
        Draws draws = new Draws(1, (name, value) -> {});
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            double value = d.draw(random, draws);
            assertTrue(value >= d.low() && value <= d.high());
            sum += value;
        }
        return sum / 20_000;
    }

    @Test
    void uniformHasItsMeanInTheMiddle() {
        assertEquals(15, mean(read("x: {uniform: [36 km/h, 72 km/h]}", 0, 100)), 0.1);
    }

    @Test
    void logUniformHasTheMeanOfTheoryWhichIsTheLogarithmicMean() {
        assertEquals(9 / Math.log(10), mean(read("x: {log_uniform: [1, 10]}", 0, 100)), 0.1);
    }

    @Test
    void aNormalCutAtItsMeanHasTheMeanOfTheHalfNormal() {
        Distribution d = read("x: {normal: {mean: 10, sd: 2, min: 10}}", 0, 100);
        assertEquals(10 + 2 * Math.sqrt(2 / Math.PI), mean(d), 0.05);
    }

    @Test
    void choiceTakesOnlyWhatIsGiven() {
        assertEquals(2, mean(read("x: {choice: [1, 3]}", 0, 100)), 0.05);
    }

    @Test
    void aParameterIsTheSameWhereverItIsUsed() {
        Distribution d = read("parameters: {v: {uniform: [36 km/h, 72 km/h]}}\nx: $v\n", 0, 100);
        Map<String, Double> noted = new LinkedHashMap<>();
        Draws draws = new Draws(9, noted::put);
        draws.parameters(Map.of("v", new Distribution.Uniform(10, 20)), Correlations.NONE);
        assertEquals(noted.get("v"), draws.of(d, "actor 1", "a", "a"));
        assertEquals(noted.get("v"), draws.of(d, "actor 2", "b", "b"));
        assertTrue(diagnostics.isEmpty());
    }

    @Test
    void aDrawDependsOnSeedActorAndPurposeAlone() {
        Distribution d = new Distribution.Uniform(0, 1);
        Draws one = new Draws(5, (name, value) -> {});
        Draws other = new Draws(5, (name, value) -> {});
        other.quietly(d, "actor 7", "something else");
        assertEquals(one.quietly(d, "actor 1", "gap"), other.quietly(d, "actor 1", "gap"));
        assertNotEquals(one.quietly(d, "actor 1", "gap"), one.quietly(d, "actor 2", "gap"));
    }

    @Test
    void bothEndsMustBeInRangeAndInOrder() {
        read("x: {uniform: [1, 300]}", 0, 100);
        read("x: {uniform: [3, 1]}", 0, 100);
        read("x: {unifrom: [1, 2]}", 0, 100);
        read("parameters: {t: 3 s}\nx: $t\n", 0, 100);
        List<String> messages = diagnostics.stream().map(Diagnostic::toString).toList();
        assertEquals(
                List.of(
                        "d.yaml:1:18: error: '300' is outside 0.0 … 100.0 m/s",
                        "d.yaml:1:14: error: expected [a, b] with a not above b",
                        "d.yaml:1:4: error: expected one of the keys uniform, log_uniform, normal, choice, easy;"
                                + " did you mean 'uniform'?",
                        "d.yaml:1:5: error: unknown key 'unifrom'; did you mean 'uniform'?",
                        "d.yaml:2:4: error: '$t' is a time in s, ms, min or h, expected a speed in m/s, km/h, mph or"
                                + " kn"),
                messages);
    }

    @Test
    void quantilesAreThoseOfTheory() {
        assertEquals(1.959963984540054, StandardNormal.quantile(0.975), 1e-13);
        assertEquals(-1.2815515655446004, StandardNormal.quantile(0.1), 1e-13);
        assertEquals(0.8413447460685429, StandardNormal.below(1), 1e-15);
        assertEquals(Math.sqrt(10), read("x: {log_uniform: [1, 10]}", 0, 100).quantile(0.5), 1e-12);
        Distribution half = read("x: {normal: {mean: 10, sd: 2, min: 10}}", 0, 1000);
        assertEquals(10 + 2 * 0.6744897501960817, half.quantile(0.5), 1e-12);
        assertEquals(3, read("x: {choice: [1, 3]}", 0, 100).quantile(0.5));
    }

    @Test
    void correlatedParametersHaveTheirCoefficientAndKeepTheirDistributions() {
        YamlMap root = YamlDocument.parse("c.yaml", """
                parameters:
                  mass: {normal: {mean: 1400 kg, sd: 100 kg}}
                  friction: {normal: {mean: 0.8, sd: 0.05}}
                  alone: {uniform: [0, 1]}
                  lag: {uniform: [0.1 s, 0.3 s]}
                correlations:
                  - {between: [mass, friction], coefficient: -0.6}
                  - {between: [mass, lag], coefficient: 0.5}
                """, diagnostics).root();
        DistributionReader reader = new DistributionReader();
        reader.declare(root.map("parameters").orElseThrow());
        reader.correlate(root.list("correlations"));
        assertEquals(List.of(), diagnostics);
        int n = 20_000;
        double[] mass = new double[n];
        double[] friction = new double[n];
        double[] lag = new double[n];
        for (int seed = 0; seed < n; seed++) {
            Map<String, Double> noted = new LinkedHashMap<>();
            new Draws(seed, noted::put).parameters(reader.parameters(), reader.correlations());
            mass[seed] = noted.get("mass");
            friction[seed] = noted.get("friction");
            lag[seed] = noted.get("lag");
            assertTrue(lag[seed] >= 0.1 && lag[seed] <= 0.3);
        }
        assertEquals(-0.6, correlation(mass, friction), 0.02);
        // Of a normal and a uniform number the coefficient is sqrt(3/π) of that of the normal numbers under them.
        assertEquals(0.5 * Math.sqrt(3 / Math.PI), correlation(mass, lag), 0.02);
        assertEquals(0, correlation(friction, lag), 0.02);
        assertEquals(100, Math.sqrt(covariance(mass, mass)), 2);
        assertEquals(0.2 / Math.sqrt(12), Math.sqrt(covariance(lag, lag)), 0.002);
    }

    @Test
    void anUncorrelatedParameterIsDrawnAsWithoutCorrelations() {
        Map<String, Distribution> declared = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            declared.put(name, new Distribution.Uniform(0, 1));
        }
        Map<String, Double> plain = new LinkedHashMap<>();
        Map<String, Double> together = new LinkedHashMap<>();
        new Draws(3, plain::put).parameters(declared, Correlations.NONE);
        double[][] matrix = {{1, 0.9}, {0.9, 1}};
        new Draws(3, together::put)
                .parameters(declared, Correlations.of(List.of("a", "b"), matrix).orElseThrow());
        assertEquals(plain.get("c"), together.get("c"));
        assertNotEquals(plain.get("a"), together.get("a"));
    }

    @Test
    void correlationsThatNoNumbersHaveAreRefused() {
        YamlMap root = YamlDocument.parse("c.yaml", """
                parameters: {a: {uniform: [0, 1]}, b: {uniform: [0, 1]}, c: {uniform: [0, 1]}, d: $a}
                correlations:
                  - {between: [a, b], coefficient: 0.9}
                  - {between: [b, c], coefficient: 0.9}
                  - {between: [a, c], coefficient: -0.9}
                other:
                  - {between: [a, bb], coefficient: 2}
                  - {between: [a, d], coefficient: 0.2}
                """, diagnostics).root();
        DistributionReader reader = new DistributionReader();
        reader.declare(root.map("parameters").orElseThrow());
        reader.correlate(root.list("correlations"));
        reader.correlate(root.list("other"));
        assertEquals(
                List.of(
                        "c.yaml:3:5: error: these coefficients contradict each other: no numbers are correlated like that",
                        "c.yaml:7:19: error: unknown parameter 'bb'; did you mean 'b'?",
                        "c.yaml:7:37: error: '2' is outside -0.999 … 0.999",
                        "c.yaml:7:5: error: 'between' needs two different parameters",
                        "c.yaml:8:19: error: 'd' is another parameter's value; correlate that one",
                        "c.yaml:8:5: error: 'between' needs two different parameters"),
                diagnostics.stream().map(Diagnostic::toString).toList());
    }

    @Test
    void betweenEasyUsualAndHardTheDifficultyBlendsAndAtOneHalfTheDrawIsTheUsualOneToTheBit() {
        Distribution usual = new Distribution.Normal(14, 3, 10, 18);
        Distribution d = read("""
                parameters: {difficulty: 0.5}
                x: {easy: {uniform: [2, 4]}, usual: {normal: {mean: 14, sd: 3, min: 10, max: 18}}, hard: 30}
                """, 0, 100);
        assertEquals(List.of(), diagnostics);
        assertEquals(List.of(2.0, 30.0, 14.0), List.of(d.low(), d.high(), d.nominal()));
        for (long seed = 1; seed <= 50; seed++) {
            double alone = new Draws(seed, (name, value) -> {}).quietly(usual, "ego", "gap");
            assertEquals(alone, drawn(d, 0.5, seed));
            double easy = drawn(d, 0, seed);
            double quarter = drawn(d, 0.25, seed);
            assertTrue(easy >= 2 && easy <= 4, "easy " + easy);
            assertTrue(quarter > easy && quarter < 12, "quarter " + quarter);
            assertEquals(30, drawn(d, 1, seed));
            assertTrue(drawn(d, 0.75, seed) > 18, "three quarters");
        }
    }

    private static double drawn(Distribution d, double difficulty, long seed) {
        Draws draws = new Draws(seed, (name, value) -> {});
        draws.parameters(Map.of("difficulty", Distribution.constant(difficulty)), Correlations.NONE);
        return draws.quietly(d, "ego", "gap");
    }

    private static double correlation(double[] a, double[] b) {
        return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length;
    }
}
