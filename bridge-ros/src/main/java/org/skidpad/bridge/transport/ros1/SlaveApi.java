package org.skidpad.bridge.transport.ros1;

import java.util.List;

/** What the master and other nodes may ask of this one (ROS wiki, "ROS/Slave_API"). */
final class SlaveApi {
    private final Ros1Transport node;

    SlaveApi(Ros1Transport node) {
        this.node = node;
    }

    List<?> answer(XmlRpc.Call call) {
        List<Object> arguments = call.arguments();
        switch (call.method()) {
            case "publisherUpdate":
                if (arguments.size() == 3 && arguments.get(2) instanceof List<?> addresses) {
                    node.publisherUpdate(arguments.get(1).toString(), addresses);
                    return List.of(1, "", 0);
                }
                return List.of(-1, "publisherUpdate takes caller, topic and publishers", 0);
            case "paramUpdate":
                if (arguments.size() == 3) {
                    node.execute(
                            () -> node.parameters().updated(arguments.get(1).toString(), arguments.get(2)));
                    return List.of(1, "", 0);
                }
                return List.of(-1, "paramUpdate takes caller, name and value", 0);
            case "requestTopic":
                return requestTopic(arguments);
            case "getPid":
                return List.of(1, "", (int) ProcessHandle.current().pid());
            case "getMasterUri":
                return List.of(1, "", node.masterUri());
            case "getSubscriptions":
                return List.of(1, "", node.subscriptionTypes());
            case "getPublications":
                return List.of(1, "", node.publicationTypes());
            case "getBusInfo":
                return List.of(1, "", node.busInfo());
            case "getBusStats":
                return List.of(1, "", List.of(List.of(), List.of(), List.of()));
            case "shutdown":
                node.execute(node::close);
                return List.of(1, "", 0);
            default:
                return List.of(-1, "no method " + call.method(), 0);
        }
    }

    private List<?> requestTopic(List<Object> arguments) {
        if (arguments.size() == 3 && arguments.get(2) instanceof List<?> protocols) {
            boolean tcp = protocols.stream()
                    .anyMatch(p -> p instanceof List<?> l && !l.isEmpty() && "TCPROS".equals(l.get(0)));
            if (tcp && node.publishes(arguments.get(1).toString())) {
                return List.of(1, "ready", List.of("TCPROS", node.host(), node.tcpPort()));
            }
        }
        return List.of(0, "no such topic over TCPROS", List.of());
    }
}
