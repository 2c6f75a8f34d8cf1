package org.skidpad.policies.network;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;

/** From network actions to physical ones: clipped to [-1, 1], then linear to [low, high] of the action channel. */
public final class ActionScaling {
    /** Half of high minus low, per number of the action row. */
    public final float[] scale;
    /** Middle of the range. */
    public final float[] offset;

    public ActionScaling(PolicyContract contract) {
        scale = new float[contract.actionSize()];
        offset = new float[contract.actionSize()];
        int a = 0;
        for (Channel channel : contract.action()) {
            for (int k = 0; k < channel.size(); k++) {
                scale[a] = (float) ((channel.high() - channel.low()) / 2);
                offset[a++] = (float) ((channel.high() + channel.low()) / 2);
            }
        }
    }

    /** Writes {@code rows} physical actions from network actions that begin at row {@code first}. */
    public void toPhysical(float[] network, int first, int rows, Actions out) {
        int width = scale.length;
        for (int i = 0, at = first * width; i < rows; i++) {
            for (int a = 0; a < width; a++, at++) {
                out.values[i * width + a] = offset[a] + scale[a] * Math.min(1f, Math.max(-1f, network[at]));
            }
        }
        out.count = rows;
    }
}
