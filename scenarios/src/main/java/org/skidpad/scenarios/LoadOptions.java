package org.skidpad.scenarios;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
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

    private static final String SET = "set ";
    private static final String CONTACTS = "contacts";
    private static final String EGO = "ego";

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

    /** @param values by name, in place of others */
    public LoadOptions withParameters(Map<String, String> values) {
        return new LoadOptions(values, contacts, ego, root);
    }

    /** As a recording keeps them; without the folder, which belongs to the machine. */
    public Map<String, String> toMap() {
        Map<String, String> out = new TreeMap<>();
        parameters.forEach((name, value) -> out.put(SET + name, value));
        if (contacts != null) {
            out.put(CONTACTS, contacts.name().toLowerCase(Locale.ROOT));
        }
        if (ego != null) {
            out.put(EGO, ego);
        }
        return out;
    }

    /**
     * From a recording.
     *
     * @param source its name, for messages
     * @throws BadInputException where an option is unknown
     */
    public static LoadOptions of(Map<String, String> options, String source) {
        Map<String, String> parameters = new TreeMap<>();
        WorldConfig.ContactMode contacts = null;
        String ego = null;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            if (option.getKey().startsWith(SET)) {
                parameters.put(option.getKey().substring(SET.length()), value);
            } else if (option.getKey().equals(EGO)) {
                ego = value;
            } else if (option.getKey().equals(CONTACTS) && (value.equals("detect") || value.equals("rigid"))) {
                contacts = WorldConfig.ContactMode.valueOf(value.toUpperCase(Locale.ROOT));
            } else {
                throw new BadInputException(
                        SourceLocation.wholeFile(source),
                        "was made with the unknown option '" + option.getKey() + "' = '" + value + "'");
            }
        }
        return new LoadOptions(parameters, contacts, ego, null);
    }

    /** What of this the reader of OpenSCENARIO heeds. */
    OpenScenarioLoader.Options ofOpenScenario() {
        return OpenScenarioLoader.Options.DEFAULT
                .withParameters(parameters)
                .withEgo(ego)
                .withRoot(root);
    }
}
