package org.skidpad.scenarios;

import java.nio.file.Path;
import java.util.Map;
import org.skidpad.sim.world.WorldConfig;

/**
 * What may be chosen from outside when a scenario is loaded.
 *
 * @param parameters values by name in place of the file's own: of {@code parameters} in YAML, of parameter declarations in
 *     OpenSCENARIO
 * @param contacts in place of the scenario's own, or null
 * @param ego entity of an OpenSCENARIO file that the policy drives, or null for the file's own
 * @param root folder below which an OpenSCENARIO file may have files read (roads, catalogs), or null for the file's own folder
 */
public record LoadOptions(Map<String, String> parameters, WorldConfig.ContactMode contacts, String ego, Path root) {
    public static final LoadOptions DEFAULT = new LoadOptions(Map.of(), null, null, null);

    public LoadOptions {
        parameters = Map.copyOf(parameters);
    }

    /** @param folder or null for the file's own */
    public LoadOptions withRoot(Path folder) {
        return new LoadOptions(parameters, contacts, ego, folder);
    }

    public LoadOptions withContacts(WorldConfig.ContactMode mode) {
        return new LoadOptions(parameters, mode, ego, root);
    }
}
