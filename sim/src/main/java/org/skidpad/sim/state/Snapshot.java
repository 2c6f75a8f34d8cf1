package org.skidpad.sim.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * The whole state of a world or an episode between two ticks, as bytes. May be taken again and again into the same object,
 * which then allocates nothing. Many may restore from one at once; taking belongs to one thread.
 *
 * <p>Layout, big-endian: {@code "SKIDSNAP"}; int {@link #FORMAT}; int length of the whole; the {@link Identity} as four texts
 * (two bytes of length, UTF-8) and three longs; the state in the order of {@link Stateful#visitState}; int CRC-32C (RFC 3720,
 * appendix B.4) of all before. State has no tags: only the code that wrote it can read it, therefore the identity.
 */
public final class Snapshot {
    /** Changes with the layout of the header. */
    public static final int FORMAT = 1;

    /** More is no state of ours: 10,000 actors take 3 MB. */
    private static final int MOST_BYTES = 1 << 28;

    private static final long MAGIC = 0x534B4944534E4150L;
    private static final int HEAD = 16;
    private static final int TAIL = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;
    private Identity identity;
    private int stateFrom;
    private final SourceLocation source;

    /**
     * Whose state it is; a snapshot is given back to its like only.
     *
     * @param version of Skidpad
     * @param kind what was saved: a world, an episode of a task
     * @param scenario its name
     * @param contents names what populated the world, for messages
     * @param fingerprint of the scenario: its text and configuration
     * @param seed that populated the world
     * @param population fingerprint of what the seed brought into the world
     */
    public record Identity(
            String version,
            String kind,
            String scenario,
            String contents,
            long fingerprint,
            long seed,
            long population) {}

    /** Empty, to be taken. */
    public Snapshot() {
        this(new byte[1024], SourceLocation.wholeFile("snapshot"));
    }

    private Snapshot(byte[] bytes, SourceLocation source) {
        this.bytes = bytes;
        this.source = source;
    }

    /**
     * Takes bytes that {@link #toBytes} gave.
     *
     * @param source where they are from, for messages
     * @throws BadInputException when they are no snapshot, of another format, cut off or damaged
     */
    public static Snapshot of(byte[] bytes, String source) {
        Snapshot s = new Snapshot(bytes.clone(), SourceLocation.wholeFile(source));
        s.size = bytes.length;
        s.check();
        return s;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Length, bytes. */
    public int size() {
        return size;
    }

    /** @throws IllegalStateException when nothing was taken yet */
    public Identity identity() {
        if (identity == null) {
            throw new IllegalStateException("nothing was saved in this snapshot");
        }
        return identity;
    }

    /** Overwrites this snapshot with a state. */
    public void take(Identity whose, Stateful state) {
        StateWriter out = new StateWriter(bytes, HEAD);
        out.text(whose.version);
        out.text(whose.kind);
        out.text(whose.scenario);
        out.text(whose.contents);
        out.whole(whose.fingerprint);
        out.whole(whose.seed);
        out.whole(whose.population);
        stateFrom = out.at();
        state.visitState(out);
        size = out.at() + TAIL;
        bytes = out.room(TAIL);
        LONG.set(bytes, 0, MAGIC);
        INT.set(bytes, 8, FORMAT);
        INT.set(bytes, 12, size);
        INT.set(bytes, size - TAIL, checksum());
        identity = whose;
    }

    /**
     * Restores.
     *
     * @param whose identity of what is to be overwritten
     * @throws BadInputException when the identities differ, or the state does not fit; the state must then be reset
     */
    public void give(Identity whose, Stateful state) {
        give(whose, state, new StateReader(this, bytes, stateFrom, size - TAIL));
    }

    /** As {@link #give(Identity, Stateful)}, with new random streams: each is drawn from its saved state and the new seed. */
    public void give(Identity whose, Stateful state, long newSeed) {
        give(whose, state, new StateReader(this, bytes, stateFrom, size - TAIL, newSeed));
    }

    private void give(Identity whose, Stateful state, StateReader in) {
        Identity own = identity();
        require("version", own.version, whose.version);
        require("kind", own.kind, whose.kind);
        require("scenario", own.scenario, whose.scenario);
        require("scenario fingerprint", own.fingerprint, whose.fingerprint);
        require("seed", own.seed, whose.seed);
        if (own.population != whose.population) {
            throw refused("the same seed brings something else into the world now (" + whose.contents + ", then "
                    + own.contents + "): a map, a vehicle or a drawn parameter has changed");
        }
        state.visitState(in);
        in.finish();
    }

    private void require(String what, Object saved, Object here) {
        if (!saved.equals(here)) {
            throw refused("is of another " + what + ": " + shown(saved) + ", not " + shown(here));
        }
    }

    private static String shown(Object value) {
        return value instanceof Long n ? Long.toUnsignedString(n, 16) : value.toString();
    }

    BadInputException refused(String why) {
        return new BadInputException(source, why);
    }

    private void check() {
        if (size < HEAD + TAIL || (long) LONG.get(bytes, 0) != MAGIC) {
            throw refused("is no snapshot");
        }
        int format = (int) INT.get(bytes, 8);
        if (format != FORMAT) {
            throw refused("is a snapshot of another format: " + format + ", not " + FORMAT);
        }
        int length = (int) INT.get(bytes, 12);
        if (length != size) {
            throw refused(
                    "is " + size + " bytes long and says " + length + ": it was cut off, or something was appended");
        }
        if (size > MOST_BYTES) {
            throw refused("is " + size + " bytes long, more than " + MOST_BYTES);
        }
        if ((int) INT.get(bytes, size - TAIL) != checksum()) {
            throw refused("is damaged: its checksum differs");
        }
        StateReader in = new StateReader(this, bytes, HEAD, size - TAIL);
        identity =
                new Identity(in.text(""), in.text(""), in.text(""), in.text(""), in.whole(0), in.whole(0), in.whole(0));
        stateFrom = in.at();
    }

    private int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, size - TAIL);
        return (int) crc.getValue();
    }

    static void putLong(byte[] to, int at, long value) {
        LONG.set(to, at, value);
    }

    static long getLong(byte[] from, int at) {
        return (long) LONG.get(from, at);
    }

    static void putInt(byte[] to, int at, int value) {
        INT.set(to, at, value);
    }

    static int getInt(byte[] from, int at) {
        return (int) INT.get(from, at);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
