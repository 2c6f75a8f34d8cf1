package org.skidpad.cli;

import java.io.PrintWriter;
import java.util.Locale;
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
            RobotsCommand.class,
            DeployCommand.class,
            TwinCommand.class,
            PromoteCommand.class,
            IdentifyCommand.class,
            GapCommand.class,
            CheckCommand.class,
            ConvertCommand.class,
            BenchCommand.class,
            ScenariosCommand.class,
            ValidateCommand.class
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
        // Scripts read what is printed: figures look the same on every machine.
        Locale.setDefault(Locale.ROOT);
        CommandLine line = commandLine();
        line.setErr(new PrintWriter(System.err, true));
        line.setExecutionExceptionHandler(Failures::execution);
        line.setParameterExceptionHandler(Failures::parameters);
        return line.execute(args);
    }

    /** All commands, ready to parse. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }
}
