package org.skidpad.bridge.transport.ros2;

import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.convert.WireReader;
import us.ihmc.idl.CDR;

/** The reading side of {@link CdrWriter}. The library throws unchecked buffer exceptions at the end of the bytes. */
final class CdrReader implements WireReader {
    private static final long NANOS = 1_000_000_000L;

    private final StringBuilder scratch = new StringBuilder(64);
    CDR cdr;

    @Override
    public long headerStamp() {
        return time();
    }

    @Override
    public long time() {
        long seconds = cdr.read_type_2();
        return seconds * NANOS + cdr.read_type_4();
    }

    @Override
    public String string(String same) {
        scratch.setLength(0);
        cdr.read_type_d(scratch);
        if (scratch.length() > MAX_STRING) {
            throw new MalformedMessageException("a string of " + scratch.length() + " bytes");
        }
        return same != null && same.contentEquals(scratch) ? same : scratch.toString();
    }

    @Override
    public int uint32() {
        return cdr.read_type_2();
    }

    @Override
    public float float32() {
        return cdr.read_type_5();
    }

    @Override
    public double float64() {
        return cdr.read_type_6();
    }
}
