package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.skidpad.scenarios.populate.CrowdSpec;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.traffic.Walker;

/** Reads {@code crowds}. */
public final class CrowdReader {
    private static final double FAR = 1e5;

    private final DistributionReader numbers;

    CrowdReader(DistributionReader numbers) {
        this.numbers = numbers;
    }

    List<CrowdSpec> read(YamlMap root) {
        List<CrowdSpec> out = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlValue value : root.list("crowds")) {
            YamlMap map = value.asMap();
            String name = map.requiredText("name");
            if (!names.add(name)) {
                value.error("a crowd named '" + name + "' is given already");
            }
            Distribution usual = new Distribution.Normal(Walker.USUAL_SPEED, Walker.USUAL_SPEED_DEVIATION, 0.6, 2.1);
            out.add(new CrowdSpec(
                    name,
                    numbers.require(map, "count", NUMBER, 0, 1000, 0),
                    rectangle(map, "from"),
                    rectangle(map, "to"),
                    numbers.read(map, "speed", SPEED, 0.1, 5, usual),
                    map.flag("to_and_fro", false)));
            map.finish();
        }
        return out;
    }

    private static double[] rectangle(YamlMap map, String key) {
        double[] out = new double[4];
        List<YamlValue> corners = map.require(key).map(YamlValue::asList).orElse(List.of());
        boolean good = corners.size() == 2;
        for (int i = 0; good && i < 2; i++) {
            List<YamlValue> xy = corners.get(i).asList();
            good = xy.size() == 2;
            for (int k = 0; good && k < 2; k++) {
                out[2 * i + k] = xy.get(k).asQuantity(LENGTH, -FAR, FAR, 0);
            }
        }
        if (!good) {
            map.find(key).ifPresent(v -> v.error("expected two corners, [[x, y], [x, y]]"));
        }
        return out;
    }
}
