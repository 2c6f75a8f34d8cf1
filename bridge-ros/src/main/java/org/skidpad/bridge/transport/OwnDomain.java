package org.skidpad.bridge.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * ROS 2 domains in which nobody else is on this machine, so that builds and robots that run side by side do not hear each other. A
 * domain is this process's until it ends: an open port stands for it.
 */
public final class OwnDomain {
    private static final int FIRST = 2;
    private static final int LAST = 95;
    private static final int TICKET_PORT = 28_400;

    /** Held open until the process ends. */
    private static final List<ServerSocket> TICKETS = new ArrayList<>();

    private OwnDomain() {}

    /** A domain that no other process that asks so has, and in which no participant is. */
    public static synchronized int take() {
        int count = LAST - FIRST + 1;
        int start = (int) (ProcessHandle.current().pid() % count);
        for (int i = 0; i < count; i++) {
            int domain = FIRST + (start + i) % count;
            if (isEmpty(domain) && hasTicket(domain)) {
                return domain;
            }
        }
        throw new TransportException("every ROS 2 domain from " + FIRST + " to " + LAST + " is taken on this machine");
    }

    /** The port on which the first participant of a domain listens (DDSI-RTPS 2.3, 9.6.1.1). */
    static boolean isEmpty(int domain) {
        try (DatagramSocket first =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7400 + 250 * domain + 10))) {
            return first.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasTicket(int domain) {
        try {
            TICKETS.add(new ServerSocket(TICKET_PORT + domain, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
