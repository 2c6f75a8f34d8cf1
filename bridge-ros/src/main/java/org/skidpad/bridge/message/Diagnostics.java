package org.skidpad.bridge.message;

import java.util.List;

/** How well some components are. Statuses are immutable, since they are few and slow. */
public final class Diagnostics implements Message<Diagnostics> {
    /** Most components in one message. */
    public static final int MAX = 256;

    /** Most values of one component. */
    public static final int MAX_VALUES = 256;

    public long stampNs;
    public String frame = "";
    public List<Status> statuses = List.of();

    /** How grave. */
    public enum Level {
        OK,
        WARN,
        ERROR,
        STALE
    }

    /** A named value. */
    public record Value(String key, String value) {}

    /** One component. */
    public record Status(Level level, String name, String message, String hardwareId, List<Value> values) {
        public Status {
            values = List.copyOf(values);
        }
    }

    @Override
    public void copyFrom(Diagnostics o) {
        stampNs = o.stampNs;
        frame = o.frame;
        statuses = o.statuses;
    }
}
