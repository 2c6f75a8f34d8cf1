package org.skidpad.cli;

/** The three answers that scripts rely on. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED_VERDICT = 1;
    static final int BAD_INPUT = 2;

    private ExitCode() {}
}
