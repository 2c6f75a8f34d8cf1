package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Calls the master and other nodes; every ROS answer is [code, message, value], of which code 1 is success. */
final class XmlRpcClient {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * The value of a successful answer.
     *
     * @throws IOException where nobody answers, or not with success
     */
    Object call(String uri, String method, Object... arguments) throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(uri))
                    .timeout(PATIENCE)
                    .header("Content-Type", "text/xml")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(XmlRpc.call(method, List.of(arguments))))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + uri + "' is no address like http://127.0.0.1:11311", e);
        }
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            Object answer = XmlRpc.parseResponse(body.readNBytes(XmlRpc.MAX_BYTES + 1));
            if (answer instanceof List<?> list
                    && list.size() == 3
                    && Integer.valueOf(1).equals(list.get(0))) {
                return list.get(2);
            }
            throw new IOException(method + " answers " + answer);
        }
    }
}
