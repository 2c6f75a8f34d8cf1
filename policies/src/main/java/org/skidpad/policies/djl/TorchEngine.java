package org.skidpad.policies.djl;

import ai.djl.engine.Engine;

/** Loads PyTorch once, offline and with a known number of threads. */
final class TorchEngine {
    private TorchEngine() {}

    private static final class Holder {
        static final Engine ENGINE = load();
    }

    static Engine get() {
        return Holder.ENGINE;
    }

    /** DJL reads these properties while it loads; environment variables of the same meaning win over them. */
    private static Engine load() {
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
        // More threads than free cores slow an update 20 to 50 times, and change the order of sums.
        setDefault("ai.djl.pytorch.num_threads", "1");
        setDefault("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
