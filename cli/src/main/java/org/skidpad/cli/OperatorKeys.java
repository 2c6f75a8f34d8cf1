package org.skidpad.cli;

import java.io.IOException;
import java.io.InputStream;
import org.skidpad.bridge.deploy.Deployment;

/** The operator at the keyboard: {@code s} stops the robot, {@code r} lets it go, {@code q} ends; each with Enter. */
final class OperatorKeys {
    private OperatorKeys() {}

    /** Listens on standard input until it ends. */
    static void listen(Deployment deployment) {
        Thread thread = new Thread(() -> read(System.in, deployment), "operator-keys");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(InputStream in, Deployment deployment) {
        try {
            int key;
            while ((key = in.read()) >= 0) {
                switch (key) {
                    case 's' -> deployment.hold();
                    case 'r' -> deployment.resume();
                    case 'q' -> deployment.requestStop();
                    default -> {
                        // Enter, and keys that mean nothing
                    }
                }
            }
        } catch (IOException e) {
            System.getLogger(OperatorKeys.class.getName())
                    .log(System.Logger.Level.WARNING, "keys are no longer heard: " + e.getMessage());
        }
    }
}
