package org.skidpad.bridge.transport.ros1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.transport.ros1.MessageDefinitions.Field;

/**
 * Messages of any definition as trees, for what is rare and need not be fast. A message is a Map from field names to values: a
 * Long for any integer and for times and durations (ns), Boolean, Double, String, byte[] for arrays of uint8, int8 and char,
 * else a List.
 */
final class RosValues {
    /** Most values in one message. */
    static final int MAX_VALUES = 1 << 20;

    private static final int FEW_VALUES = 1024;
    private static final int VALUES_A_BYTE = 8;
    private static final int MAX_DEPTH = 16;
    private static final long NANOS = 1_000_000_000L;
    private static final long UNSIGNED = 0xffff_ffffL;
    private static final Set<String> BYTES = Set.of("uint8", "int8", "char", "byte");

    private final MessageDefinitions definitions;

    RosValues(MessageDefinitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Reads a message from position to limit.
     *
     * @throws MalformedMessageException where the bytes do not fit the definition or the limits
     */
    Map<String, Object> decode(String type, ByteBuffer bytes) {
        Decoder decoder = new Decoder(bytes.order(ByteOrder.LITTLE_ENDIAN));
        Map<String, Object> message = decoder.message(type, 0);
        if (bytes.hasRemaining()) {
            throw new MalformedMessageException(bytes.remaining() + " bytes too many");
        }
        return message;
    }

    /**
     * Writes a message. Fields that are not given are zero or empty.
     *
     * @throws IllegalArgumentException where a value is of another kind than its field, or names no field
     */
    byte[] encode(String type, Map<String, ?> message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(type, message, out);
        return out.toByteArray();
    }

    private final class Decoder {
        private final ByteBuffer in;
        private final int most;
        private int values;

        Decoder(ByteBuffer in) {
            this.in = in;
            // Messages without fields take no bytes, so a short message could claim any number of them.
            most = (int) Math.min(MAX_VALUES, FEW_VALUES + VALUES_A_BYTE * (long) in.remaining());
        }

        Map<String, Object> message(String type, int depth) {
            if (depth > MAX_DEPTH) {
                throw new MalformedMessageException("messages nested deeper than " + MAX_DEPTH);
            }
            Map<String, Object> out = new LinkedHashMap<>();
            for (Field f : fieldsOf(type)) {
                if (!f.constant()) {
                    out.put(f.name(), f.array() ? array(f, type, depth) : value(f.base(), type, depth));
                }
            }
            return out;
        }

        private Object array(Field f, String within, int depth) {
            int n = lengthOf(f);
            n = n >= 0 ? n : need(Integer.BYTES).getInt();
            if (n < 0 || n > MAX_VALUES && !BYTES.contains(f.base())) {
                throw new MalformedMessageException("an array of " + Integer.toUnsignedLong(n) + " elements");
            }
            if (BYTES.contains(f.base())) {
                return take(n);
            }
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                list.add(value(f.base(), within, depth));
            }
            return list;
        }

        private Object value(String base, String within, int depth) {
            if (++values > most) {
                throw new MalformedMessageException("more than " + most + " values");
            }
            switch (base) {
                case "bool":
                    return need(1).get() != 0;
                case "int8", "byte":
                    return (long) need(1).get();
                case "uint8", "char":
                    return need(1).get() & 0xffL;
                case "int16":
                    return (long) need(Short.BYTES).getShort();
                case "uint16":
                    return need(Short.BYTES).getShort() & 0xffffL;
                case "int32":
                    return (long) need(Integer.BYTES).getInt();
                case "uint32":
                    return need(Integer.BYTES).getInt() & UNSIGNED;
                case "int64", "uint64":
                    return need(Long.BYTES).getLong();
                case "float32":
                    return (double) need(Float.BYTES).getFloat();
                case "float64":
                    return need(Double.BYTES).getDouble();
                case "time":
                    return (need(2 * Integer.BYTES).getInt() & UNSIGNED) * NANOS + (in.getInt() & UNSIGNED);
                case "duration":
                    return need(2 * Integer.BYTES).getInt() * NANOS + in.getInt();
                case "string":
                    return new String(take(need(Integer.BYTES).getInt()), StandardCharsets.UTF_8);
                default:
                    return message(MessageDefinitions.resolve(base, within), depth + 1);
            }
        }

        private byte[] take(int n) {
            need(n);
            byte[] bytes = new byte[n];
            in.get(bytes);
            return bytes;
        }

        private ByteBuffer need(int bytes) {
            if (bytes < 0 || in.remaining() < bytes) {
                throw new MalformedMessageException("the message ends early");
            }
            return in;
        }
    }

    private List<Field> fieldsOf(String type) {
        try {
            return definitions.fields(type);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage());
        }
    }

    private static int lengthOf(Field f) {
        try {
            return f.length();
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new MalformedMessageException("an array of type " + f.type());
        }
    }

    private void write(String type, Map<?, ?> message, ByteArrayOutputStream out) {
        List<String> known = new ArrayList<>();
        for (Field f : definitions.fields(type)) {
            if (f.constant()) {
                continue;
            }
            known.add(f.name());
            Object value = message.get(f.name());
            if (!f.array()) {
                writeValue(f.base(), type, value, out);
            } else if (value instanceof byte[] bytes && BYTES.contains(f.base())) {
                writeLength(f, bytes.length, out);
                out.writeBytes(bytes);
            } else {
                List<?> list = value == null ? List.of() : (List<?>) kind(List.class, f.name(), value);
                int n = f.length() < 0 ? list.size() : f.length();
                writeLength(f, list.isEmpty() ? n : list.size(), out);
                for (int i = 0; i < n; i++) {
                    writeValue(f.base(), type, list.isEmpty() ? null : list.get(i), out);
                }
            }
        }
        for (Object name : message.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is no field of " + type + " " + known);
            }
        }
    }

    private static void writeLength(Field f, int n, ByteArrayOutputStream out) {
        if (f.length() < 0) {
            put(out, n, Integer.BYTES);
        } else if (f.length() != n) {
            throw new IllegalArgumentException(f.name() + " has " + f.length() + " elements, not " + n);
        }
    }

    private void writeValue(String base, String within, Object value, ByteArrayOutputStream out) {
        switch (base) {
            case "bool" -> put(out, value != null && (boolean) kind(Boolean.class, base, value) ? 1 : 0, 1);
            case "int8", "byte", "uint8", "char" -> put(out, integer(base, value), 1);
            case "int16", "uint16" -> put(out, integer(base, value), Short.BYTES);
            case "int32", "uint32" -> put(out, integer(base, value), Integer.BYTES);
            case "int64", "uint64" -> put(out, integer(base, value), Long.BYTES);
            case "float32" -> put(out, Float.floatToRawIntBits((float) number(base, value)), Float.BYTES);
            case "float64" -> put(out, Double.doubleToRawLongBits(number(base, value)), Double.BYTES);
            case "time", "duration" -> {
                long ns = integer(base, value);
                put(out, Math.floorDiv(ns, NANOS), Integer.BYTES);
                put(out, Math.floorMod(ns, NANOS), Integer.BYTES);
            }
            case "string" -> {
                String text = value == null ? "" : (String) kind(String.class, base, value);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                put(out, bytes.length, Integer.BYTES);
                out.writeBytes(bytes);
            }
            default -> {
                Map<?, ?> inside = value == null ? Map.of() : (Map<?, ?>) kind(Map.class, base, value);
                write(MessageDefinitions.resolve(base, within), inside, out);
            }
        }
    }

    private static long integer(String base, Object value) {
        return value == null ? 0 : ((Number) kind(Number.class, base, value)).longValue();
    }

    private static double number(String base, Object value) {
        return value == null ? 0 : ((Number) kind(Number.class, base, value)).doubleValue();
    }

    private static Object kind(Class<?> wanted, String what, Object value) {
        if (!wanted.isInstance(value)) {
            throw new IllegalArgumentException(what + " is no " + wanted.getSimpleName() + ": " + value);
        }
        return value;
    }

    private static void put(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
