package org.skidpad.bridge.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bridge-rosjava} is built only where rosjava's repository is reached, so a change of our side of it would go unseen. Here
 * its sources, tests included, are compiled without rosjava: whatever the compiler says of other names than rosjava's is ours.
 */
@DisplayName("the sources of the transport that only a profile builds")
class OptionalTransportsTest {
    private static final Path SOURCES = Path.of("..", "bridge-rosjava", "src");
    private static final Pattern FOREIGN_IMPORT =
            Pattern.compile("^import ((?:org\\.ros|org\\.jboss)\\.[\\w.]+\\.(\\w+));", Pattern.MULTILINE);

    @TempDir
    Path classes;

    @Test
    void fitTheFaceOfTransportsAsItIsNow() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path file : files()) {
            sources.add(source(file.getFileName().toString(), Files.readString(file)));
        }
        assertTrue(sources.size() > 3, "where are they? " + SOURCES.toAbsolutePath());
        assertEquals(List.of(), ours(sources));
    }

    @Test
    void areFoundOutWhereAMethodOfTheFaceIsGoneOrMissing() throws IOException {
        Path file = files().stream()
                .filter(f -> f.endsWith("RosJavaTransport.java"))
                .findFirst()
                .orElseThrow();
        String text = Files.readString(file);
        assertRefused(text.replace("public long malformed()", "long malformed(int of)"), "a method that is missing");
        assertRefused(text.replace("topic.depth()", "topic.howMany()"), "a call that nobody answers");
        int end = text.lastIndexOf("    private final class");
        String more = "    @Override\n    public boolean isRed() {\n        return true;\n    }\n\n";
        assertRefused(text.substring(0, end) + more + text.substring(end), "a method that the face no longer has");
    }

    private void assertRefused(String spoilt, String what) throws IOException {
        assertFalse(ours(List.of(source("RosJavaTransport.java", spoilt))).isEmpty(), what);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(f -> f.toString().endsWith(".java")).sorted().collect(Collectors.toList());
        }
    }

    /** The compiler's complaints that have nothing to do with rosjava being absent. */
    private List<String> ours(List<JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        // It is to look into methods although imports are missing.
        List<String> options = List.of(
                "-proc:none",
                "-XDshould-stop.ifError=FLOW",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
            compiler.getTask(new StringWriter(), files, said, options, null, sources)
                    .call();
        }
        List<String> out = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> d : said.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR && !isAboutForeign(d)) {
                out.add(d.getSource().getName() + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT));
            }
        }
        return out;
    }

    private static boolean isAboutForeign(Diagnostic<? extends JavaFileObject> d) throws IOException {
        if (d.getSource() == null) {
            return false;
        }
        String text = d.getSource().getCharContent(true).toString();
        Set<String> names = new TreeSet<>(Set.of("org.ros", "org.jboss"));
        Matcher imports = FOREIGN_IMPORT.matcher(text);
        while (imports.find()) {
            names.add(imports.group(2));
        }
        if (d.getCode().endsWith("method.does.not.override.superclass")
                && names.stream().anyMatch(name -> text.contains(" extends " + name + " "))) {
            return true; // what a class of rosjava's has is not known here
        }
        String at = text.substring((int) d.getStartPosition());
        return names.stream().anyMatch(name -> at.matches("(?s)" + Pattern.quote(name) + "\\b.*"));
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
