package org.skidpad.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"skidpad " + org.skidpad.sim.Version.CURRENT, "Java " + Runtime.version()};
    }
}
