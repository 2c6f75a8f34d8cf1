package org.skidpad.viewer.fx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * Whether a window can be opened on this machine, asked before the toolkit is started, because the toolkit answers with a
 * stack trace from inside its native code.
 */
final class Preflight {
    private static final String SNAPSHOT = "or draw a picture without a display: --snapshot OUT.png --at SECONDS";

    private static final String WITHOUT_SCREEN =
            "on a machine without a screen: apt-get install xvfb xauth, then xvfb-run -a COMMAND; ";
    /** Native libraries that JavaFX loads on Linux, and the Debian packages that have them. */
    private static final Map<String, String> LIBRARIES = new TreeMap<>(Map.of(
            "libgtk-3.so.0", "libgtk-3-0",
            "libXtst.so.6", "libxtst6",
            "libXxf86vm.so.1", "libxxf86vm1",
            "libGL.so.1", "libgl1"));

    private Preflight() {}

    /** @throws BadInputException with one line for each thing that is missing, and the package that has it */
    static void check() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean headlessPlatform = "Monocle".equals(System.getProperty("glass.platform"));
        if (linux && !headlessPlatform) {
            check(System.getenv(), Path.of("/etc/ld.so.cache"));
        }
    }

    /**
     * @param environment of the process
     * @param linkerCache of the dynamic linker, which holds the names of all installed libraries; where it cannot be read the
     *     toolkit itself must find out
     */
    static void check(Map<String, String> environment, Path linkerCache) {
        List<Diagnostic> missing = new ArrayList<>();
        String display = environment.get("DISPLAY");
        if (display == null || display.isBlank()) {
            missing.add(Diagnostic.error(
                    SourceLocation.wholeFile("display"),
                    "a window needs one, and DISPLAY is not set",
                    WITHOUT_SCREEN + SNAPSHOT));
        }
        if (Files.isReadable(linkerCache)) {
            String known = namesIn(linkerCache);
            for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
                if (!known.contains(library.getKey())
                        && !isOnPath(library.getKey(), environment.get("LD_LIBRARY_PATH"))) {
                    missing.add(Diagnostic.error(
                            SourceLocation.wholeFile(library.getKey()),
                            "this library of the window toolkit is not installed",
                            "apt-get install " + library.getValue() + "; " + SNAPSHOT));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInputException(missing);
        }
    }

    private static String namesIn(Path linkerCache) {
        try {
            return Files.readString(linkerCache, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BadInputException(
                    SourceLocation.wholeFile(linkerCache.toString()), "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isOnPath(String library, String folders) {
        if (folders == null) {
            return false;
        }
        for (String folder : folders.split(":")) {
            if (!folder.isEmpty() && Files.exists(Path.of(folder, library))) {
                return true;
            }
        }
        return false;
    }

    /** What the toolkit says when it cannot start, in a line with a remedy. */
    static BadInputException explain(Throwable failure) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append(' ');
        }
        String text = said.toString();
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            if (text.contains(library.getKey())) {
                return new BadInputException(
                        SourceLocation.wholeFile(library.getKey()),
                        "the window toolkit cannot load it",
                        "apt-get install " + library.getValue() + "; " + SNAPSHOT);
            }
        }
        if (text.contains("glass GTK")) {
            return new BadInputException(
                    SourceLocation.wholeFile("libgtk-3.so.0"),
                    "the window toolkit cannot load it",
                    "apt-get install libgtk-3-0; " + SNAPSHOT);
        }
        if (text.contains("DISPLAY")) {
            return new BadInputException(
                    SourceLocation.wholeFile("display"),
                    "DISPLAY is '" + System.getenv("DISPLAY") + "' but no display answers there",
                    WITHOUT_SCREEN + SNAPSHOT);
        }
        return new BadInputException(
                SourceLocation.wholeFile("window toolkit"), "it does not start: " + text.strip(), SNAPSHOT);
    }
}
