package org.skidpad.policies.rule;

import java.util.List;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Observations;

/** One channel of a row, found by name. */
record Channels(Channel channel, int offset) {
    /** Null where there is none. */
    static Channels find(List<Channel> channels, String name) {
        int offset = 0;
        for (Channel channel : channels) {
            if (channel.name().equals(name)) {
                return new Channels(channel, offset);
            }
            offset += channel.size();
        }
        return null;
    }

    static Channels need(String policy, List<Channel> channels, String name) {
        Channels found = find(channels, name);
        if (found == null) {
            List<String> names = channels.stream().map(Channel::name).toList();
            throw new BadInputException(
                    SourceLocation.wholeFile(policy),
                    "the policy needs a channel " + name + ", the contract has " + names,
                    Suggestion.forWord(name, names));
        }
        return found;
    }

    /** Fills a row of actions with what asks for as little as the contract allows. */
    static void nearToZero(List<Channel> channels, Actions out, int row) {
        int at = row * out.size;
        for (Channel c : channels) {
            for (int k = 0; k < c.size(); k++) {
                out.values[at++] = (float) Math.max(c.low(), Math.min(c.high(), 0));
            }
        }
    }

    /** Number {@code k} of the channel in physical units. */
    double read(Observations in, int row, int k) {
        double scaled = in.values[row * in.size + offset + k];
        return channel.low() + (scaled + 1) / 2 * (channel.high() - channel.low());
    }

    /** Whether the number stands at the channel's greatest value, as where there is nothing to see. */
    boolean atHigh(Observations in, int row, int k) {
        return in.values[row * in.size + offset + k] >= 1f;
    }

    void write(Actions out, int row, double value) {
        out.values[row * out.size + offset] = (float) Math.max(channel.low(), Math.min(channel.high(), value));
    }
}
