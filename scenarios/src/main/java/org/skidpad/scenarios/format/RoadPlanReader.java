package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.skidpad.scenarios.populate.GeneratedLines;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.procedural.Block;
import org.skidpad.scenarios.procedural.DrawnRoad;
import org.skidpad.scenarios.procedural.RoadPlan;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.grid.Walls;

/** Reads {@code road: {procedural: …}}: a road of blocks. */
public final class RoadPlanReader {
    private static final List<String> KINDS =
            Stream.of(Block.Kind.values()).map(Block.Kind::word).toList();

    private final DistributionReader numbers;

    RoadPlanReader(DistributionReader numbers) {
        this.numbers = numbers;
    }

    Place read(YamlMap map) {
        int lanes = (int) map.integer("lanes", 1, 6, 1);
        int oncoming = (int) map.integer("oncoming", 0, 6, 0);
        double width = map.quantity("lane_width", LENGTH, 2, 10, 3.5);
        double limit = map.quantity("speed_limit", SPEED, 1, 100, 50 / 3.6);
        List<RoadPlan.Part> parts = new ArrayList<>();
        for (YamlValue item : map.require("blocks").map(YamlValue::asList).orElse(List.of())) {
            part(item, lanes, oncoming, parts);
        }
        map.finish();
        RoadPlan plan = new RoadPlan(lanes, oncoming, width, limit, parts);
        DrawnRoad example;
        try {
            example = plan.example();
        } catch (IllegalStateException e) {
            map.document().error(map.location("blocks"), e.getMessage());
            example = new RoadPlan(lanes, oncoming, width, limit, List.of()).example();
        }
        return new Place.Road(
                example.roads(),
                null,
                GeneratedLines.of(example),
                List.of(),
                Walls.NONE,
                plan.isConstant() ? null : plan);
    }

    private void part(YamlValue item, int lanes, int oncoming, List<RoadPlan.Part> out) {
        YamlMap map = item.asMap();
        if (!map.has("any_of")) {
            List<Block> one = new ArrayList<>();
            block(item, lanes, oncoming, one);
            if (!one.isEmpty()) {
                out.add(new RoadPlan.Part(Distribution.constant(1), one));
            }
            return;
        }
        Distribution count = numbers.read(map, "count", NUMBER, 0, 40, 1);
        List<Block> any = new ArrayList<>();
        List<YamlValue> offered = map.list("any_of");
        offered.forEach(v -> block(v, lanes, oncoming, any));
        map.finish();
        if (offered.isEmpty()) {
            item.error("'any_of' needs at least one block");
        } else if (!any.isEmpty()) {
            out.add(new RoadPlan.Part(count, any));
        }
    }

    private void block(YamlValue item, int lanes, int oncoming, List<Block> out) {
        YamlMap map = item.asMap();
        map.exactlyOne(KINDS).ifPresent(word -> {
            Block.Kind kind = Block.Kind.values()[KINDS.indexOf(word)];
            YamlMap keys = map.find(word).orElseThrow().asMap();
            Block read = block(kind, keys);
            keys.finish();
            // A block that does not fit the road is not laid: there would be no lane to join it to.
            if (kind.needsOneWay() && oncoming > 0) {
                item.error("a block '" + word + "' is for one-way roads: 'oncoming' must be 0");
            } else if (kind.needsOneLaneEachWay() && !(lanes == 1 && oncoming == 1)) {
                item.error("a block '" + word + "' needs one lane each way: 'lanes' and 'oncoming' must be 1");
            } else {
                out.add(read);
            }
        });
        map.finish();
    }

    private Block block(Block.Kind kind, YamlMap keys) {
        Map<String, Distribution> out = new LinkedHashMap<>();
        kind.usual.forEach((key, usual) -> out.put(
                key,
                key.equals("angle")
                        ? numbers.read(keys, key, ANGLE, 0.05, Math.PI, usual)
                        : numbers.read(keys, key, LENGTH, 5, 20_000, usual)));
        String turn = kind.turns.isEmpty() ? "straight" : keys.choice("turn", kind.turns, "either");
        String rule = kind == Block.Kind.JUNCTION
                ? keys.choice("rule", List.of("priority", "yield", "stop"), "priority")
                : "priority";
        return new Block(kind, out, turn, rule);
    }
}
