package org.skidpad.scenarios.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
        root.map("parameters").ifPresent(map -> reader.declare(map, Map.of()));
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
        draws.parameters(Map.of("v", new Distribution.Uniform(10, 20)));
        assertEquals(noted.get("v"), draws.of(d, 1, "a", "a"));
        assertEquals(noted.get("v"), draws.of(d, 2, "b", "b"));
        assertTrue(diagnostics.isEmpty());
    }

    @Test
    void aDrawDependsOnSeedActorAndPurposeAlone() {
        Distribution d = new Distribution.Uniform(0, 1);
        Draws one = new Draws(5, (name, value) -> {});
        Draws other = new Draws(5, (name, value) -> {});
        other.quietly(d, 7, "something else");
        assertEquals(one.quietly(d, 1, "gap"), other.quietly(d, 1, "gap"));
        assertNotEquals(one.quietly(d, 1, "gap"), one.quietly(d, 2, "gap"));
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
                        "d.yaml:1:4: error: expected one of the keys uniform, log_uniform, normal, choice;"
                                + " did you mean 'uniform'?",
                        "d.yaml:1:5: error: unknown key 'unifrom'; did you mean 'uniform'?",
                        "d.yaml:2:4: error: '$t' is a time in s, ms, min or h, expected a speed in m/s, km/h, mph or"
                                + " kn"),
                messages);
    }
}
