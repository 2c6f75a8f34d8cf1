package org.skidpad.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Formula;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;

/** Reads temporal-logic formulas and criteria out of YAML; used by scenarios and suites. */
public final class Formulas {
    private Formulas() {}

    /** Empty after diagnostics. */
    public static Optional<Formula> read(YamlValue value) {
        return read(value, Signals.names());
    }

    /** Like {@link #read(YamlValue)}, where only some of the signals are known. */
    public static Optional<Formula> read(YamlValue value, Set<String> signals) {
        if (!value.isText()) {
            value.error("expected a formula");
            return Optional.empty();
        }
        try {
            return Optional.of(SpecParser.parse(value.asText(), value.location(), signals));
        } catch (BadInputException e) {
            value.document().diagnostics().addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    /** Every entry of a mapping name → formula. */
    public static List<Criterion> criteria(YamlMap map) {
        List<Criterion> out = new ArrayList<>();
        for (String name : map.keys()) {
            map.find(name).flatMap(Formulas::read).ifPresent(formula -> out.add(new Criterion(name, formula)));
        }
        return out;
    }
}
