package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.DriverMix;
import org.skidpad.scenarios.behaviour.DriverSpec;
import org.skidpad.scenarios.behaviour.DriverSpec.LaneChangeSpec;
import org.skidpad.scenarios.behaviour.DriverSpec.Model;
import org.skidpad.scenarios.behaviour.DriverStyle;
import org.skidpad.scenarios.behaviour.FollowSpec;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.traffic.Acc;
import org.skidpad.sim.traffic.DriverParameters;
import org.skidpad.sim.traffic.MobilParameters;

/** Reads drivers: {@code idm}, {@code idm_plus}, {@code acc}, {@code krauss}, {@code cycle} and {@code population}. */
public final class DriverReader {
    /** Keys of the models of car following. */
    static final List<String> MODELS = List.of("idm", "idm_plus", "acc", "krauss");

    private static final double FASTEST = 100;

    private final DistributionReader numbers;
    private final double usualSpeed;
    private final double dt;
    private final boolean rules;

    /**
     * @param usualSpeed desired speed of drivers who state none, m/s
     * @param dt length of a tick, s
     * @param rules whether the place has rules that drivers heed
     */
    DriverReader(DistributionReader numbers, double usualSpeed, double dt, boolean rules) {
        this.numbers = numbers;
        this.usualSpeed = usualSpeed;
        this.dt = dt;
        this.rules = rules;
    }

    /** The driver under one of {@link #MODELS} in a mapping, or the usual IDM driver where none is given. */
    DriverSpec oneOf(YamlMap map) {
        List<String> given = MODELS.stream().filter(map::has).toList();
        if (given.size() > 1) {
            map.document()
                    .error(map.location(given.get(1)), "only one of " + String.join(", ", MODELS) + " may be given");
        }
        if (given.isEmpty()) {
            return plain(usual(usualSpeed));
        }
        YamlMap model = map.map(given.get(0)).orElseThrow();
        DriverSpec spec = read(given.get(0), model);
        model.finish();
        return spec;
    }

    /** Reads the settings of a model; does not finish the map. */
    DriverSpec read(String key, YamlMap map) {
        Model model = Model.valueOf(key.toUpperCase(Locale.ROOT));
        FollowSpec usual = model == Model.KRAUSS ? sumo() : usual(usualSpeed);
        return read(model, map, usual, Double.NaN);
    }

    /**
     * A cyclist: mean speed of Parkin and Rotheram, "Design speeds and acceleration characteristics of bicycle traffic", Transport
     * Policy 17 (2010), 21.6 km/h.
     */
    DriverSpec cyclist(YamlMap map) {
        FollowSpec usual = new FollowSpec(
                Distribution.constant(6),
                Distribution.constant(1),
                Distribution.constant(1),
                Distribution.constant(0.8),
                Distribution.constant(1.5),
                Distribution.constant(4));
        return read(Model.IDM, map, usual, map.quantity("kerb_distance", LENGTH, 0, 5, 0.6));
    }

    private DriverSpec read(Model model, YamlMap map, FollowSpec usual, double kerbDistance) {
        Distribution special = switch (model) {
            case ACC -> numbers.read(map, "coolness", NUMBER, 0, 1, Acc.USUAL_COOLNESS);
            case KRAUSS -> numbers.read(map, "imperfection", NUMBER, 0, 1, 0.5);
            default -> Distribution.constant(0);
        };
        return new DriverSpec(
                model,
                follow(map, usual, model != Model.KRAUSS),
                special,
                laneChange(map).orElse(null),
                numbers.read(map, "reaction_delay", TIME, 0, 3, 0),
                numbers.read(map, "critical_gap", TIME, 0.5, 30, DriverParameters.USUAL_CRITICAL_GAP_S),
                kerbDistance,
                null,
                dt,
                rules);
    }

    /** What a mapping has under {@code mobil}. */
    Optional<LaneChangeSpec> laneChange(YamlMap driver) {
        MobilParameters usual = MobilParameters.MOVSIM;
        return driver.map("mobil").map(map -> {
            LaneChangeSpec spec = new LaneChangeSpec(
                    numbers.read(map, "politeness", NUMBER, -1, 2, usual.politeness()),
                    numbers.read(map, "safe_deceleration", ACCELERATION, 0.1, 12, usual.safeDeceleration()),
                    numbers.read(map, "threshold", ACCELERATION, 0, 5, usual.threshold()),
                    numbers.read(map, "min_gap", LENGTH, 0, 100, usual.minimumGap()));
            map.finish();
            return spec;
        });
    }

    private DriverSpec plain(FollowSpec follow) {
        return new DriverSpec(
                Model.IDM,
                follow,
                Distribution.constant(0),
                null,
                Distribution.constant(0),
                Distribution.constant(DriverParameters.USUAL_CRITICAL_GAP_S),
                Double.NaN,
                null,
                dt,
                rules);
    }

    /** IDM parameters under a key {@code idm}, without the rest of a driver. */
    FollowSpec nestedFollow(YamlMap map) {
        Optional<YamlMap> idm = map.map("idm");
        FollowSpec spec = idm.map(m -> follow(m, usual(usualSpeed), true)).orElseGet(() -> usual(usualSpeed));
        idm.ifPresent(YamlMap::finish);
        return spec;
    }

    private FollowSpec follow(YamlMap map, FollowSpec usual, boolean exponent) {
        return new FollowSpec(
                numbers.read(map, "desired_speed", SPEED, 0.1, FASTEST, usual.desiredSpeed()),
                numbers.read(map, "time_headway", TIME, 0.1, 10, usual.timeHeadway()),
                numbers.read(map, "min_gap", LENGTH, 0.1, 20, usual.minGap()),
                numbers.read(map, "acceleration", ACCELERATION, 0.1, 10, usual.acceleration()),
                numbers.read(map, "deceleration", ACCELERATION, 0.1, 10, usual.deceleration()),
                exponent ? numbers.read(map, "exponent", NUMBER, 1, 20, usual.exponent()) : usual.exponent());
    }

    /** The driver who states nothing: b of Treiber's page, T of nuPlan's agents, the rest common to both (reference values). */
    private static FollowSpec usual(double speed) {
        return new FollowSpec(
                Distribution.constant(speed),
                Distribution.constant(1.5),
                Distribution.constant(2),
                Distribution.constant(1.0),
                Distribution.constant(3.0),
                Distribution.constant(4));
    }

    /** SUMO's passenger car. */
    private FollowSpec sumo() {
        return new FollowSpec(
                Distribution.constant(usualSpeed),
                Distribution.constant(1),
                Distribution.constant(2.5),
                Distribution.constant(2.6),
                Distribution.constant(4.5),
                Distribution.constant(4));
    }

    /** A mix of styles, or null after a diagnostic. */
    DriverMix population(YamlValue value) {
        YamlMap map = value.asMap();
        List<DriverStyle> styles = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<String> names = DriverStyle.NAMED.stream().map(DriverStyle::name).toList();
        for (String name : map.keys()) {
            YamlValue entry = map.find(name).orElseThrow();
            DriverStyle base = names.contains(name) ? DriverStyle.NAMED.get(names.indexOf(name)) : DriverStyle.NORMAL;
            if (entry.isMap()) {
                YamlMap style = entry.asMap();
                shares.add(style.requiredQuantity("share", NUMBER, 0, 1000, 0));
                styles.add(style(name, style, base));
                style.finish();
            } else {
                if (!names.contains(name)) {
                    entry.error(
                            "unknown style '" + name + "': " + String.join(", ", names)
                                    + ", or one of your own with its traits",
                            org.skidpad.sim.diagnostic.Suggestion.forWord(name, names));
                }
                shares.add(entry.asQuantity(NUMBER, 0, 1000, 0));
                styles.add(base);
            }
        }
        if (shares.stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            value.error("expected a share above 0 for at least one style");
            return null;
        }
        return new DriverMix(styles, shares);
    }

    private DriverStyle style(String name, YamlMap map, DriverStyle base) {
        return new DriverStyle(
                name,
                numbers.read(map, "speed_factor", NUMBER, 0.1, 3, base.speedFactor()),
                numbers.read(map, "time_headway", TIME, 0.1, 10, base.timeHeadway()),
                numbers.read(map, "min_gap", LENGTH, 0.1, 20, base.minGap()),
                numbers.read(map, "acceleration", ACCELERATION, 0.1, 10, base.acceleration()),
                numbers.read(map, "deceleration", ACCELERATION, 0.1, 10, base.deceleration()),
                numbers.read(map, "politeness", NUMBER, -1, 2, base.politeness()),
                numbers.read(map, "reaction_delay", TIME, 0, 3, base.reactionDelay()),
                numbers.read(map, "critical_gap", TIME, 0.5, 30, base.criticalGap()));
    }
}
