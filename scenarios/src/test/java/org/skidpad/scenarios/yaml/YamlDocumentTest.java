package org.skidpad.scenarios.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

class YamlDocumentTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private YamlMap parse(String text) {
        return YamlDocument.parse("a.yaml", text, diagnostics).root();
    }

    private List<String> messages() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    @Nested
    class AGoodDocument {
        @Test
        void givesQuantitiesInSi() {
            YamlMap map = parse("speed: 36 km/h\nturn: 180 deg\nplain: 2.5\ntime: 250 ms\nshare: 50 %\n");
            assertEquals(10, map.quantity("speed", Quantity.SPEED, 0, 100, 0), 1e-12);
            assertEquals(Math.PI, map.quantity("turn", Quantity.ANGLE, -7, 7, 0), 1e-12);
            assertEquals(2.5, map.quantity("plain", Quantity.LENGTH, 0, 100, 0));
            assertEquals(0.25, map.quantity("time", Quantity.TIME, 0, 100, 0), 1e-12);
            assertEquals(0.5, map.quantity("share", Quantity.NUMBER, 0, 1, 0), 1e-12);
            map.finish();
            assertTrue(diagnostics.isEmpty(), () -> messages().toString());
        }

        @Test
        void sharesValuesThroughAliases() {
            YamlMap map = parse("a: &car {length: 4.5 m}\nb: *car\n");
            assertEquals(4.5, map.map("b").orElseThrow().quantity("length", Quantity.LENGTH, 0, 10, 0));
            assertTrue(diagnostics.isEmpty());
        }
    }

    @Nested
    class AWrongDocument {
        @Test
        void isReportedWholeWithPlacesAndSuggestions() {
            YamlMap map = parse("lanes: 3\nlane_widht: 3.5 m\nspeed: 90 s\nlength: -4 m\n");
            map.integer("lanes", 1, 2, 1);
            map.quantity("lane_width", Quantity.LENGTH, 1, 10, 3.5);
            map.quantity("speed", Quantity.SPEED, 0, 100, 0);
            map.quantity("length", Quantity.LENGTH, 0, 10, 1);
            map.finish();
            assertEquals(
                    List.of(
                            "a.yaml:1:8: error: '3' is outside 1 … 2",
                            "a.yaml:3:8: error: '90 s' is not a speed in m/s, km/h, mph or kn (unit 's')",
                            "a.yaml:4:9: error: '-4 m' is outside 0.0 … 10.0 m",
                            "a.yaml:2:1: error: unknown key 'lane_widht'; did you mean 'lane_width'?"),
                    messages());
        }

        @Test
        void namesTheSecondOfTwoEqualKeys() {
            parse("a: 1\nb: 2\na: 3\n");
            assertEquals(List.of("a.yaml:3:1: error: key 'a' is given twice"), messages());
        }

        @Test
        void thatEndsWithinAnEscapeIsRefusedAtItsEnd() {
            for (String escape : List.of("x", "u", "u00", "U", "U0001")) {
                BadInputException e = assertThrows(BadInputException.class, () -> parse("a: \"\\" + escape));
                assertTrue(e.getMessage().startsWith("a.yaml:1:"), e.getMessage());
            }
        }

        @Test
        void namesAMissingKeyAtItsMapping() {
            parse("name: x\n").requiredText("title");
            assertEquals(List.of("a.yaml:1:1: error: key 'title' is missing"), messages());
        }

        @Test
        void saysWhichOfSeveralWordsWasMeant() {
            String word = parse("contacts: rigit\n").choice("contacts", List.of("detect", "rigid"), "detect");
            assertEquals("detect", word);
            assertEquals(
                    List.of("a.yaml:1:11: error: unknown word 'rigit', expected one of detect, rigid;"
                            + " did you mean 'rigid'?"),
                    messages());
        }

        @Test
        void isRefusedWithTheLineWhereItStopsBeingYaml() {
            BadInputException e = assertThrows(BadInputException.class, () -> parse("a: 1\nb: [1, 2\n"));
            assertEquals(3, e.diagnostics().get(0).location().line());
        }

        @Test
        void isRefusedWhereItIsEmptyOrAList() {
            assertThrows(BadInputException.class, () -> parse(""));
            assertThrows(BadInputException.class, () -> parse("- 1\n"));
        }
    }

    @Nested
    class AHostileDocument {
        @Test
        void isRefusedWhereItNestsTooDeep() {
            BadInputException e =
                    assertThrows(BadInputException.class, () -> parse("a: " + "[".repeat(100_000) + "\n"));
            assertTrue(e.getMessage().contains("nested more than 64 levels"), e::getMessage);
        }

        @Test
        void isRefusedWhereAliasesMultiply() {
            StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 9; i++) {
                String items = ("*a" + (i - 1) + ", ").repeat(9);
                text.append("a" + i + ": &a" + i + " [" + items.substring(0, items.length() - 2) + "]\n");
            }
            assertThrows(BadInputException.class, () -> parse(text.toString()));
        }

        @Test
        void isRefusedWhereItContainsItself() {
            assertThrows(BadInputException.class, () -> parse("a: &a {b: *a}\n"));
        }

        @Test
        void isRefusedWhereItIsTooLarge() {
            assertThrows(BadInputException.class, () -> parse("a: " + "x".repeat(9_000_000)));
        }
    }

    @Test
    void aFileMayOnlyBeNamedBelowTheDocument(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("secret.xodr"), "x");
        Files.writeString(folder.resolve("in/road.xodr"), "x");
        Path file = folder.resolve("in/s.yaml");
        Files.writeString(file, "a: road.xodr\nb: ../secret.xodr\nc: /etc/passwd\nd: none.xodr\n");
        YamlMap map = YamlDocument.read(file, diagnostics).root();
        assertEquals(
                folder.toAbsolutePath().resolve("in/road.xodr"), map.file("a").orElseThrow());
        assertFalse(map.file("b").isPresent());
        assertFalse(map.file("c").isPresent());
        assertFalse(map.file("d").isPresent());
        assertEquals(3, diagnostics.size());
    }

    @Test
    void aMissingFileIsSaidSo(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");
        BadInputException e = assertThrows(BadInputException.class, () -> YamlDocument.read(file, diagnostics));
        assertEquals(file + ": error: no such file", e.getMessage());
    }
}
