package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.sim.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad check}: everything that is wrong with files. */
@Command(
        name = "check",
        description = "Says everything that is wrong with files as file:line:column, with suggestions.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad check cut_in.yaml suite.yaml road.xodr scene.xosc map.yaml cruise.policy run.mcap",
            "",
            "Exit code 2 when any file has an error; warnings alone give 0."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Scenario, suite, experiment, road, map, policy or recording.")
    private List<Path> files;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Folder below which an OpenSCENARIO file may have roads and catalogs read; default: its own.")
    private Path root;

    @Override
    public Integer call() {
        Arguments.root(root);
        boolean bad = false;
        for (Path file : files) {
            List<Diagnostic> found = new ArrayList<>(FileCheck.check(file, root));
            found.forEach(System.out::println);
            long errors = found.stream().filter(Diagnostic::isError).count();
            bad |= errors > 0;
            System.out.printf(
                    "%s: %s%n",
                    file,
                    errors > 0
                            ? errors + (errors == 1 ? " error" : " errors")
                            : found.isEmpty() ? "ok" : "ok, " + found.size() + " warnings");
        }
        return bad ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }
}
