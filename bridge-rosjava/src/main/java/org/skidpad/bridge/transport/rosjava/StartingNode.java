package org.skidpad.bridge.transport.rosjava;

import java.util.concurrent.CompletableFuture;
import org.ros.namespace.GraphName;
import org.ros.node.AbstractNodeMain;
import org.ros.node.ConnectedNode;

/** Tells when rosjava's node is connected. */
final class StartingNode extends AbstractNodeMain {
    final CompletableFuture<ConnectedNode> connected = new CompletableFuture<>();
    private final String name;

    StartingNode(String name) {
        this.name = name;
    }

    @Override
    public GraphName getDefaultNodeName() {
        return GraphName.of(name);
    }

    @Override
    public void onStart(ConnectedNode node) {
        connected.complete(node);
    }
}
