package org.skidpad.bridge.transport;

import java.util.Map;

/**
 * How to reach the robot.
 *
 * @param nodeName name of this process among the nodes, a ROS base name
 * @param address the only local address used, for example {@code 127.0.0.1}
 * @param domainId ROS 2 domain, 0 to 101 so that every derived port is safe on Linux
 * @param masterUri ROS 1 master, for example {@code http://127.0.0.1:11311}
 */
public record TransportOptions(String nodeName, String address, int domainId, String masterUri) {
    /** Nothing leaves the machine. */
    public static final String LOOPBACK = "127.0.0.1";

    public TransportOptions {
        if (!nodeName.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("node name '" + nodeName + "' must be letters, digits and _");
        }
        if (domainId < 0 || domainId > 101) {
            throw new IllegalArgumentException("ROS_DOMAIN_ID must be in 0 to 101, is " + domainId);
        }
    }

    /** Loopback, and what {@code ROS_DOMAIN_ID} and {@code ROS_MASTER_URI} say in the given environment. */
    public static TransportOptions of(String nodeName, Map<String, String> environment) {
        String domain = environment.getOrDefault("ROS_DOMAIN_ID", "").trim();
        int id = 0;
        if (!domain.isEmpty()) {
            try {
                id = Integer.parseInt(domain);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("ROS_DOMAIN_ID must be a number, is '" + domain + "'", e);
            }
        }
        String master = environment.getOrDefault("ROS_MASTER_URI", "").trim();
        return new TransportOptions(nodeName, LOOPBACK, id, master.isEmpty() ? "http://127.0.0.1:11311" : master);
    }

    public static TransportOptions of(String nodeName) {
        return of(nodeName, System.getenv());
    }

    public TransportOptions withDomainId(int id) {
        return new TransportOptions(nodeName, address, id, masterUri);
    }

    public TransportOptions withMasterUri(String uri) {
        return new TransportOptions(nodeName, address, domainId, uri);
    }

    public TransportOptions withAddress(String local) {
        return new TransportOptions(nodeName, local, domainId, masterUri);
    }
}
