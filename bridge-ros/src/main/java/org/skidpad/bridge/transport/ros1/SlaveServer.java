package org.skidpad.bridge.transport.ros1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/** Answers the master and other nodes (ROS wiki, "ROS/Slave_API"). */
final class SlaveServer {
    private final Ros1Transport node;
    private final HttpServer http;
    private final String uri;

    SlaveServer(Ros1Transport node, InetAddress address, Executor executor) throws IOException {
        this.node = node;
        http = HttpServer.create(new InetSocketAddress(address, 0), 16);
        http.createContext("/", this::handle);
        http.setExecutor(executor);
        uri = "http://" + address.getHostAddress() + ":" + http.getAddress().getPort() + "/";
    }

    void start() {
        http.start();
    }

    String uri() {
        return uri;
    }

    void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer;
            try {
                XmlRpc.Call call = XmlRpc.parseCall(exchange.getRequestBody().readNBytes(XmlRpc.MAX_BYTES + 1));
                answer = XmlRpc.response(answer(call));
            } catch (IOException e) {
                answer = XmlRpc.response(List.of(-1, e.getMessage(), 0));
            }
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private List<?> answer(XmlRpc.Call call) {
        switch (call.method()) {
            case "publisherUpdate":
                if (call.arguments().size() == 3 && call.arguments().get(2) instanceof List<?> addresses) {
                    node.publisherUpdate(call.arguments().get(1).toString(), addresses);
                    return List.of(1, "", 0);
                }
                return List.of(-1, "publisherUpdate takes caller, topic and publishers", 0);
            case "requestTopic":
                return requestTopic(call.arguments());
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
            case "paramUpdate":
                return List.of(1, "", 0);
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
