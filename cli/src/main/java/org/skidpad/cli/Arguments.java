package org.skidpad.cli;

import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Checks that several commands make of their options. */
final class Arguments {
    private Arguments() {}

    static BadInputException bad(String option, String message) {
        return new BadInputException(SourceLocation.wholeFile(option), message);
    }

    /** The number given, or one a core. */
    static int threads(Integer given) {
        if (given == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (given < 1) {
            throw bad("--threads", "must be at least 1, is " + given);
        }
        return given;
    }
}
