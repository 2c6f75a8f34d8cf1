package org.skidpad.sim.world;

import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.skidpad.sim.Version;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.HeadingVectors;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.dynamics.Actuators;
import org.skidpad.sim.dynamics.Vehicles;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.Contacts;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.RoadRules;

/**
 * One world: all the state of one episode of a scenario, and the tick that advances it. One thread at a time.
 *
 * <p>Determinism contract: after equal calls on a world of an equal populator, {@link #stateHash} is equal, on every machine,
 * JDK and number of threads. Actors are visited in index order, decisions read the state of the last tick only, and nothing
 * outside this object and its immutable populator is consulted.
 */
public final class World implements Stateful {
    private static final String KIND = "world";

    private final Populator populator;
    private final WorldConfig config;
    private final ActorStates actors;
    private final ActorCommands commands;
    private final Actuators actuators;
    private final Vehicles vehicles;
    private final Neighbours neighbours;
    private final Motion motion;
    private final Contacts contacts;
    private final Drivers drivers;
    private final Setting setting;
    private final View view = new View();
    private final long fingerprint;

    private Snapshot.Identity identity;
    private LaneGraph graph;
    /** Of the present map. */
    private PopulationCheck check;

    private long seed;
    private long tick;
    /** The tick whose poses the neighbour search has seen, or -1. */
    private long searched;

    /** Allocates for the scenario's capacity; the world is empty until {@link #reset}. */
    public World(Populator populator) {
        this.populator = populator;
        config = populator.config();
        fingerprint = Fingerprints.of(populator);
        boolean rigid = config.contacts() == WorldConfig.ContactMode.RIGID;
        actors = new ActorStates(config.capacity());
        commands = new ActorCommands(config.capacity());
        actuators = new Actuators(config.capacity());
        neighbours = new Neighbours(actors);
        vehicles = new Vehicles(actors);
        HeadingVectors headings = new HeadingVectors(actors);
        motion = new Motion(actors, headings, actuators, vehicles, config.dt(), rigid);
        contacts = new Contacts(actors, headings, rigid);
        drivers = new Drivers(actors);
        setting = new Setting(populator.name(), config.dt(), actors, commands, actuators, vehicles, drivers);
    }

    /** Empties the world and populates it for a seed. */
    public void reset(long newSeed) {
        seed = newSeed;
        identity = null;
        tick = 0;
        searched = -1;
        setting.clear();
        populator.populate(newSeed, setting);
        if (actors.count == 0) {
            throw new IllegalStateException("scenario " + populator.name() + " put no actor into the world");
        }
        drivers.muster();
        if (check == null || !check.isOf(graph(), setting.walls)) {
            check = new PopulationCheck(graph(), setting.walls);
        }
        check.check(populator.name(), actors);
        motion.reset(graph(), setting.ego, setting.surfaces.slidingDeceleration());
        neighbours.reset(graph());
        for (int i = 0; i < actors.count; i++) {
            if (actors.lane[i] < 0 && actors.present[i]) {
                motion.locate(i);
            }
        }
        contacts.reset(setting.walls, setting.surfaces);
        contacts.detect();
    }

    /** Commands for the coming tick; the ego's are written here by whoever drives it. */
    public ActorCommands commands() {
        return commands;
    }

    /** Advances by one dt. This is the whole order of events; within a phase, actors go by index. */
    public void tick() {
        // 1. Scripts read the state that the last tick left, and write commands.
        for (int k = 0; k < setting.scripts.size(); k++) {
            setting.scripts.get(k).beforeTick(view, commands);
        }
        // 2. Neighbour search, unless somebody has asked since the last tick.
        searchNeighbours();
        // 3. Traffic decides from the same frozen state, save where a script or a policy has taken over.
        drivers.decide(view, neighbours, commands);
        // 4. Commands are checked, here and nowhere after, and pass through the actuators.
        int wild = commands.firstWild(actors.count);
        if (wild >= 0) {
            throw new BadInputException(
                    SourceLocation.wholeFile("scenario " + populator.name()),
                    "actor '" + actors.name[wild] + "', tick " + tick + ": a command must be finite, is "
                            + commands.wild(wild));
        }
        actuators.apply(actors.count, tick, commands);
        // 5. Whoever is to leave or to enter does; then everybody moves.
        motion.enterAndLeave(commands);
        contacts.noteStart();
        motion.advance(commands);
        // 6. Contacts are found and, in rigid worlds, resolved.
        contacts.resolve(config.dt(), commands.prescribed);
        // 7. Events of the tick: touches are flagged by now; whoever was pushed is told where that left it.
        for (int i = 0; i < actors.count; i++) {
            if (contacts.pushed(i)) {
                motion.pushed(i);
            }
        }
        commands.endTick(actors.count);
        tick++;
    }

    public WorldView view() {
        return view;
    }

    public Populator populator() {
        return populator;
    }

    public long seed() {
        return seed;
    }

    /** True once a script's stop trigger fired. */
    public boolean finished() {
        for (int k = 0; k < setting.scripts.size(); k++) {
            if (setting.scripts.get(k).finished()) {
                return true;
            }
        }
        return false;
    }

    /** Hands over what the scripts had to tell since the last call, in order of the scripts. */
    public void drainEvents(Consumer<RunEvent> to) {
        for (int k = 0; k < setting.scripts.size(); k++) {
            setting.scripts.get(k).drainEvents(to);
        }
    }

    /** Least first command that reaches an actor's motion in this episode as it is; units as in {@code MotionModel}. */
    public double longitudinalLeast(int actor) {
        return actuators.longitudinalLeast(actor);
    }

    /** Largest one likewise. */
    public double longitudinalMost(int actor) {
        return actuators.longitudinalMost(actor);
    }

    /** Drawn parameters of this episode, in order of drawing. */
    public Map<String, Double> parameters() {
        return Collections.unmodifiableMap(setting.parameters);
    }

    /** A 64-bit hash of the whole state; equal states give equal hashes on every machine, JDK and thread count. */
    public long stateHash() {
        StateHash hash = new StateHash();
        visitState(hash);
        return hash.value();
    }

    /**
     * Saves the whole state, between two ticks; what populated the world is saved as its seed. Allocates next to nothing once
     * the snapshot has grown.
     */
    public void save(Snapshot to) {
        to.take(identity(KIND), this);
    }

    /** A new snapshot of the state. */
    public Snapshot snapshot() {
        Snapshot snapshot = new Snapshot();
        save(snapshot);
        return snapshot;
    }

    /**
     * Goes on from a saved state, to the bit. Populates the world first unless it already is for that seed, so restoring
     * again and again costs little more than copying.
     *
     * @throws BadInputException when the snapshot is of another version or scenario, or does not fit; reset the world then
     */
    public void restore(Snapshot from) {
        populateFor(from, KIND);
        from.give(identity(KIND), this);
    }

    /** As {@link #restore(Snapshot)}, with new random streams from here on, drawn from the old ones and a seed. */
    public void restore(Snapshot from, long newSeed) {
        populateFor(from, KIND);
        from.give(identity(KIND), this, newSeed);
    }

    /** A world of its own in the same state; both go on alike as long as they are told the same. */
    public World fork() {
        World fork = new World(populator);
        fork.restore(snapshot());
        return fork;
    }

    /** Populates this world for the seed of a snapshot, if that is one of ours. */
    public void populateFor(Snapshot snapshot, String kind) {
        Snapshot.Identity whose = snapshot.identity();
        if (whose.kind().equals(kind)
                && whose.fingerprint() == fingerprint
                && (actors.count == 0 || seed != whose.seed())) {
            reset(whose.seed());
        }
    }

    /**
     * Whose state a snapshot is.
     *
     * @param kind what is saved: the world alone, or more around it
     */
    public Snapshot.Identity identity(String kind) {
        if (identity == null || !identity.kind().equals(kind)) {
            int n = actors.count;
            String contents = n + (n == 1 ? " actor" : " actors");
            identity = new Snapshot.Identity(
                    Version.CURRENT,
                    kind,
                    populator.name(),
                    contents,
                    fingerprint,
                    seed,
                    Fingerprints.of(actors, actuators, setting.parameters, graph(), setting.walls));
        }
        return identity;
    }

    /** All that ticks change. Caches (neighbours, bounds) follow from it and are left out. */
    @Override
    public void visitState(StateVisitor v) {
        int n = actors.count;
        if (v.restoring()) {
            searched = -1;
        }
        tick = v.whole(tick, 0, Long.MAX_VALUE / 2);
        setting.ego = (int) v.whole(setting.ego, 0, Math.max(0, n - 1));
        setting.goalX = v.real(setting.goalX);
        setting.goalY = v.real(setting.goalY);
        actors.visitState(v, setting.roads == null ? 0 : setting.roads.lanes().size());
        motion.visitState(v);
        commands.visitState(v, n);
        for (int i = 0; i < n; i++) {
            if (actors.motion[i] == MotionModel.OMNIDIRECTIONAL) {
                commands.turn[i] = v.real(commands.turn[i]);
            }
        }
        actuators.visitState(v, n);
        contacts.visitState(v);
        drivers.visitState(v);
        for (int k = 0; k < setting.scripts.size(); k++) {
            setting.scripts.get(k).visitState(v);
        }
    }

    private void searchNeighbours() {
        if (searched != tick) {
            neighbours.update();
            searched = tick;
        }
    }

    private LaneGraph graph() {
        if (setting.roads == null) {
            return null;
        }
        if (graph == null || graph.roads != setting.roads) {
            graph = new LaneGraph(setting.roads);
        }
        return graph;
    }

    private final class View implements WorldView {
        @Override
        public ActorStates actors() {
            return actors;
        }

        @Override
        public int ego() {
            return setting.ego;
        }

        @Override
        public long tick() {
            return tick;
        }

        @Override
        public double time() {
            return tick * config.dt();
        }

        @Override
        public double dt() {
            return config.dt();
        }

        @Override
        public RoadNetwork roads() {
            return setting.roads;
        }

        @Override
        public LidarParameters lidar() {
            return setting.lidar;
        }

        @Override
        public SensorSet sensors() {
            return setting.sensors;
        }

        @Override
        public RoadRules rules() {
            return setting.rules;
        }

        @Override
        public Walls walls() {
            return setting.walls;
        }

        @Override
        public int lead(int actor) {
            searchNeighbours();
            return neighbours.lead[actor];
        }

        @Override
        public double gap(int actor) {
            searchNeighbours();
            return neighbours.gap[actor];
        }

        @Override
        public int neighbour(int actor, int slot) {
            searchNeighbours();
            return neighbours.neighbour(actor, slot);
        }

        @Override
        public double neighbourGap(int actor, int slot) {
            searchNeighbours();
            return neighbours.gap(actor, slot);
        }

        @Override
        public double neighbourOffset(int actor, int slot) {
            searchNeighbours();
            return neighbours.offset(actor, slot);
        }

        @Override
        public boolean touching(int actor) {
            return contacts.touched(actor) != Contacts.NOTHING;
        }

        @Override
        public int touched(int actor) {
            return contacts.touched(actor);
        }

        @Override
        public double impulse(int actor) {
            return contacts.impulse(actor);
        }

        @Override
        public double deltaV(int actor) {
            return contacts.deltaV(actor);
        }

        @Override
        public double goalX() {
            return setting.goalX;
        }

        @Override
        public double goalY() {
            return setting.goalY;
        }
    }
}
