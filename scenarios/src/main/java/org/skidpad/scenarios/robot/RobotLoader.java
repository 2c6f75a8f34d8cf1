package org.skidpad.scenarios.robot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.robot.RobotDescription;

/** The one door to robots. */
public final class RobotLoader {
    private static final List<String> SHIPPED = List.of("f1tenth", "generic_ackermann", "turtlebot3_burger");
    private static final String FOLDER = "/robots/";

    private RobotLoader() {}

    /** Names of the robots that come with Skidpad, sorted. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * Loads a file, or a shipped robot by name.
     *
     * @param diagnostics receives warnings
     * @throws BadInputException with every error
     */
    public static RobotDescription load(String nameOrFile, List<Diagnostic> diagnostics) {
        Path path;
        try {
            path = Path.of(nameOrFile);
        } catch (InvalidPathException e) {
            throw new BadInputException(SourceLocation.wholeFile(nameOrFile), "is no file name");
        }
        if (Files.isRegularFile(path)) {
            return read(YamlDocument.read(path, diagnostics));
        }
        if (SHIPPED.contains(nameOrFile)) {
            return parse(nameOrFile + ".yaml", shippedText(nameOrFile), diagnostics);
        }
        throw new BadInputException(
                SourceLocation.wholeFile(nameOrFile),
                "no such file, and no shipped robot of that name (" + String.join(", ", SHIPPED) + ")",
                Suggestion.forWord(nameOrFile, SHIPPED));
    }

    /** Like {@link #load}, from text, for example of a recording; {@code file} names it in diagnostics. */
    public static RobotDescription parse(String file, String text, List<Diagnostic> diagnostics) {
        return read(YamlDocument.parse(file, text, diagnostics));
    }

    /** Whether a YAML file says that it describes a robot. */
    public static boolean isRobot(Path path) {
        Set<String> keys = YamlDocument.read(path, new ArrayList<>()).root().keys();
        return keys.contains("robot") && keys.contains("drive");
    }

    /** The text of a shipped robot, to start one's own from. */
    public static String shippedText(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("no shipped robot '" + name + "' among " + SHIPPED);
        }
        try (InputStream in = RobotLoader.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource of shipped robot '" + name + "' is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RobotDescription read(YamlDocument document) {
        RobotDescription robot = new RobotReader(document).read();
        document.throwOnError();
        return robot;
    }
}
