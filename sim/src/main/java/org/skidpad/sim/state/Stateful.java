package org.skidpad.sim.state;

/** Has state between ticks, or may have. */
public interface Stateful {
    /**
     * Shows the visitor all that ticks change, always in the same order, and takes over what it returns:
     *
     * <pre>
     * startTick = v.whole(startTick);
     * done = v.real(done);
     * v.random(noise);
     * </pre>
     *
     * Whether the visitor hashes, writes or restores makes no difference to the component, save where objects come and go
     * ({@link StateVisitor#restoring}).
     */
    void visitState(StateVisitor v);
}
