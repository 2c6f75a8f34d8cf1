package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Parameter value distributions: exact where deterministic, by their moments where stochastic. */
class ParameterDistributionsTest {
    private static final String SCENARIO = """
            <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
              <ParameterDeclarations>
                <ParameterDeclaration name="v" parameterType="double" value="10"><ConstraintGroup>
                  <ValueConstraint rule="lessThan" value="40"/></ConstraintGroup></ParameterDeclaration>
                <ParameterDeclaration name="model" parameterType="string" value="car"/>
                <ParameterDeclaration name="n" parameterType="integer" value="1"/>
              </ParameterDeclarations></OpenSCENARIO>
            """;

    @TempDir
    Path folder;

    private Path file(String inside) throws IOException {
        Files.writeString(folder.resolve("s.xosc"), SCENARIO);
        return Files.writeString(folder.resolve("d.xosc"), """
                <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
                <ParameterValueDistribution><ScenarioFile filepath="s.xosc"/>%s</ParameterValueDistribution></OpenSCENARIO>
                """.formatted(inside));
    }

    private ParameterDistributions.Distributed load(String inside) throws IOException {
        return ParameterDistributions.load(file(inside), null, new ArrayList<>());
    }

    private String refusal(String inside) throws IOException {
        Path file = file(inside);
        return assertThrows(BadInputException.class, () -> ParameterDistributions.load(file, null, new ArrayList<>()))
                .getMessage();
    }

    private static String single(String name, String what) {
        return "<DeterministicSingleParameterDistribution parameterName=\"" + name + "\">" + what
                + "</DeterministicSingleParameterDistribution>";
    }

    @Test
    void setsRangesAndValueSetsGiveAllCombinationsWithoutThoseThatBreakAConstraint() throws IOException {
        ParameterDistributions.Distributed d = load("<Deterministic>"
                + single(
                        "v",
                        "<DistributionRange stepWidth=\"10\"><Range lowerLimit=\"20\" upperLimit=\"50\"/></DistributionRange>")
                + "<DeterministicMultiParameterDistribution><ValueSetDistribution>"
                + "<ParameterValueSet><ParameterAssignment parameterRef=\"model\" value=\"car\"/>"
                + "<ParameterAssignment parameterRef=\"n\" value=\"2\"/></ParameterValueSet>"
                + "<ParameterValueSet><ParameterAssignment parameterRef=\"model\" value=\"bus\"/>"
                + "<ParameterAssignment parameterRef=\"n\" value=\"3\"/></ParameterValueSet>"
                + "</ValueSetDistribution></DeterministicMultiParameterDistribution></Deterministic>");
        assertEquals(4, d.discarded());
        assertEquals(
                List.of(
                        Map.of("v", "20", "model", "car", "n", "2"),
                        Map.of("v", "20", "model", "bus", "n", "3"),
                        Map.of("v", "30", "model", "car", "n", "2"),
                        Map.of("v", "30", "model", "bus", "n", "3")),
                d.variation().points());
    }

    private double[] drawn(String what) throws IOException {
        ParameterDistributions.Distributed d = load(
                "<Stochastic numberOfTestRuns=\"20000\" randomSeed=\"4\"><StochasticDistribution parameterName=\"v\">"
                        + what + "</StochasticDistribution></Stochastic>");
        return d.variation().points().stream()
                .mapToDouble(p -> Double.parseDouble(p.get("v")))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    /** Tolerances are about five standard errors of 20,000 draws. */
    @Test
    void stochasticDrawsHaveTheMomentsOfTheirDistributions() throws IOException {
        double[] normal = drawn("<NormalDistribution expectedValue=\"5\" variance=\"4\"/>");
        assertEquals(5, mean(normal), 0.08);
        assertEquals(4, variance(normal), 0.2);
        double[] logNormal = drawn("<LogNormalDistribution expectedValue=\"5\" variance=\"4\"/>");
        assertEquals(5, mean(logNormal), 0.08);
        assertEquals(4, variance(logNormal), 0.4);
        double[] poisson = drawn("<PoissonDistribution expectedValue=\"3\"/>");
        assertEquals(3, mean(poisson), 0.07);
        assertEquals(3, variance(poisson), 0.2);
        double[] uniform =
                drawn("<UniformDistribution><Range lowerLimit=\"2\" upperLimit=\"8\"/></UniformDistribution>");
        assertEquals(5, mean(uniform), 0.07);
        assertEquals(3, variance(uniform), 0.1);
        double[] cut = drawn("<NormalDistribution expectedValue=\"5\" variance=\"4\"><Range lowerLimit=\"4\""
                + " upperLimit=\"6\"/></NormalDistribution>");
        assertTrue(Arrays.stream(cut).allMatch(v -> v >= 4 && v <= 6));
    }

    @Test
    void weightsOfElementsAndBinsAreShares() throws IOException {
        double[] set = drawn("<ProbabilityDistributionSet><Element value=\"1\" weight=\"3\"/>"
                + "<Element value=\"5\" weight=\"1\"/></ProbabilityDistributionSet>");
        assertEquals(0.75, Arrays.stream(set).filter(v -> v == 1).count() / 20000.0, 0.016);
        double[] bins = drawn("<Histogram><Bin weight=\"1\"><Range lowerLimit=\"0\" upperLimit=\"1\"/></Bin>"
                + "<Bin weight=\"4\"><Range lowerLimit=\"10\" upperLimit=\"12\"/></Bin></Histogram>");
        assertEquals(0.8, Arrays.stream(bins).filter(v -> v >= 10).count() / 20000.0, 0.015);
    }

    @Test
    void theSameSeedGivesTheSameDraws() throws IOException {
        String normal = "<NormalDistribution expectedValue=\"5\" variance=\"4\"/>";
        assertEquals(drawn(normal)[17], drawn(normal)[17]);
    }

    @Test
    void faultsAreNamedWithTheirPlaces() throws IOException {
        assertTrue(refusal("<Deterministic>" + single("w", "<DistributionSet><Element value=\"1\"/></DistributionSet>")
                        + "</Deterministic>")
                .contains("declares no parameter 'w'"));
        assertTrue(refusal("<Deterministic>" + single("v", "<DistributionSett/>") + "</Deterministic>")
                .contains("did you mean 'DistributionSet'"));
        assertTrue(refusal("<Deterministic>" + single("v", "<DistributionSet><Element value=\"90\"/></DistributionSet>")
                        + "</Deterministic>")
                .contains("every combination breaks a constraint"));
        assertTrue(refusal("<Stochastic numberOfTestRuns=\"0\"/>").contains("must be 1 to"));
        assertTrue(refusal("").contains("needs one of <Deterministic> and <Stochastic>"));
    }

    /** One names a scenario that is not among the files. */
    @Test
    void publishedVariationsAreRead() throws IOException {
        Path data = SharedData.folder();
        int read = 0;
        int refused = 0;
        for (Path file : SharedData.withSuffix(".xosc", "case")) {
            if (!ParameterDistributions.isDistribution(file)) {
                continue;
            }
            try {
                List<Diagnostic> found = new ArrayList<>();
                assertTrue(ParameterDistributions.load(file, data, found)
                                .variation()
                                .points()
                                .size()
                        > 0);
                read++;
            } catch (BadInputException e) {
                assertTrue(e.getMessage().contains("there is no scenario"), e.getMessage());
                refused++;
            }
        }
        assertTrue(read >= 46 && refused <= 1, read + " read, " + refused + " refused");
    }
}
