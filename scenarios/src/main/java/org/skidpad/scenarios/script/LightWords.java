package org.skidpad.scenarios.script;

import java.util.Locale;
import org.skidpad.sim.traffic.Signal.Light;

/**
 * What the state of a traffic signal means to drivers. The standard leaves the words to the simulator; read here are bulbs from the
 * top down as in its examples ({@code on;off;off} is red, {@code off;on;off} amber, {@code off;off;on} green; of two, red and
 * green) and names of colours, as players use. What is neither binds nobody.
 */
final class LightWords {
    private LightWords() {}

    static Light of(String state) {
        String text = state.strip().toLowerCase(Locale.ROOT);
        String[] bulbs = text.split(";", -1);
        if (bulbs.length == 2 || bulbs.length == 3) {
            boolean plain = true;
            for (String bulb : bulbs) {
                plain &= bulb.strip().equals("on") || bulb.strip().equals("off");
            }
            if (plain) {
                return bulbs[0].strip().equals("on")
                        ? Light.RED
                        : bulbs.length == 3 && bulbs[1].strip().equals("on")
                                ? Light.AMBER
                                : bulbs[bulbs.length - 1].strip().equals("on") ? Light.GREEN : Light.OFF;
            }
        }
        // Red first: "red, amber" is red with the announcement of green.
        if (text.contains("red") || text.equals("stop")) {
            return Light.RED;
        }
        if (text.contains("yellow")
                || text.contains("amber")
                || text.contains("attention")
                || text.contains("caution")) {
            return text.contains("flash") || text.contains("blink") ? Light.OFF : Light.AMBER;
        }
        return text.contains("green") || text.equals("go") ? Light.GREEN : Light.OFF;
    }
}
