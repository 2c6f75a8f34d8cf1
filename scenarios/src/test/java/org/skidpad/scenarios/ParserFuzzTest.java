package org.skidpad.scenarios;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.scenarios.commonroad.CommonRoadLoader;
import org.skidpad.scenarios.commonroad.Solution;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.openscenario.ParameterDistributions;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.scenarios.rosmap.TrackLine;
import org.skidpad.scenarios.vary.VariationReader;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.TextMutations;
import org.skidpad.sim.fuzz.XmlMutations;
import org.skidpad.sim.fuzz.YamlMutations;
import org.skidpad.sim.grid.OccupancyGrid;

/** Mutated inputs of every parser but those of OpenSCENARIO and of our own scenarios, which have fuzz tests of their own. */
@Execution(ExecutionMode.CONCURRENT)
class ParserFuzzTest {
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

    private static final List<String> PATHS =
            List.of("/etc/passwd", "../m.pgm", "../../../../etc/passwd", "file:///etc/passwd", "m.pgm/../../x", ".");

    private static final String VARY = "grid: {v: {range: [20 m, 30 m], step: 5 m}, w: [1, 2]}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void writeNeighbours() throws IOException {
        Files.writeString(folder.resolve("m.pgm"), PICTURE);
    }

    @Test
    void openDrive() {
        Fuzz.of("OpenDRIVE", 3_000).run(XmlMutations.of(List.of(ROAD)), text -> {
            OpenDriveLoader.parse("m.xodr", text, new ArrayList<>());
            return true;
        });
    }

    @Test
    void commonRoad() {
        Fuzz.of("CommonRoad scenarios", 3_000).run(XmlMutations.of(List.of(COMMON_ROAD)), text -> {
            CommonRoadLoader.load(
                    new CommonRoadLoader.Told(XmlReader.parse(text, "s.xml", new Problems(new ArrayList<>())), "s", ""),
                    null,
                    new ArrayList<>());
            return true;
        });
    }

    @Test
    void commonRoadSolutions() {
        Path file = folder.resolve("s.xml");
        Fuzz.of("CommonRoad solutions", 3_000).within(folder).run(XmlMutations.of(List.of(SOLUTION)), text -> {
            Files.writeString(file, text);
            Solution.load(file, new ArrayList<>());
            return true;
        });
    }

    @Test
    void parameterDistributions() throws IOException {
        Files.writeString(
                folder.resolve("d.xosc"),
                DISTRIBUTION.replaceAll("(?s)<ParameterValueDistribution>.*</ParameterValueDistribution>", ""));
        Path file = folder.resolve("v.xosc");
        Fuzz.of("OpenSCENARIO parameter distributions", 3_000)
                .within(folder)
                .run(XmlMutations.of(DISTRIBUTIONS), text -> {
                    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                    ParameterDistributions.load(file, null, new ArrayList<>());
                    return true;
                });
    }

    @Test
    void rosMaps() {
        Path file = folder.resolve("m.yaml");
        Fuzz.of("ROS maps (YAML)", 3_000).within(folder).run(YamlMutations.of(List.of(MAP), PATHS), text -> {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            RosMapLoader.load(file, new ArrayList<>());
            return true;
        });
    }

    private void pictures(String kind, int few, List<byte[]> seeds) throws IOException {
        Path map = Files.writeString(folder.resolve("m.yaml"), MAP);
        Path picture = folder.resolve("m.pgm");
        Fuzz.of(kind, few).within(folder).run(ByteMutations.of(seeds), bytes -> {
            Files.write(picture, bytes);
            RosMapLoader.load(map, new ArrayList<>());
            return true;
        });
    }

    @Test
    void portablePictures() throws IOException {
        pictures(
                "pictures of ROS maps, PGM",
                3_000,
                List.of(
                        PICTURE.getBytes(StandardCharsets.ISO_8859_1),
                        PICTURE.replace("P2", "P5").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void picturesOfOtherKinds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (int type :
                List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED)) {
            BufferedImage image = new BufferedImage(7, 5, type);
            image.setRGB(3, 2, 0xFFFFFFFF);
            for (String format : List.of("png", "bmp", "gif", "jpg")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (ImageIO.write(image, format, out)) {
                    seeds.add(out.toByteArray());
                }
            }
        }
        pictures("pictures of ROS maps, PNG, BMP, GIF, JPEG", 1_000, seeds);
    }

    @Test
    void linesOfTracks() {
        Path line = folder.resolve("line.csv");
        OccupancyGrid grid = new OccupancyGrid(10, 10, 1, -2, -2, 0, new byte[100]);
        Fuzz.of("lines of F1TENTH tracks", 3_000)
                .within(folder)
                .run(
                        TextMutations.of(
                                List.of(LINE, LINE.replace(", w_tr_right_m, w_tr_left_m", "")),
                                List.of("# x, y\n", "1e300", "-0.0", ";", "\n5, 5, 1, 1\n")),
                        text -> {
                            Files.write(line, text.getBytes(StandardCharsets.UTF_8));
                            TrackLine.load(line, grid, 10);
                            return true;
                        });
    }

    @Test
    void variations() {
        Fuzz.of("variations (YAML)", 3_000)
                .run(
                        YamlMutations.of(
                                List.of(
                                        VARY,
                                        "sobol: {count: 3, of: {v: {uniform: [1, 2]}}}\n",
                                        "latin_hypercube: {count: 5, seed: 2, of: {v: {normal: {mean: 9, sd: 1}}, w: {choice: [1, 2]}}}\n",
                                        "list: [{v: 1}, {v: 2, w: 3}]\n"),
                                List.of("draw", "log_uniform", "seed")),
                        text -> {
                            List<Diagnostic> found = new ArrayList<>();
                            YamlDocument document = YamlDocument.parse("v.yaml", text, found);
                            VariationReader.read(document.root());
                            document.throwOnError();
                            return true;
                        });
    }

    @Test
    void robots() {
        List<String> seeds = RobotLoader.shipped().stream()
                .map(name -> RobotLoader.shippedText(name).replaceAll("(?m)^#.*\\n", ""))
                .toList();
        Fuzz.of("robots (YAML)", 2_000).run(YamlMutations.of(seeds, List.of()), text -> {
            RobotLoader.parse("r.yaml", text, new ArrayList<>());
            return true;
        });
    }

    /** Storyboards and CommonRoad scenarios told in YAML. */
    @Test
    void scenariosToldInYaml() throws IOException {
        Path in = Files.writeString(folder.resolve("s.xml"), COMMON_ROAD);
        Path out = folder.resolve("s.yaml");
        ScenarioConverter.convert(in, LoadOptions.DEFAULT, out, new ArrayList<>());
        String told = Files.readString(out);
        Fuzz.of("scenarios told in YAML", 2_000).run(YamlMutations.of(List.of(told), PATHS), text -> {
            ScenarioLoader.ofRecording("s", text, LoadOptions.DEFAULT, "fuzz", new ArrayList<>());
            return true;
        });
    }
}
