package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.commonroad.CommonRoadLoader;
import org.skidpad.scenarios.commonroad.Solution;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.openscenario.ParameterDistributions;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.scenarios.rosmap.TrackLine;
import org.skidpad.scenarios.vary.VariationReader;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.grid.OccupancyGrid;

/**
 * Mutated inputs of every parser but those of OpenSCENARIO and of our own scenarios, which have fuzz tests of their own: each must
 * give a result or diagnostics, in less than 2 s of processor time and 1 GB of allocation. {@code -Dskidpad.fuzz=N} tries N of each.
 */
class ParserFuzzTest {
    private static final int TRIES = Integer.getInteger("skidpad.fuzz", 3000);
    private static final long SEED = Long.getLong("skidpad.fuzz.seed", 1L);
    private static final long MOST_CPU_NS = 2_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;

    private static final String ROAD = """
            <OpenDRIVE><header revMajor="1" revMinor="7"><geoReference>+proj=utm +zone=32</geoReference></header>
            <road id="1" length="90" junction="-1"><link><successor elementType="junction" elementId="5"/></link>
            <type s="0" type="town"><speed max="50" unit="km/h"/></type><planView>
            <geometry s="0" x="0" y="0" hdg="0" length="30"><line/></geometry>
            <geometry s="30" x="30" y="0" hdg="0" length="30"><spiral curvStart="0" curvEnd="0.01"/></geometry>
            <geometry s="60" x="60" y="1.5" hdg="0.15" length="30"><paramPoly3 aU="0" bU="1" cU="0" dU="0" aV="0" bV="0" cV="0.01" dV="0"
            pRange="arcLength"/></geometry></planView>
            <elevationProfile><elevation s="0" a="1" b="0.1" c="0" d="0"/></elevationProfile>
            <lateralProfile><superelevation s="0" a="0.1" b="0" c="0" d="0"/><shape s="0" t="0" a="0" b="0.1" c="0" d="0"/>
            </lateralProfile><lanes><laneOffset s="0" a="0.1" b="0" c="0" d="0"/><laneSection s="0"><left><lane id="1" type="driving">
            <width sOffset="0" a="3" b="0" c="0" d="0"/></lane></left><center><lane id="0" type="none"/></center><right>
            <lane id="-1" type="driving"><link><successor id="-1"/></link><width sOffset="0" a="3" b="0.01" c="0" d="0"/>
            <height sOffset="0" inner="0.1" outer="0.1"/><speed sOffset="0" max="13"/></lane></right></laneSection>
            <laneSection s="50"><right><lane id="-1" type="driving"><link><predecessor id="-1"/></link>
            <border sOffset="0" a="-3" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>
            <road id="2" length="20" junction="5"><link><predecessor elementType="road" elementId="1" contactPoint="end"/></link>
            <planView><geometry s="0" x="89" y="8" hdg="0.6" length="20"><arc curvature="0.1"/></geometry></planView><lanes>
            <laneSection s="0"><right><lane id="-1" type="driving"><width sOffset="0" a="3" b="0" c="0" d="0"/></lane></right>
            </laneSection></lanes></road><junction id="5" name="j"><connection id="0" incomingRoad="1" connectingRoad="2"
            contactPoint="start"><laneLink from="-1" to="-1"/></connection></junction></OpenDRIVE>
            """;

    private static final String COMMON_ROAD = """
            <commonRoad timeStepSize="0.1" commonRoadVersion="2020a" benchmarkID="ZAM_Test-1_1_T-1">
            <lanelet id="1"><leftBound><point><x>0</x><y>2</y></point><point><x>60</x><y>2</y></point><lineMarking>dashed</lineMarking>
            </leftBound><rightBound><point><x>0</x><y>-2</y></point><point><x>60</x><y>-2</y></point></rightBound>
            <successor ref="2"/><adjacentLeft ref="3" drivingDir="opposite"/><laneletType>urban</laneletType>
            <trafficSignRef ref="8"/></lanelet>
            <lanelet id="2"><leftBound><point><x>60</x><y>2</y></point><point><x>90</x><y>5</y></point></leftBound>
            <rightBound><point><x>60</x><y>-2</y></point><point><x>90</x><y>1</y></point></rightBound><predecessor ref="1"/></lanelet>
            <lanelet id="3"><leftBound><point><x>60</x><y>2</y></point><point><x>0</x><y>2</y></point></leftBound>
            <rightBound><point><x>60</x><y>6</y></point><point><x>0</x><y>6</y></point></rightBound></lanelet>
            <trafficSign id="8"><trafficSignElement><trafficSignID>274</trafficSignID><additionalValue>13.9</additionalValue>
            </trafficSignElement></trafficSign>
            <dynamicObstacle id="4"><type>car</type><shape><rectangle><length>4</length><width>2</width></rectangle></shape>
            <initialState><position><point><x>20</x><y>0</y></point></position><orientation><exact>0</exact></orientation>
            <time><exact>0</exact></time><velocity><exact>9</exact></velocity></initialState><trajectory><state><position><point>
            <x>21</x><y>0</y></point></position><orientation><intervalStart>0</intervalStart><intervalEnd>0.1</intervalEnd>
            </orientation><time><exact>1</exact></time></state></trajectory></dynamicObstacle>
            <staticObstacle id="5"><type>parkedVehicle</type><shape><polygon><point><x>0</x><y>0</y></point><point><x>1</x><y>0</y>
            </point><point><x>1</x><y>1</y></point></polygon></shape><initialState><position><point><x>40</x><y>3</y></point></position>
            <orientation><exact>0</exact></orientation><time><exact>0</exact></time></initialState></staticObstacle>
            <planningProblem id="7"><initialState><position><point><x>5</x><y>0</y></point></position><orientation><exact>0</exact>
            </orientation><velocity><exact>9</exact></velocity><time><exact>0</exact></time></initialState><goalState><position>
            <rectangle><length>4</length><width>4</width><center><x>80</x><y>3</y></center></rectangle></position><time>
            <intervalStart>10</intervalStart><intervalEnd>60</intervalEnd></time></goalState></planningProblem></commonRoad>
            """;

    private static final String SOLUTION = """
            <CommonRoadSolution benchmark_id="KS2:SM1:ZAM_Test-1_1_T-1:2020a"><ksTrajectory planningProblem="7">
            <ksState><x>1</x><y>0</y><steeringAngle>0</steeringAngle><velocity>9</velocity><orientation>0</orientation><time>0</time>
            </ksState><ksState><x>2</x><y>0</y><steeringAngle>0</steeringAngle><velocity>9</velocity><orientation>0</orientation>
            <time>1</time></ksState></ksTrajectory></CommonRoadSolution>
            """;

    private static final String DISTRIBUTION = """
            <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
            <ParameterDeclarations><ParameterDeclaration name="v" parameterType="double" value="10"/>
            <ParameterDeclaration name="w" parameterType="double" value="10"/></ParameterDeclarations>
            <ParameterValueDistribution><ScenarioFile filepath="d.xosc"/>%s</ParameterValueDistribution></OpenSCENARIO>
            """;

    private static final List<String> DISTRIBUTIONS = List.of(
            DISTRIBUTION.formatted(
                    "<Deterministic><DeterministicSingleParameterDistribution parameterName=\"v\"><DistributionRange"
                            + " stepWidth=\"1\"><Range lowerLimit=\"1\" upperLimit=\"9\"/></DistributionRange>"
                            + "</DeterministicSingleParameterDistribution><DeterministicMultiParameterDistribution><ValueSetDistribution>"
                            + "<ParameterValueSet><ParameterAssignment parameterRef=\"w\" value=\"1\"/></ParameterValueSet>"
                            + "</ValueSetDistribution></DeterministicMultiParameterDistribution></Deterministic>"),
            DISTRIBUTION.formatted(
                    "<Stochastic numberOfTestRuns=\"5\" randomSeed=\"1\"><StochasticDistribution parameterName=\"v\">"
                            + "<NormalDistribution expectedValue=\"1\" variance=\"2\"><Range lowerLimit=\"0\" upperLimit=\"9\"/>"
                            + "</NormalDistribution></StochasticDistribution><StochasticDistribution parameterName=\"w\"><Histogram>"
                            + "<Bin weight=\"1\"><Range lowerLimit=\"0\" upperLimit=\"1\"/></Bin></Histogram></StochasticDistribution>"
                            + "<StochasticDistribution parameterName=\"w\"><PoissonDistribution expectedValue=\"3\"/></StochasticDistribution>"
                            + "</Stochastic>"));

    private static final String MAP =
            "image: m.pgm\nresolution: 0.1\norigin: [-1.0, 2.0, 0.5]\nnegate: 0\noccupied_thresh: 0.65\n"
                    + "free_thresh: 0.196\nmode: trinary\n";

    private static final String PICTURE =
            "P2\n# a\n6 4\n255\n0 0 0 0 0 0 0 254 254 254 205 0 0 254 254 254 254 0 0 0 0 0 0 0\n";

    private static final String LINE =
            "# x_m, y_m, w_tr_right_m, w_tr_left_m\n0, 0, 1, 1\n5, 0, 1, 1\n5, 5, 1, 1.5\n0, 5, 1, 1\n";

    private static final String VARY = "grid: {v: {range: [20 m, 30 m], step: 5 m}, w: [1, 2]}\n";

    @TempDir
    Path folder;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Parser {
        void parse(String text) throws IOException;
    }

    @BeforeEach
    void writeNeighbours() throws IOException {
        Files.writeString(folder.resolve("m.pgm"), PICTURE);
    }

    private void fuzz(List<String> seeds, boolean xml, Parser parser) throws IOException {
        Random random = new Random(SEED);
        int parsed = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(3); k >= 0; k--) {
                text = xml && random.nextInt(4) > 0 ? Mutations.xml(text, seeds, random) : Mutations.text(text, random);
            }
            long cpu = threads.getCurrentThreadCpuTime();
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            try {
                parser.parse(text);
                parsed++;
            } catch (BadInputException e) {
                assertTrue(e.diagnostics().stream().anyMatch(Diagnostic::isError));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("try " + i + " of seed " + SEED + ":\n" + text, e);
            }
            long usedCpu = threads.getCurrentThreadCpuTime() - cpu;
            long usedBytes =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            String shown = text;
            assertTrue(usedCpu < MOST_CPU_NS, () -> usedCpu / 1_000_000 + " ms for\n" + shown);
            assertTrue(usedBytes < MOST_BYTES, () -> usedBytes + " bytes for\n" + shown);
        }
        // Were all refused, little of the parser would have been tried.
        assertTrue(parsed > TRIES / 50, parsed + " of " + TRIES + " were read");
    }

    @Test
    void openDrive() throws IOException {
        fuzz(List.of(ROAD), true, text -> OpenDriveLoader.parse("m.xodr", text, new ArrayList<>()));
    }

    @Test
    void commonRoad() throws IOException {
        fuzz(
                List.of(COMMON_ROAD),
                true,
                text -> CommonRoadLoader.load(
                        new CommonRoadLoader.Told(
                                XmlReader.parse(text, "s.xml", new Problems(new ArrayList<>())), "s", ""),
                        null,
                        new ArrayList<>()));
    }

    @Test
    void commonRoadSolutions() throws IOException {
        Path file = folder.resolve("s.xml");
        fuzz(List.of(SOLUTION), true, text -> {
            Files.writeString(file, text);
            Solution.load(file, new ArrayList<>());
        });
    }

    @Test
    void parameterDistributions() throws IOException {
        Path file = folder.resolve("d.xosc");
        fuzz(DISTRIBUTIONS, true, text -> {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            ParameterDistributions.load(file, null, new ArrayList<>());
        });
    }

    @Test
    void rosMaps() throws IOException {
        Path file = folder.resolve("m.yaml");
        fuzz(List.of(MAP), false, text -> {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            RosMapLoader.load(file, new ArrayList<>());
        });
    }

    @Test
    void picturesOfRosMaps() throws IOException {
        Path map = Files.writeString(folder.resolve("m.yaml"), MAP);
        Path picture = folder.resolve("m.pgm");
        fuzz(List.of(PICTURE, PICTURE.replace("P2", "P5")), false, text -> {
            Files.write(picture, text.getBytes(StandardCharsets.ISO_8859_1));
            RosMapLoader.load(map, new ArrayList<>());
        });
    }

    @Test
    void linesOfTracks() throws IOException {
        Path line = folder.resolve("line.csv");
        OccupancyGrid grid = new OccupancyGrid(10, 10, 1, -2, -2, 0, new byte[100]);
        fuzz(List.of(LINE, LINE.replace(", w_tr_right_m, w_tr_left_m", "")), false, text -> {
            Files.write(line, text.getBytes(StandardCharsets.UTF_8));
            TrackLine.load(line, grid, 10);
        });
    }

    @Test
    void variations() throws IOException {
        fuzz(
                List.of(VARY, "sobol: {count: 3, of: {v: {uniform: [1, 2]}}}\n", "list: [{v: 1}, {v: 2, w: 3}]\n"),
                false,
                text -> {
                    List<Diagnostic> found = new ArrayList<>();
                    YamlDocument document = YamlDocument.parse("v.yaml", text, found);
                    VariationReader.read(document.root());
                    document.throwOnError();
                });
    }

    /** Storyboards and CommonRoad scenarios told in YAML. */
    @Test
    void scenariosToldInYaml() throws IOException {
        Path in = Files.writeString(folder.resolve("s.xml"), COMMON_ROAD);
        Path out = folder.resolve("s.yaml");
        ScenarioConverter.convert(in, LoadOptions.DEFAULT, out, new ArrayList<>());
        String text = Files.readString(out);
        fuzz(
                List.of(text),
                false,
                t -> ScenarioLoader.ofRecording("s", t, LoadOptions.DEFAULT, "fuzz", new ArrayList<>()));
    }
}
