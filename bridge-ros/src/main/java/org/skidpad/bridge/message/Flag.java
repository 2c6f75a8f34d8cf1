package org.skidpad.bridge.message;

/** A yes or no, of {@code std_msgs/Bool}. */
public final class Flag implements Message<Flag> {
    public boolean value;

    @Override
    public void copyFrom(Flag o) {
        value = o.value;
    }
}
