package org.skidpad.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;

/** The JSON entries of a bundle. Reading refuses with {@link IllegalArgumentException} that begins with the field. */
final class BundleJson {
    private static final String FORMAT = "skidpad-policy";
    private static final int VERSION = 1;
    private static final int MAX_CHANNEL_SIZE = 4096;
    private static final Set<String> CONTRACT_KEYS =
            Set.of("format", "version", "periodS", "delayS", "observation", "action");
    private static final Set<String> CHANNEL_KEYS = Set.of("name", "size", "unit", "frame", "low", "high");

    private static final ObjectMapper MAPPER = mapper();

    private BundleJson() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(1 << 20)
                        .build());
        return mapper;
    }

    static byte[] write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, Object> readObject(byte[] bytes) {
        try {
            Map<String, Object> object = MAPPER.readValue(bytes, new TypeReference<LinkedHashMap<String, Object>>() {});
            if (object == null) {
                throw new IllegalArgumentException("is null, not an object");
            }
            return object;
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> contract(PolicyContract contract) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("version", VERSION);
        object.put("periodS", contract.periodS());
        object.put("delayS", contract.delayS());
        object.put("observation", channels(contract.observation()));
        object.put("action", channels(contract.action()));
        return object;
    }

    private static List<Map<String, Object>> channels(List<Channel> channels) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Channel channel : channels) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", channel.name());
            object.put("size", channel.size());
            object.put("unit", channel.unit());
            object.put("frame", channel.frame());
            object.put("low", channel.low());
            object.put("high", channel.high());
            list.add(object);
        }
        return list;
    }

    static PolicyContract readContract(byte[] bytes) {
        Map<String, Object> object = readObject(bytes);
        onlyKeys("", object, CONTRACT_KEYS);
        if (!FORMAT.equals(object.get("format"))) {
            throw new IllegalArgumentException("format: must be " + FORMAT + ", is " + object.get("format"));
        }
        if (whole("version", object.get("version")) != VERSION) {
            throw new IllegalArgumentException(
                    "version: this program reads " + VERSION + ", the file has " + object.get("version"));
        }
        return new PolicyContract(
                readChannels("observation", object.get("observation")),
                readChannels("action", object.get("action")),
                number("periodS", object.get("periodS")),
                number("delayS", object.get("delayS")));
    }

    private static List<Channel> readChannels(String what, Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException(what + ": must be a list of channels");
        }
        List<Channel> channels = new ArrayList<>();
        for (Object element : list) {
            String place = what + "[" + channels.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(place + ": must be a channel");
            }
            onlyKeys(place + ".", map, CHANNEL_KEYS);
            int size = whole(place + ".size", map.get("size"));
            if (size > MAX_CHANNEL_SIZE) {
                throw new IllegalArgumentException(place + ".size: at most " + MAX_CHANNEL_SIZE + ", is " + size);
            }
            try {
                channels.add(new Channel(
                        text(place + ".name", map.get("name")),
                        size,
                        text(place + ".unit", map.get("unit")),
                        text(place + ".frame", map.get("frame")),
                        number(place + ".low", map.get("low")),
                        number(place + ".high", map.get("high"))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        e.getMessage().startsWith(place) ? e.getMessage() : place + ": " + e.getMessage(), e);
            }
        }
        return channels;
    }

    static float[] floats(Map<String, Object> object, String field) {
        if (!(object.get(field) instanceof List<?> list)) {
            throw new IllegalArgumentException(field + ": must be a list of numbers");
        }
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number(field + "[" + i + "]", list.get(i));
        }
        return values;
    }

    private static void onlyKeys(String place, Map<?, ?> object, Set<String> known) {
        for (Object key : object.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        place + key + ": unknown key " + Suggestion.forWord(String.valueOf(key), known));
            }
        }
    }

    private static String text(String place, Object value) {
        if (value instanceof String s) {
            return s;
        }
        throw new IllegalArgumentException(place + ": must be a string, is " + value);
    }

    private static double number(String place, Object value) {
        if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
            return n.doubleValue();
        }
        throw new IllegalArgumentException(place + ": must be a finite number, is " + value);
    }

    private static int whole(String place, Object value) {
        if (value instanceof Integer n) {
            return n;
        }
        throw new IllegalArgumentException(place + ": must be a whole number, is " + value);
    }
}
