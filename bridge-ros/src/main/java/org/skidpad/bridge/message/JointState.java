package org.skidpad.bridge.message;

/** Some joints: rad or m, rad/s or m/s, Nm or N. A quantity that is not measured has no elements. */
public final class JointState implements Message<JointState> {
    /** Most joints in one message. */
    public static final int MAX = 256;

    public long stampNs;
    public String frame = "";

    /** Joints; entries below this are valid in {@link #name}. */
    public int count;

    public final String[] name = new String[MAX];
    public final double[] position = new double[MAX];
    public final double[] velocity = new double[MAX];
    public final double[] effort = new double[MAX];

    /** Valid entries of {@link #position}: {@link #count} or 0, and so on. */
    public int positions;

    public int velocities;
    public int efforts;

    @Override
    public void copyFrom(JointState o) {
        stampNs = o.stampNs;
        frame = o.frame;
        count = o.count;
        positions = o.positions;
        velocities = o.velocities;
        efforts = o.efforts;
        System.arraycopy(o.name, 0, name, 0, count);
        System.arraycopy(o.position, 0, position, 0, positions);
        System.arraycopy(o.velocity, 0, velocity, 0, velocities);
        System.arraycopy(o.effort, 0, effort, 0, efforts);
    }
}
