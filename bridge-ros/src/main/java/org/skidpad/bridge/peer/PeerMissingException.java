package org.skidpad.bridge.peer;

/** What an independent node needs is not on this machine; the message names it and the packages that bring it. */
public final class PeerMissingException extends Exception {
    private static final long serialVersionUID = 1;

    public PeerMissingException(String message) {
        super(message);
    }
}
