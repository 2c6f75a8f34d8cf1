package org.skidpad.bridge.convert;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.bridge.message.Diagnostics;
import org.skidpad.bridge.message.Diagnostics.Level;
import org.skidpad.bridge.message.Diagnostics.Status;
import org.skidpad.bridge.message.Diagnostics.Value;

/** {@code diagnostic_msgs/DiagnosticArray}. */
final class DiagnosticsCodec implements Codec<Diagnostics> {
    private static final Level[] LEVELS = Level.values();

    /** Of a status without texts, bytes. */
    private static final int SHORTEST = 1 + 4 * Integer.BYTES;

    @Override
    public void write(Diagnostics m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.uint32(m.statuses.size());
        for (Status s : m.statuses) {
            out.uint8(s.level().ordinal());
            out.string(s.name());
            out.string(s.message());
            out.string(s.hardwareId());
            out.uint32(s.values().size());
            for (Value v : s.values()) {
                out.string(v.key());
                out.string(v.value());
            }
        }
    }

    @Override
    public void read(WireReader in, Diagnostics m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        int n = in.count(Diagnostics.MAX, SHORTEST);
        List<Status> statuses = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int level = in.uint8();
            if (level >= LEVELS.length) {
                throw new MalformedMessageException("a diagnostic level of " + level);
            }
            String name = text(in);
            String message = text(in);
            String hardware = text(in);
            int count = in.count(Diagnostics.MAX_VALUES, 2 * Integer.BYTES);
            List<Value> values = new ArrayList<>(count);
            for (int j = 0; j < count; j++) {
                values.add(new Value(text(in), text(in)));
            }
            statuses.add(new Status(LEVELS[level], name, message, hardware, values));
        }
        m.statuses = List.copyOf(statuses);
    }

    private static String text(WireReader in) {
        return in.string(null, WireReader.MAX_TEXT);
    }

    @Override
    public int maxBytes() {
        return 1 << 20;
    }
}
