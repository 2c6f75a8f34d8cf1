package org.skidpad.evaluation.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Numbers that JSON cannot say (NaN, infinities) are written as null. */
public final class Json {
    private static final long MAX_BYTES = 256L << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
    }

    private Json() {}

    /** Ends with a line feed. */
    public static String write(Map<String, ?> tree) {
        try {
            return MAPPER.writeValueAsString(finite(tree)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of plain values", e);
        }
    }

    /** @throws BadInputException where the file is missing or no JSON object */
    public static Map<String, Object> read(Path path) {
        String file = path.toString();
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new BadInputException(SourceLocation.wholeFile(file), "is larger than " + MAX_BYTES + " bytes");
            }
            Map<String, Object> object =
                    MAPPER.readValue(Files.readString(path), new TypeReference<LinkedHashMap<String, Object>>() {});
            if (object == null) {
                throw new BadInputException(new SourceLocation(file, 1, 1), "is no JSON object: it is null");
            }
            return object;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new BadInputException(
                    new SourceLocation(file, Math.max(0, line), Math.max(0, column)),
                    "is no JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "cannot be read: " + e.getMessage());
        }
    }

    private static Object finite(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach((k, v) -> out.put((String) k, finite(v)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>(list.size());
            list.forEach(v -> out.add(finite(v)));
            return out;
        }
        if (value instanceof Double d && !Double.isFinite(d)) {
            return null;
        }
        return value;
    }
}
