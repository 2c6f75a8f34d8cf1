package org.skidpad.sim.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Without these, a harness that reports nothing would pass every test of a reader. */
class FuzzTest {
    private static final Mutator<byte[]> BYTES = ByteMutations.of(List.of(new byte[64]));

    private static void assertReported(String what, Fuzz fuzz, Fuzz.Reader<byte[]> reader) {
        AssertionError error = assertThrows(AssertionError.class, () -> fuzz.run(BYTES, reader));
        assertTrue(error.getMessage().contains(what), error.getMessage());
    }

    @Test
    void anExceptionOfTheReaderIsReportedWithItsCase() {
        int[] seen = new int[1];
        assertReported(
                "case 7: java.lang.IndexOutOfBoundsException", Fuzz.of("the harness itself, thrown", 20), input -> {
                    if (seen[0]++ == 7) {
                        throw new IndexOutOfBoundsException();
                    }
                    return true;
                });
    }

    @Test
    void whatAllocatesTooMuchIsReported() {
        byte[][] kept = new byte[1][];
        assertReported("bytes", Fuzz.of("the harness itself, greedy", 20).allocating(10_000, 1), input -> {
            kept[0] = new byte[100_000];
            return true;
        });
    }

    @Test
    void mutationsOfWhichNothingIsReadAreReported() {
        SourceLocation here = SourceLocation.wholeFile("input");
        assertReported("too wild", Fuzz.of("the harness itself, wild", 1_000).readingAtLeast(0.01), input -> {
            throw new BadInputException(here, "is refused");
        });
    }

    @Test
    void whatALongRunHasTriedIsKnownToTheNextOne(@TempDir Path folder) {
        assertEquals(0, new Ledger(folder, "bags, none").tried());
        Ledger first = new Ledger(folder, "bags, none");
        first.note(1000, false);
        assertEquals(0, new Ledger(folder, "bags, none").tried(), "written too often");
        first.note(2000, true);
        assertEquals(2000, new Ledger(folder, "bags, none").tried());
        assertEquals(0, new Ledger(folder, "bags, lz4").tried());
        Ledger none = new Ledger(null, "bags, none");
        none.note(7, true);
        assertEquals(0, none.tried());
    }
}
