package org.skidpad.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import org.skidpad.sim.diagnostic.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From what went wrong to one message each and an exit code; a stack trace only where Skidpad itself is at fault. */
final class Failures {
    private Failures() {}

    /** While a command ran. */
    static int execution(Exception exception, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (exception instanceof BadInputException bad) {
            // Several runs of a suite may meet the same mistake.
            new LinkedHashSet<>(bad.diagnostics()).forEach(err::println);
        } else if (exception instanceof UncheckedIOException io) {
            err.println("skidpad: error: " + describe(io));
        } else if (exception instanceof InvalidPathException path) {
            err.println("skidpad: error: is no file name: " + path.getInput().replace('\0', '?'));
        } else {
            err.println("skidpad: this is a fault of Skidpad, not of your input:");
            exception.printStackTrace(err);
        }
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    /** Where the words on the command line do not fit; a word that is merely misspelt needs no page of help. */
    static int parameters(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("skidpad: error: " + exception.getMessage() + suggestion(exception));
        if (exception instanceof MissingParameterException || arguments.length == 0) {
            line.usage(err);
        } else {
            err.println("try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    private static String suggestion(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "; did you mean '" + unmatched.getSuggestions().get(0).replaceFirst("^skidpad ", "") + "'?";
        }
        return "";
    }

    private static String describe(UncheckedIOException exception) {
        IOException cause = exception.getCause();
        String what = cause instanceof FileAlreadyExistsException
                ? cause.getMessage() + " exists and is no folder"
                : cause instanceof AccessDeniedException
                        ? cause.getMessage() + ": permission denied"
                        : cause instanceof NoSuchFileException
                                ? cause.getMessage() + ": no such file or folder"
                                : cause instanceof FileSystemException ? cause.getMessage() : cause.toString();
        String context = exception.getMessage();
        return context == null || context.equals(cause.toString()) ? what : context + ": " + what;
    }
}
