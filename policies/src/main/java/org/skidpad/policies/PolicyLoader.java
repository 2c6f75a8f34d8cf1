package org.skidpad.policies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.skidpad.policies.rule.RulePolicies;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/** From a name or a file to a policy, or a refusal that says what differs. */
public final class PolicyLoader {
    private PolicyLoader() {}

    /** Names that {@link #resolve} knows besides files. */
    public static List<String> ruleNames() {
        return RulePolicies.NAMES;
    }

    /**
     * Reads a bundle, whatever its contract.
     *
     * @throws BadInputException naming the entry and field that is wrong
     */
    public static Policy load(Path file) {
        return PolicyFile.read(file).policy();
    }

    /**
     * Reads a bundle that must fit.
     *
     * @throws BadInputException with one diagnostic for each field that differs from {@code needed}
     */
    public static Policy load(Path file, PolicyContract needed) {
        Policy policy = load(file);
        List<String> differences = needed.differences(policy.contract());
        if (!differences.isEmpty()) {
            SourceLocation place = SourceLocation.wholeFile(file.toString());
            throw new BadInputException(differences.stream()
                    .map(difference -> Diagnostic.error(place, "contract does not fit: " + difference))
                    .toList());
        }
        return policy;
    }

    /**
     * A rule baseline by its name, otherwise the bundle of that file name.
     *
     * @throws BadInputException if there is neither, or it does not fit {@code contract}
     */
    public static Policy resolve(String nameOrFile, PolicyContract contract) {
        if (RulePolicies.NAMES.contains(nameOrFile)) {
            return RulePolicies.create(nameOrFile, contract);
        }
        if (nameOrFile.indexOf('\0') >= 0 || !Files.exists(Path.of(nameOrFile))) {
            String near = Suggestion.forWord(nameOrFile, RulePolicies.NAMES);
            throw new BadInputException(
                    SourceLocation.wholeFile(nameOrFile),
                    "is neither a policy file nor one of " + RulePolicies.NAMES,
                    near);
        }
        return load(Path.of(nameOrFile), contract);
    }
}
