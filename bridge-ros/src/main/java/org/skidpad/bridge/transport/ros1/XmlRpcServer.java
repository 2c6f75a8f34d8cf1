package org.skidpad.bridge.transport.ros1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Answers XML-RPC over HTTP/1.1, one request a connection. Written here because the JDK's server waits without end for a
 * request that comes a byte at a time: here a request has {@value #REQUEST_MS} ms, and of {@value #MAX_REQUESTS} at once the
 * next is turned away.
 */
final class XmlRpcServer implements Closeable {
    static final int MAX_REQUESTS = 32;
    private static final int REQUEST_MS = 5000;
    private static final int MAX_HEAD = 1 << 13;

    private final ServerSocket listening;
    private final Ros1Transport node;
    private final Function<XmlRpc.Call, List<?>> answers;
    private final Semaphore places = new Semaphore(MAX_REQUESTS);

    XmlRpcServer(Ros1Transport node, InetAddress address, Function<XmlRpc.Call, List<?>> answers) throws IOException {
        this.node = node;
        this.answers = answers;
        listening = new ServerSocket(0, MAX_REQUESTS, address);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Accepts until closed. */
    void serve() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (places.tryAcquire()) {
                    node.execute(() -> handle(socket));
                } else {
                    node.countMalformed();
                    Ros1Transport.closeQuietly(socket);
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    Ros1Transport.LOG.log(System.Logger.Level.WARNING, "a request cannot be accepted", e);
                }
            }
        }
    }

    private void handle(Socket socket) {
        Future<?> deadline = node.deadlines().closeAfter(REQUEST_MS, socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            byte[] answer;
            try {
                answer = XmlRpc.response(answers.apply(XmlRpc.parseCall(request(socket.getInputStream()))));
            } catch (EOFException e) {
                throw e;
            } catch (IOException e) {
                node.countMalformed();
                answer = XmlRpc.response(List.of(-1, String.valueOf(e.getMessage()), 0));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: "
                            + answer.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(answer);
            socket.getOutputStream().write(out.toByteArray());
            socket.shutdownOutput();
        } catch (IOException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, "a request failed: " + e.getMessage());
        } finally {
            deadline.cancel(false);
            places.release();
        }
    }

    /**
     * The body of a request.
     *
     * @throws IOException where it is no POST with a length, or beyond the limits
     */
    static byte[] request(InputStream in) throws IOException {
        String line = line(in, MAX_HEAD);
        if (!line.startsWith("POST ")) {
            throw new IOException("no POST request");
        }
        int left = MAX_HEAD - line.length();
        int length = -1;
        for (line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.substring(0, colon).toLowerCase(Locale.ROOT).strip().equals("content-length")) {
                try {
                    length = Integer.parseInt(line.substring(colon + 1).strip());
                } catch (NumberFormatException e) {
                    throw new IOException("a request whose length is no number", e);
                }
            }
        }
        if (length < 0 || length > XmlRpc.MAX_BYTES) {
            throw new IOException("a request must say its length, at most " + XmlRpc.MAX_BYTES + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request ends early");
        }
        return body;
    }

    private static String line(InputStream in, int max) throws IOException {
        StringBuilder out = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the request ends early");
            }
            if (out.length() >= max) {
                throw new IOException("a request whose head is longer than " + MAX_HEAD + " bytes");
            }
            out.append((char) c);
        }
        return out.toString().strip();
    }

    @Override
    public void close() {
        Ros1Transport.closeQuietly(listening);
    }
}
