package org.skidpad.bridge.transport.ros1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
     * @throws IOException where nobody answers whole and in time, or not with success
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
        Object answer = XmlRpc.parseResponse(send(request));
        if (answer instanceof List<?> list
                && list.size() == 3
                && Integer.valueOf(1).equals(list.get(0))) {
            return list.get(2);
        }
        throw new IOException(method + " answers " + answer);
    }

    /** The request's own timeout ends with the answer's first line, so the whole is timed here. */
    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> new Limited());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(request.uri() + " does not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(request.uri() + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Collects a body up to the limit of a document. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription s) {
            subscription = s;
            s.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (part.remaining() > XmlRpc.MAX_BYTES - bytes.size()) {
                    subscription.cancel();
                    body.completeExceptionally(
                            new IOException("an XML-RPC document of more than " + XmlRpc.MAX_BYTES + " bytes"));
                    return;
                }
                byte[] some = new byte[part.remaining()];
                part.get(some);
                bytes.writeBytes(some);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
