package org.skidpad.cli;

import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code skidpad}: the entry point. */
@Command(
        name = "skidpad",
        description = "Trains, judges, replays and deploys driving and robot policies.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            RegressCommand.class,
            ViewCommand.class,
            RobotCommand.class,
            DeployCommand.class,
            CheckCommand.class,
            BenchCommand.class
        },
        footerHeading = "%nStart here:%n",
        footer = {
            "  skidpad demo                       the whole product in a few minutes",
            "  skidpad run cut-in                 one episode of a shipped scenario",
            "  skidpad COMMAND --help             what a command takes, with examples",
            "",
            "Also: skidpad verify (installs what the tests need where it may, and runs them).",
            "Exit codes: 0 done, 1 failed verdict, 2 bad input or something missing here."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs a command and gives its exit code; never exits the JVM. */
    static int execute(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, commandLine, parsed) -> {
            if (exception instanceof BadInputException bad) {
                for (Diagnostic d : bad.diagnostics()) {
                    System.err.println(d);
                }
            } else {
                System.err.println("skidpad: this is a fault of Skidpad, not of your input:");
                exception.printStackTrace();
            }
            return ExitCode.BAD_INPUT;
        });
        return line.execute(args);
    }
}
