package org.skidpad.scenarios.script;

import java.util.Map;
import org.skidpad.sim.state.StateVisitor;

/** Texts by name, as state. */
final class Texts {
    private Texts() {}

    /** @param texts sorted by name */
    static void visit(Map<String, String> texts, int most, StateVisitor v) {
        int size = v.count(texts.size(), most);
        if (v.restoring()) {
            texts.clear();
            for (int k = 0; k < size; k++) {
                texts.put(v.text(""), v.text(""));
            }
        } else {
            texts.forEach((name, text) -> {
                v.text(name);
                v.text(text);
            });
        }
    }
}
