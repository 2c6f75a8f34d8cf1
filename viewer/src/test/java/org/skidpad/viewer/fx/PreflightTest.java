package org.skidpad.viewer.fx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;

class PreflightTest {
    private static final String EVERYTHING = "x libGL.so.1 libXtst.so.6 libXxf86vm.so.1 libgtk-3.so.0 y";

    @TempDir
    Path folder;

    private Path cache(String names) throws Exception {
        return Files.writeString(folder.resolve("ld.so.cache"), names);
    }

    @Test
    void aMachineWithADisplayAndAllLibrariesPasses() throws Exception {
        Path cache = cache(EVERYTHING);
        assertDoesNotThrow(() -> Preflight.check(Map.of("DISPLAY", ":0"), cache));
    }

    @Test
    void withoutDisplayTheLineSaysSoAndNamesTheRemedies() throws Exception {
        Path cache = cache(EVERYTHING);
        BadInputException refused = assertThrows(BadInputException.class, () -> Preflight.check(Map.of(), cache));
        assertEquals(1, refused.diagnostics().size());
        String line = refused.getMessage();
        assertTrue(line.contains("DISPLAY is not set"), line);
        assertTrue(line.contains("apt-get install xvfb xauth"), line);
        assertTrue(line.contains("--snapshot"), line);
    }

    @Test
    void everyMissingLibraryIsNamedWithItsPackageAtOnce() throws Exception {
        Path cache = cache("libGL.so.1 libXxf86vm.so.1");
        BadInputException refused =
                assertThrows(BadInputException.class, () -> Preflight.check(Map.of("DISPLAY", ":0"), cache));
        assertEquals(2, refused.diagnostics().size());
        assertTrue(refused.getMessage().contains("apt-get install libgtk-3-0"), refused.getMessage());
        assertTrue(refused.getMessage().contains("apt-get install libxtst6"), refused.getMessage());
    }

    @Test
    void aLibraryOnTheLibraryPathCounts() throws Exception {
        Path cache = cache("libGL.so.1 libXxf86vm.so.1 libgtk-3.so.0");
        Files.createFile(folder.resolve("libXtst.so.6"));
        assertDoesNotThrow(() -> Preflight.check(Map.of("DISPLAY", ":0", "LD_LIBRARY_PATH", "/none:" + folder), cache));
    }

    @Test
    void whatTheToolkitSaysBecomesALineWithThePackage() {
        assertTrue(Preflight.explain(new UnsatisfiedLinkError("libXtst.so.6: cannot open shared object file"))
                .getMessage()
                .contains("apt-get install libxtst6"));
        assertTrue(Preflight.explain(new RuntimeException(new UnsupportedOperationException("Unable to open DISPLAY")))
                .getMessage()
                .contains("no display answers"));
        assertTrue(Preflight.explain(new UnsupportedOperationException("Unable to load glass GTK library."))
                .getMessage()
                .contains("apt-get install libgtk-3-0"));
    }
}
