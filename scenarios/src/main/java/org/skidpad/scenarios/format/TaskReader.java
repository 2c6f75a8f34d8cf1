package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.populate.SensorSpec;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.RewardTerm;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.OnlineMonitor;

/** Reads the ego's task. */
public final class TaskReader {
    private static final List<String> REWARDS = List.of(
            "progress",
            "collision",
            "off_road",
            "goal",
            "time",
            "comfort",
            "smooth",
            "speed",
            "high_speed",
            "right_lane",
            "headway",
            "clearance");

    private final boolean robot;
    private final double step;
    private final SensorReader sensorReader;
    private SensorSpec sensors;

    /**
     * @param step of the world, s
     * @param sensors of the ego
     */
    public TaskReader(boolean robot, double step, SensorReader sensorReader, SensorSpec sensors) {
        this.robot = robot;
        this.step = step;
        this.sensorReader = sensorReader;
        this.sensors = sensors;
    }

    public Task read(YamlMap map, double goalRadius) {
        PolicyContract preset = preset(map);
        List<Channel> observe = map.has("observe") ? channels(map, "observe", false) : preset.observation();
        List<Channel> act = map.has("act") ? channels(map, "act", true) : preset.action();
        double period = map.quantity("period", TIME, 0.001, 10, preset.periodS());
        double ticks = period / step;
        if (Math.abs(ticks - Math.rint(ticks)) > 1e-6 || ticks < 0.5) {
            map.document()
                    .error(
                            map.location("period"),
                            "period " + period + " s is not a whole number of steps of " + step + " s");
        }
        double delay = map.quantity("delay", TIME, 0, 2, preset.delayS());
        double desiredSpeed = map.quantity("desired_speed", SPEED, 0.01, 100, Double.NaN);
        boolean needsScan = observe.stream()
                .anyMatch(c -> c.name().startsWith("lidar") || c.name().equals("scan_age"));
        sensors = sensors.with(scanner(map, needsScan));
        List<RewardTerm> rewards = rewards(map.map("rewards"));
        if (!robot && Double.isNaN(desiredSpeed)) {
            if (!map.has("desired_speed")) {
                map.document().error(map.location(), "a driving task needs 'desired_speed'");
            }
            desiredSpeed = 1;
        }
        if (act.isEmpty()) {
            map.document().error(map.location("act"), "expected at least one channel");
            act = preset.action();
        }
        map.finish();
        return new Task(
                new PolicyContract(observe, act, period, delay),
                rewards,
                desiredSpeed,
                goalRadius,
                sensors.lidar() == null ? null : sensors.lidar().nominal(),
                sensors.nominal());
    }

    /** The ego's, with the lidar that the task was read to have. */
    public SensorSpec sensors() {
        return sensors;
    }

    /** From the task or from the ego's sensors; the LDS-01 where a scan is observed and no lidar given. */
    private SensorSpec.LidarSpec scanner(YamlMap map, boolean needsScan) {
        SensorSpec.LidarSpec fitted = sensors.lidar();
        Optional<YamlValue> here = map.find("lidar");
        if (here.isPresent() && fitted != null) {
            here.get().error("the lidar is given among the ego's sensors already");
        }
        String prefix = "task.lidar.";
        SensorSpec.LidarSpec usual = needsScan ? SensorReader.usualLidar(prefix) : null;
        return here.map(v -> sensorReader.lidar(v, prefix)).orElse(fitted == null ? usual : fitted);
    }

    private PolicyContract preset(YamlMap map) {
        String usual = robot ? "burger" : "driver";
        String word = map.choice("preset", List.of("driver", "street", "lanes", "highway", "racer", "burger"), usual);
        if (robot != word.equals("burger")) {
            map.document().error(map.location("preset"), "preset '" + word + "' does not fit the ego's model");
            word = usual;
        }
        return switch (word) {
            case "burger" -> StandardTasks.burger();
            case "street" -> StandardTasks.street();
            case "lanes" -> StandardTasks.lanes();
            case "racer" -> StandardTasks.racer();
            case "highway" -> StandardTasks.highway();
            default -> StandardTasks.driver();
        };
    }

    private List<Channel> channels(YamlMap map, String key, boolean action) {
        List<Channel> out = new ArrayList<>();
        for (YamlValue item : map.list(key)) {
            channel(item, action).ifPresent(c -> {
                if (out.stream().anyMatch(o -> o.name().equals(c.name()))) {
                    item.error("channel '" + c.name() + "' is given twice");
                } else {
                    out.add(c);
                }
            });
        }
        return out;
    }

    private Optional<Channel> channel(YamlValue item, boolean action) {
        YamlMap map = item.isMap() ? item.asMap() : null;
        String name = map == null ? item.asText() : map.requiredText("name");
        List<String> names = ObservationChannels.names().stream()
                .filter(n -> ObservationChannels.named(n).isAction() == action)
                .toList();
        Optional<Channel> channel = Optional.empty();
        if (!names.contains(name)) {
            item.error(
                    "unknown " + (action ? "action" : "observation") + " channel '" + name + "'",
                    Suggestion.forWord(name, names));
        } else {
            channel = Optional.of(sized(item, map, ObservationChannels.named(name)));
        }
        if (map != null) {
            map.finish();
        }
        return channel;
    }

    private static Channel sized(YamlValue item, YamlMap map, ObservationChannels kind) {
        Channel c = kind.channel();
        if (map == null) {
            return c;
        }
        int size = (int) map.integer("size", 1, 1024, c.size());
        double low = map.quantity("low", NUMBER, -1e6, 1e6, c.low());
        double high = map.quantity("high", NUMBER, -1e6, 1e6, c.high());
        if (size != c.size() && !kind.isResizable()) {
            item.error("channel '" + c.name() + "' has size " + c.size());
            size = c.size();
        }
        if (!(low < high)) {
            item.error("low " + low + " is not below high " + high);
            return c;
        }
        return new Channel(c.name(), size, c.unit(), c.frame(), low, high);
    }

    private static List<RewardTerm> rewards(Optional<YamlMap> map) {
        List<RewardTerm> out = new ArrayList<>();
        if (map.isEmpty()) {
            return out;
        }
        YamlMap m = map.get();
        for (String name : REWARDS) {
            if (m.has(name)) {
                out.add(new RewardTerm(name, m.quantity(name, NUMBER, -1e6, 1e6, 0), null));
            }
        }
        m.map("spec").ifPresent(spec -> {
            double weight = spec.requiredQuantity("weight", NUMBER, -1e6, 1e6, 0);
            spec.require("formula")
                    .ifPresent(value -> Formulas.read(value).ifPresent(formula -> {
                        Optional<String> reason = OnlineMonitor.unsupported(formula);
                        if (reason.isPresent()) {
                            value.error("no reward can follow this formula: " + reason.get());
                        } else {
                            out.add(new RewardTerm("spec", weight, formula));
                        }
                    }));
            spec.finish();
        });
        m.finish();
        return out;
    }
}
