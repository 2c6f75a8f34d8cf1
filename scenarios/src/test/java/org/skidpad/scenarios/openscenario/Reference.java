package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** Plays a scenario in a world and compares it with a table of the reference player. */
final class Reference {
    /** Samples of the reference: by time in hundredths of a second, then by entity: x, y, speed. */
    private final Map<Long, Map<String, double[]>> samples = new HashMap<>();

    final double endS;

    private Reference(Path csv) throws IOException {
        double last = 0;
        for (String line : Files.readAllLines(csv)) {
            if (line.startsWith("time_s")) {
                continue;
            }
            String[] f = line.split(",");
            last = Double.parseDouble(f[0]);
            samples.computeIfAbsent(Math.round(100 * last), t -> new HashMap<>())
                    .put(f[1], new double[] {
                        Double.parseDouble(f[3]), Double.parseDouble(f[4]), Double.parseDouble(f[8])
                    });
        }
        endS = last;
    }

    static Reference read(Path csv) throws IOException {
        return new Reference(csv);
    }

    /**
     * @param position greatest distance between an actor here and there, m
     * @param speed greatest difference of speed, m/s
     * @param at time of the worst position, s
     * @param who the actor of the worst position
     */
    record Deviation(double position, double speed, double at, String who) {}

    /** A finished run: worst deviation per actor, its end and its events. */
    record Played(Map<String, Deviation> deviations, double endS, boolean stopped, List<RunEvent> events) {}

    /**
     * @param egoUntilS the ego is compared only up to here, s
     * @param egoName the ego's name
     */
    static Played play(Scenario scenario, Reference reference, String egoName, double egoUntilS) {
        Listening listening = new Listening(scenario);
        World world = new World(listening);
        world.reset(1);
        Map<String, Deviation> worst = new HashMap<>();
        List<RunEvent> events = new ArrayList<>();
        double limit = scenario.config().durationS();
        while (true) {
            if (reference != null) {
                compare(world, reference, egoName, egoUntilS, worst);
            }
            if (world.finished() || world.view().time() > limit) {
                break;
            }
            world.tick();
            listening.script.drainEvents(events::add);
        }
        return new Played(worst, world.view().time(), world.finished(), events);
    }

    private static void compare(
            World world, Reference reference, String egoName, double egoUntilS, Map<String, Deviation> worst) {
        double time = world.view().time();
        Map<String, double[]> at = reference.samples.get(Math.round(100 * time));
        if (at == null || Math.abs(100 * time - Math.rint(100 * time)) > 1e-6) {
            return;
        }
        ActorStates a = world.view().actors();
        for (int i = 0; i < a.count; i++) {
            double[] theirs = at.get(a.name[i]);
            if (theirs == null || (a.name[i].equals(egoName) && time > egoUntilS)) {
                continue;
            }
            double position = Math.hypot(a.x[i] - theirs[0], a.y[i] - theirs[1]);
            double speed = Math.abs(a.speed[i] - theirs[2]);
            Deviation before = worst.getOrDefault(a.name[i], new Deviation(0, 0, 0, a.name[i]));
            worst.put(
                    a.name[i],
                    new Deviation(
                            Math.max(position, before.position),
                            Math.max(speed, before.speed),
                            position > before.position ? time : before.at,
                            a.name[i]));
        }
    }

    /** Passes everything on and remembers the script. */
    private static final class Listening implements Scenario {
        private final Scenario inner;
        private Script script;

        Listening(Scenario inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public WorldConfig config() {
            return inner.config();
        }

        @Override
        public org.skidpad.sim.env.Task task() {
            return inner.task();
        }

        @Override
        public List<org.skidpad.sim.spec.Criterion> criteria() {
            return inner.criteria();
        }

        @Override
        public void populate(long seed, WorldBuilder world) {
            inner.populate(seed, (WorldBuilder) java.lang.reflect.Proxy.newProxyInstance(
                    WorldBuilder.class.getClassLoader(), new Class<?>[] {WorldBuilder.class}, (p, m, args) -> {
                        if (m.getName().equals("addScript")) {
                            script = (Script) args[0];
                        }
                        return m.invoke(world, args);
                    }));
        }
    }
}
