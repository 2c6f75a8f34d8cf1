package org.skidpad.evaluation.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/** A list of scenarios × seeds × policies with required verdicts. Immutable. */
public record Suite(String name, List<SuiteCase> cases) {
    /** The suite that comes with Skidpad. */
    public static final String SHIPPED = "suite-demo";

    /** The suite of the whole library, a few seeds of each family with its baseline. */
    public static final String LIBRARY = "library";

    /** All that come with Skidpad. */
    public static final List<String> ALL_SHIPPED = List.of(SHIPPED, LIBRARY);

    public Suite {
        cases = List.copyOf(cases);
    }

    /** How many episodes it has. */
    public int episodes() {
        return cases.stream().mapToInt(c -> c.seeds().length).sum();
    }

    /** The suite with policies exchanged, for example rule names for trained files. */
    public Suite withPolicies(UnaryOperator<String> exchange) {
        return new Suite(
                name,
                cases.stream()
                        .map(c -> c.withPolicy(exchange.apply(c.policy())))
                        .toList());
    }

    /**
     * Loads a file, or the shipped suite by its name.
     *
     * @param diagnostics receives warnings
     * @throws BadInputException with everything that is wrong, also in the scenarios it names
     */
    public static Suite load(String nameOrFile, List<Diagnostic> diagnostics) {
        return load(nameOrFile, null, diagnostics);
    }

    /**
     * Likewise; a file of OpenSCENARIO's parameter value distributions is a suite too, every point run once by IDM.
     *
     * @param root folder below which files may be read, or null for the file's own or the one that the suite states
     */
    public static Suite load(String nameOrFile, Path root, List<Diagnostic> diagnostics) {
        if (nameOrFile.endsWith(".xosc")) {
            return SuiteReader.ofDistribution(Path.of(nameOrFile), root, diagnostics);
        }
        if (ALL_SHIPPED.contains(nameOrFile) && !Files.exists(Path.of(nameOrFile))) {
            return new SuiteReader(YamlDocument.parse(nameOrFile + ".yaml", shippedText(nameOrFile), diagnostics))
                    .read();
        }
        YamlDocument document = YamlDocument.read(Path.of(nameOrFile), diagnostics);
        if (root != null) {
            document.allow(root);
        }
        return new SuiteReader(document).read();
    }

    /** True where a file says that it is a suite; such a file is checked with {@link #load}. */
    public static boolean isSuite(Path file) {
        try {
            return Files.size(file) < 1 << 20
                    && Files.readString(file).lines().anyMatch(l -> l.startsWith("skidpad_suite"));
        } catch (IOException e) {
            // Whoever loads it next says what is wrong with the file.
            return false;
        }
    }

    private static String shippedText(String name) {
        try (InputStream in = Suite.class.getResourceAsStream("/suites/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource of the shipped suite '" + name + "' is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
