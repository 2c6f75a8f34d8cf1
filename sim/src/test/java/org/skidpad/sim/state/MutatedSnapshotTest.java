package org.skidpad.sim.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.fuzz.Ledger;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.world.CrashScene;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/**
 * Damaged snapshots end in a diagnostic. {@code ./skidpad verify --long} tries 10 million, {@code -Dskidpad.mutations=N} any
 * number.
 */
@Execution(ExecutionMode.CONCURRENT)
class MutatedSnapshotTest {
    private static final int WHOLE = 10_000_000;
    private static final int COUNT =
            Integer.getInteger("skidpad.mutations", Boolean.getBoolean("skidpad.long") ? WHOLE : 20_000);

    private static final long[] EXTREMES = {
        -1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, Double.doubleToLongBits(Double.NaN)
    };

    /** How a snapshot was changed. */
    private enum Change {
        /** 1 to 8 bits anywhere. */
        BITS,
        /** A run of bytes set to random ones. */
        BYTES,
        CUT_OFF,
        APPENDED,
        /** Bits of the state, with a checksum that is right again: ranges are all that is left to refuse it. */
        FORGED_BITS,
        /** A number of the state set to an extreme one, with a right checksum. */
        FORGED_NUMBER,
        /** The state cut off, with right length and checksum. */
        FORGED_END
    }

    @Test
    void everyMutationEndsInADiagnosticAndEveryForgeryInADiagnosticOrAState() {
        Ledger ledger = COUNT < WHOLE ? Ledger.none() : Ledger.ofLongRun("damaged snapshots");
        if (ledger.done() == COUNT) {
            System.out.println("damaged snapshots: all tried by an earlier run");
            return;
        }
        Episode episode = new Episode(new CrashScene(ContactMode.DETECT, false));
        List<byte[]> originals = new ArrayList<>();
        episode.reset(2);
        for (int k = 0; k < 12; k++) {
            if (k % 3 == 0) {
                Snapshot snapshot = new Snapshot();
                episode.save(snapshot);
                originals.add(snapshot.toBytes());
            }
            episode.act(new float[] {0.5f}, 0);
        }
        if (COUNT < WHOLE) {
            System.out.printf(Locale.ROOT, "SHORTENED: damaged snapshots: %,d of %,d%n", COUNT, WHOLE);
        }
        long[] refused = new long[Change.values().length];
        long[] tried = new long[Change.values().length];
        RandomStream random = new RandomStream(1, 0, "mutations");
        for (int n = 0; n < COUNT; n++) {
            Change change = Change.values()[random.nextInt(Change.values().length)];
            byte[] original = originals.get(random.nextInt(originals.size()));
            byte[] mutated = mutate(original, change, random);
            if (Arrays.equals(mutated, original)) {
                continue;
            }
            tried[change.ordinal()]++;
            try {
                episode.restore(Snapshot.of(mutated, "mutation " + n));
                step(episode, n);
            } catch (BadInputException e) {
                refused[change.ordinal()]++;
                assertTrue(e.getMessage().startsWith("mutation " + n + ": error: "), e.getMessage());
            }
        }
        for (Change change : List.of(Change.BITS, Change.BYTES, Change.CUT_OFF, Change.APPENDED, Change.FORGED_END)) {
            assertEquals(tried[change.ordinal()], refused[change.ordinal()], change.name());
        }
        assertTrue(refused[Change.FORGED_BITS.ordinal()] > 0 && refused[Change.FORGED_NUMBER.ordinal()] > 0);
        // Whatever was tried, the episode is as good as new after a reset.
        episode.restore(Snapshot.of(originals.get(0), "original"));
        Snapshot again = new Snapshot();
        episode.save(again);
        assertEquals(ByteBuffer.wrap(originals.get(0)), ByteBuffer.wrap(again.toBytes()));
        ledger.note(COUNT, true);
    }

    @Test
    void everyNumberSetToAnExtremeEndsInADiagnosticOrInAStateThatRuns() {
        Episode episode = new Episode(new CrashScene(ContactMode.DETECT, false));
        episode.reset(2);
        Snapshot snapshot = new Snapshot();
        episode.save(snapshot);
        byte[] original = snapshot.toBytes();
        int ran = 0;
        int tried = 0;
        for (int at = 16; at <= original.length - 12; at++) {
            for (long extreme : EXTREMES) {
                byte[] forged = original.clone();
                ByteBuffer.wrap(forged).putLong(at, extreme);
                seal(forged);
                tried++;
                try {
                    episode.restore(Snapshot.of(forged, "forgery"));
                    step(episode, tried);
                    ran++;
                } catch (BadInputException e) {
                    assertTrue(e.getMessage().startsWith("forgery: error: "), e.getMessage());
                }
            }
        }
        assertTrue(ran > tried / 10, ran + " of " + tried + " ran");
    }

    /** What was restored must also run: a forged state ends in whatever it ends in, or is refused with actor and tick. */
    private static void step(Episode episode, int n) {
        if (episode.end() != EndReason.RUNNING) {
            return;
        }
        try {
            episode.act(new float[] {0.5f}, 0);
        } catch (BadInputException e) {
            assertTrue(e.getMessage().contains("actor '") && e.getMessage().contains("tick "), e.getMessage());
        } catch (RuntimeException e) {
            throw new AssertionError("mutation " + n + " was restored and does not run", e);
        }
    }

    private static byte[] mutate(byte[] original, Change change, RandomStream random) {
        byte[] b = original.clone();
        switch (change) {
            case BITS -> flip(b, 0, random);
            case BYTES -> {
                int from = random.nextInt(b.length);
                int to = Math.min(b.length, from + 1 + random.nextInt(64));
                for (int i = from; i < to; i++) {
                    b[i] = (byte) random.nextLong();
                }
            }
            case CUT_OFF -> {
                return Arrays.copyOf(b, random.nextInt(b.length));
            }
            case APPENDED -> {
                return Arrays.copyOf(b, b.length + 1 + random.nextInt(100));
            }
            case FORGED_BITS -> flip(b, 16, random);
            case FORGED_NUMBER -> {
                ByteBuffer.wrap(b)
                        .putLong(16 + random.nextInt(b.length - 28), EXTREMES[random.nextInt(EXTREMES.length)]);
            }
            case FORGED_END -> {
                b = Arrays.copyOf(b, 20 + random.nextInt(b.length - 20));
                ByteBuffer.wrap(b).putInt(12, b.length);
            }
        }
        if (change.name().startsWith("FORGED")) {
            seal(b);
        }
        return b;
    }

    private static void seal(byte[] b) {
        CRC32C crc = new CRC32C();
        crc.update(b, 0, b.length - 4);
        ByteBuffer.wrap(b).putInt(b.length - 4, (int) crc.getValue());
    }

    private static void flip(byte[] b, int from, RandomStream random) {
        int bits = 1 + random.nextInt(8);
        for (int k = 0; k < bits; k++) {
            b[from + random.nextInt(b.length - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
