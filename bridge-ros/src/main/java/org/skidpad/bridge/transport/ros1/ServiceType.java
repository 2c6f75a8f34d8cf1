package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of service: what is asked and what is answered, as its {@code .srv} file defines them. Messages are trees: see
 * {@link AnyMessage#fields()}.
 */
public final class ServiceType {
    private static final String SEPARATOR = "---";
    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";

    public static final ServiceType EMPTY = of("std_srvs/Empty", "---", Map.of());
    public static final ServiceType TRIGGER = of("std_srvs/Trigger", "---\nbool success\nstring message", Map.of());
    public static final ServiceType SET_BOOL =
            of("std_srvs/SetBool", "bool data\n---\nbool success\nstring message", Map.of());

    private final String name;
    private final String md5;
    private final RosValues values;

    private ServiceType(String name, String md5, RosValues values) {
        this.name = name;
        this.md5 = md5;
        this.values = values;
    }

    /**
     * A service type.
     *
     * @param name for example {@code nav_msgs/GetMap}
     * @param definition text of its {@code .srv} file
     * @param messages texts of the message types in it that Skidpad does not carry, by name
     * @throws IllegalArgumentException where the text has no line {@code ---}, or a type is not known
     */
    public static ServiceType of(String name, String definition, Map<String, String> messages) {
        StringBuilder request = new StringBuilder();
        StringBuilder response = new StringBuilder();
        StringBuilder now = request;
        for (String line : definition.split("\n")) {
            if (line.strip().equals(SEPARATOR)) {
                now = response;
            } else {
                now.append(line).append('\n');
            }
        }
        if (now == request) {
            throw new IllegalArgumentException("the definition of " + name + " has no line " + SEPARATOR);
        }
        Map<String, String> all = new LinkedHashMap<>(messages);
        all.put(name + REQUEST, request.toString());
        all.put(name + RESPONSE, response.toString());
        MessageDefinitions definitions = MessageDefinitions.shipped().with(all);
        return new ServiceType(name, definitions.md5(name + REQUEST, name + RESPONSE), new RosValues(definitions));
    }

    public String name() {
        return name;
    }

    /** Checksum by which both sides agree that they mean the same, 32 hexadecimal digits. */
    public String md5() {
        return md5;
    }

    byte[] request(Map<String, ?> fields) {
        return values.encode(name + REQUEST, fields);
    }

    Map<String, Object> request(ByteBuffer bytes) {
        return values.decode(name + REQUEST, bytes);
    }

    byte[] response(Map<String, ?> fields) {
        return values.encode(name + RESPONSE, fields);
    }

    Map<String, Object> response(ByteBuffer bytes) {
        return values.decode(name + RESPONSE, bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
