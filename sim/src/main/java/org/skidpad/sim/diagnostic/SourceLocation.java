package org.skidpad.sim.diagnostic;

/**
 * A place in an input.
 *
 * @param file the file as the user named it, or a flag or topic where the input is no file
 * @param line 1-based line, 0 where the whole file is meant
 * @param column 1-based column, 0 where the whole line is meant
 */
public record SourceLocation(String file, int line, int column) {
    public static SourceLocation wholeFile(String file) {
        return new SourceLocation(file, 0, 0);
    }

    /** {@code file:line:column}, without the parts that are unknown. */
    @Override
    public String toString() {
        if (line <= 0) {
            return file;
        }
        return column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
