package org.skidpad.bridge.transport;

/** The message system is absent or refuses; the message says what to do about it. */
public final class TransportException extends RuntimeException {
    public TransportException(String message) {
        super(message);
    }

    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
