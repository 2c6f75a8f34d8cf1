package org.skidpad.sim.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
    void aFileOutsideTheFolderIsReportedToItsOwnKindEvenFromAnotherThread(@TempDir Path folder) throws Exception {
        Path inside = Files.writeString(folder.resolve("inside"), "x");
        Path outside = Files.writeString(
                Files.createDirectory(folder.resolveSibling(folder.getFileName() + "x"))
                        .resolve("outside"),
                "x");
        Thread other = new Thread(() -> Fuzz.of("the harness itself, obedient", 40_000)
                .within(folder)
                .run(BYTES, input -> Files.size(inside) + Files.readAllBytes(inside).length > 1));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        other.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        other.start();
        assertReported(
                outside.toString(),
                Fuzz.of("the harness itself, curious", 40_000).within(folder),
                new Fuzz.Reader<>() {
                    private int seen;

                    @Override
                    public boolean read(byte[] input) throws Exception {
                        if (seen++ == 7) {
                            Thread helper = new Thread(() -> open(outside));
                            helper.start();
                            helper.join();
                        }
                        return true;
                    }
                });
        other.join();
        assertNull(thrown.get());
        Files.delete(outside);
        Files.delete(outside.getParent());
    }

    private static void open(Path file) {
        try {
            assertEquals(1, Files.readAllBytes(file).length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatALongRunHasTriedIsKnownToTheNextOne(@TempDir Path folder) {
        assertEquals(0, Ledger.in(folder, "bags, none").done());
        Ledger first = Ledger.in(folder, "bags, none");
        first.note(1000, false);
        assertEquals(0, Ledger.in(folder, "bags, none").done(), "written too often");
        first.note(2000, true);
        assertEquals(2000, Ledger.in(folder, "bags, none").done());
        assertEquals(0, Ledger.in(folder, "bags, lz4").done());
        Ledger none = Ledger.none();
        none.note(7, true);
        assertEquals(0, none.done());
    }
}
