package org.skidpad.bridge.convert;

/** Bytes from outside that are no message of the expected type, or beyond the limits. */
public final class MalformedMessageException extends RuntimeException {
    public MalformedMessageException(String message) {
        super(message);
    }
}
