package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.world.World;

/** Numbers set from outside: {@code --set}. */
class OverridesTest {
    private static final String TEXT = """
            skidpad: 1
            name: brake
            parameters: {v: {uniform: [80 km/h, 120 km/h]}}
            time: {duration: 30 s}
            road: {straight: {lanes: 2, length: 2 km}}
            ego: {model: car, at: {lane: 0, s: 100 m, speed: $v}, actuator: {delay: 0.1 s}}
            actors:
              - name: lead
                at: {ahead: {uniform: [20 m, 60 m]}, speed: $v}
                does: {brake: {when: {time: 3 s}, deceleration: {uniform: [4, 8]}}}
            task: {preset: driver, desired_speed: 120 km/h}
            """;

    @TempDir
    Path folder;

    private World world(Map<String, String> set) throws IOException {
        World world = new World(ScenarioLoader.load(file(), options(set), new ArrayList<>()));
        world.reset(1);
        return world;
    }

    private List<String> refusal(Map<String, String> set) throws IOException {
        Path file = file();
        BadInputException e =
                assertThrows(BadInputException.class, () -> ScenarioLoader.load(file, options(set), new ArrayList<>()));
        return e.diagnostics().stream()
                .map(Diagnostic::toString)
                .map(s -> s.replace(folder + "/", ""))
                .toList();
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), TEXT);
    }

    private static LoadOptions options(Map<String, String> set) {
        return new LoadOptions(set, null, null, null);
    }

    @Test
    void aDrawnNumberIsSetByItsFullName() throws IOException {
        World world = world(Map.of("actors.lead.at.speed", "36 km/h"));
        assertEquals(10, world.view().actors().speed[1], 1e-12);
        assertEquals(10, world.parameters().get("actors.lead.at.speed"), 1e-12);
    }

    @Test
    void keysInTheMiddleAndTheFirstMayBeLeftOut() throws IOException {
        for (String name : List.of("lead.speed", "lead.at.speed", "actors.lead.speed")) {
            assertEquals(12, world(Map.of(name, "12")).view().actors().speed[1], 1e-12, name);
        }
        assertEquals(15, world(Map.of("at.speed", "15")).view().actors().speed[0], 1e-12);
        assertEquals(15, world(Map.of("v", "15 m/s")).view().actors().speed[0], 1e-12);
        assertEquals(15, world(Map.of("parameters.v", "15")).view().actors().speed[0], 1e-12);
    }

    @Test
    void aNumberThatCouldBeWrittenAndIsNotIsSetToo() throws IOException {
        assertEquals(2, world(Map.of("lead.length", "2 m")).view().actors().length[1], 1e-12);
        assertEquals(0.4, world(Map.of("actuator.lag", "0.4 s")).parameters().get("actuator.lag"), 1e-12);
        int n = world(Map.of("traffic.count", "3")).view().actors().count;
        assertEquals(5, n, "ego, lead and three more");
    }

    @Test
    void settingOneNumberLeavesEveryOtherDrawAsItWas() throws IOException {
        World plain = world(Map.of());
        World set = world(Map.of("lead.deceleration", "5"));
        assertEquals(plain.view().actors().x[1], set.view().actors().x[1]);
        assertEquals(plain.parameters().get("v"), set.parameters().get("v"));
        assertEquals(5, set.parameters().get("lead.deceleration"));
    }

    @Test
    void aNameThatIsNotThereIsRefusedWithTheNearest() throws IOException {
        assertEquals(
                List.of("s.yaml: error: has no parameter 'leed.speed' to set; did you mean 'lead.speed'?"),
                refusal(Map.of("leed.speed", "3")));
        assertEquals(
                List.of("s.yaml: error: has no parameter 'actuator.lagg' to set; did you mean 'actuator.lag'?"),
                refusal(Map.of("actuator.lagg", "3")));
    }

    @Test
    void aNumberOutOfRangeOrOfAnotherUnitIsRefused() throws IOException {
        assertEquals(
                List.of("--set actuator.delay=-1 s: error: '-1 s' is outside 0.0 … 2.0 s"),
                refusal(Map.of("actuator.delay", "-1 s")));
        assertEquals(
                List.of("--set lead.speed=3 s: error: '3 s' is not a speed in m/s, km/h, mph or kn (unit 's')"),
                refusal(Map.of("lead.speed", "3 s")));
    }

    @Test
    void aNameThatFitsTwoNumbersIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.yaml"),
                TEXT.replace("does: {brake: ", "does: {cut_in: {gap: 5 m, brake: {after: 1 s}, ")
                        .replace("deceleration: {uniform: [4, 8]}}}", "idm: {}, when: {time: 3 s}}}")
                        .replace("{when: {time: 3 s}, idm", "idm"));
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> ScenarioLoader.load(file, options(Map.of("lead.deceleration", "5")), new ArrayList<>()));
        assertEquals(
                "--set lead.deceleration=5: error: can mean actors.lead.does.cut_in.brake.deceleration,"
                        + " actors.lead.does.cut_in.idm.deceleration: give one in full",
                e.getMessage());
    }

    @Test
    void onlyNumbersCanBeSet() throws IOException {
        assertEquals(
                List.of("--set contacts=rigid: error: only numbers can be set, and this is none"),
                refusal(Map.of("contacts", "rigid")));
    }
}
