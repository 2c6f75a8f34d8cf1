package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.EntityActions;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.TrafficPlan;

/**
 * {@code PrivateAction} and {@code GlobalAction}. What is passed over becomes an action that does nothing and is done at once,
 * so that whatever waits for it goes on.
 */
final class ActionReader {
    static final Family<Who, Action> PRIVATE = new Family<Who, Action>("PrivateAction")
            .supported("LongitudinalAction", (who, node) -> who.moving(LongitudinalReader.FAMILY, node))
            .supported("LateralAction", (who, node) -> who.moving(LateralReader.FAMILY, node))
            .supported("TeleportAction", ActionReader::teleport)
            .supported("SynchronizeAction", (who, node) -> {
                who.notesMotion();
                return SynchronizeReader.read(who, node);
            })
            .supported("RoutingAction", (who, node) -> who.moving(RoutingReader.FAMILY, node))
            .supported("ControllerAction", ControllerReader::all)
            .supported("ActivateControllerAction", ControllerReader::activate)
            .supported("TrailerAction", (who, node) -> ActionReader.TRAILER.read(who, node, Actions.nothing()))
            .supported("AppearanceAction", (who, node) -> ActionReader.APPEARANCE.read(who, node, Actions.nothing()))
            .withoutInfluence("VisibilityAction", "who is seen by sensors and in pictures is not simulated here");

    static final Family<Who, Action> TRAILER = new Family<Who, Action>("TrailerAction")
            .supported("ConnectTrailerAction", "the trailer's axle follows its coupler", ActionReader::connect)
            .supported("DisconnectTrailerAction", (who, node) -> EntityActions.disconnect());

    static final Family<Who, Action> APPEARANCE = new Family<Who, Action>("AppearanceAction")
            .approximated("LightStateAction", "kept as an event of the recording; nothing is lit", ActionReader::light)
            .approximated(
                    "AnimationAction", "kept as an event of the recording; nothing is drawn", ActionReader::animation);

    final Entities entities;
    final PositionReader positions;
    final Catalogs catalogs;
    final SignalNames signals;
    final int ego;
    /** The file switches the ego's controller on somewhere. */
    boolean activatesEgo;
    /** What the file's traffic actions make. */
    final List<TrafficPlan> traffic = new ArrayList<>();
    /** What the initialisation says of weather and road, by name; for the recording. */
    final Map<String, Double> weather = new TreeMap<>();

    /** The file moves the ego by actions of its own somewhere in a story. */
    private boolean movesEgo;

    private final Set<Integer> placed = new HashSet<>();
    private final Set<Integer> added = new HashSet<>();

    ActionReader(Entities entities, PositionReader positions, Catalogs catalogs, SignalNames signals, int ego) {
        this.signals = signals;
        this.entities = entities;
        this.positions = positions;
        this.catalogs = catalogs;
        this.ego = ego;
    }

    /**
     * For whom an action is read.
     *
     * @param actors who does it
     * @param init true in the initialisation
     */
    record Who(ActionReader reader, List<Integer> actors, boolean init) {
        boolean isEgo() {
            return actors.contains(reader.ego);
        }

        void notesMotion() {
            reader.movesEgo |= !init && isEgo();
        }

        void notesPlace() {
            if (init) {
                reader.placed.addAll(actors);
            }
        }

        Action moving(Family<Who, Action> family, Node node) {
            notesMotion();
            return family.read(this, node, Actions.nothing());
        }
    }

    boolean activatesEgo() {
        return activatesEgo;
    }

    /** The actors that the initialisation puts somewhere. */
    Set<Integer> placed() {
        return placed;
    }

    boolean movesEgo() {
        return movesEgo;
    }

    /**
     * What is inside a {@code <PrivateAction>}.
     *
     * @param actors who does it
     * @param init true in the initialisation
     */
    Action privateAction(Node parent, List<Integer> actors, boolean init) {
        return PRIVATE.read(new Who(this, actors, init), parent, Actions.nothing());
    }

    /** What is inside a {@code <GlobalAction>}. */
    Action globalAction(Node parent, boolean init) {
        return GlobalReader.GLOBAL.read(new Who(this, List.of(), init), parent, Actions.nothing());
    }

    private static Action teleport(Who who, Node node) {
        Position position = who.reader.positions.read(node);
        who.notesPlace();
        return position == null ? Actions.nothing() : EntityActions.teleport(position);
    }

    /** Notes an action that adds an entity: in a story, it is not there before unless the initialisation places it. */
    void adds(int actor, boolean init) {
        if (init) {
            placed.add(actor);
        } else {
            added.add(actor);
        }
    }

    /** The entities that only a story adds. */
    Set<Integer> added() {
        Set<Integer> only = new HashSet<>(added);
        only.removeAll(placed);
        return only;
    }

    private static Action connect(Who who, Node node) {
        int trailer = who.reader.entities.actor(node, "trailerRef");
        return trailer < 0 ? Actions.nothing() : EntityActions.connect(trailer);
    }

    private static Action light(Who who, Node node) {
        Node type = node.child("LightType");
        String name = "";
        if (type != null) {
            Node vehicle = type.child("VehicleLight");
            Node user = type.child("UserDefinedLight");
            name = vehicle != null
                    ? vehicle.text("vehicleLightType", "")
                    : user != null ? user.text("userDefinedLightType", "") : "";
        }
        Node state = node.need("LightState");
        String mode = state == null ? "" : state.word("mode", "on", "off", "flashing");
        node.settle();
        return Actions.note("light " + name + " " + mode);
    }

    private static Action animation(Who who, Node node) {
        node.settle();
        return Actions.note("animation");
    }
}
