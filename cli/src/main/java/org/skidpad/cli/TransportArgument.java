package org.skidpad.cli;

import org.skidpad.bridge.supervise.Supervision;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import picocli.CommandLine.Option;

/** How to reach ROS; loopback unless told otherwise. */
final class TransportArgument {
    @Option(
            names = "--transport",
            paramLabel = "ros2|ros1",
            defaultValue = "ros2",
            description =
                    "ROS 2 needs nothing else; ROS 1 needs a master; rosjava where it is built in (docs/robots.md)."
                            + " Default: ${DEFAULT-VALUE}.")
    private String transport;

    @Option(names = "--domain", paramLabel = "ID", description = "ROS 2 domain; default: $ROS_DOMAIN_ID or 0.")
    private Integer domain;

    @Option(names = "--master", paramLabel = "URI", description = "ROS 1 master; default: $ROS_MASTER_URI or loopback.")
    private String master;

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "Local address to use; default 127.0.0.1, so that nothing leaves this machine.")
    private String address;

    private TransportOptions options(String nodeName) {
        TransportOptions options = TransportOptions.of(nodeName);
        options = domain == null ? options : options.withDomainId(domain);
        options = master == null ? options : options.withMasterUri(master);
        return address == null ? options : options.withAddress(address);
    }

    /** How a supervising process reaches the same robot. */
    Supervision supervision() {
        return new Supervision(transport, options("skidpad_supervisor"));
    }

    Transport open(String nodeName) {
        try {
            return TransportFactory.open(transport, options(nodeName));
        } catch (IllegalArgumentException | TransportException e) {
            throw Arguments.bad("--transport " + transport, e.getMessage());
        }
    }
}
