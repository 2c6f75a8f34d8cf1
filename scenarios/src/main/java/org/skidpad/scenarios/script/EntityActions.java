package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;

/**
 * Where actors are, whether they are there at all, who drives them, and what they pull (OpenSCENARIO XML, classes {@code
 * TeleportAction}, {@code EntityAction}, {@code ControllerAction}, {@code TrailerAction}).
 */
public final class EntityActions {
    private EntityActions() {}

    /** Puts an actor somewhere, at the moment at which it begins: what begins with it begins there. */
    public static Action teleport(Position position) {
        return new Actions.Deed(Domain.BOTH, position.reference() >= 0 ? 1 : 0, (stage, actor) -> {
            Puppet p = stage.puppets[actor];
            Spot spot = new Spot();
            if (position.resolve(stage, spot)) {
                put(p, spot);
            } else {
                stage.note(actor, "teleport of " + p.name + ": there is no such place; it stays");
            }
        }) {
            @Override
            public boolean places() {
                return true;
            }

            @Override
            int reference() {
                return position.reference();
            }
        };
    }

    private static void put(Puppet p, Spot spot) {
        p.spot.copy(spot);
        p.nextOffset = spot.offset;
        p.moveSideways = false;
        p.posed = false;
        p.teleported = true;
    }

    /** Brings an entity into the world at a place, with the speed that it was given or last had. */
    public static Action add(int entity, Position position) {
        return Actions.at(Domain.NONE, position.reference() >= 0 ? 1 : 0, (stage, actor) -> {
            Puppet p = stage.puppets[entity];
            Spot spot = new Spot();
            if (!position.resolve(stage, spot)) {
                stage.note(entity, p.name + " is not added: there is no such place");
                return;
            }
            p.present = true;
            put(p, spot);
        });
    }

    /** Takes an entity out of the world, and what it pulls off it. */
    public static Action delete(int entity) {
        return Actions.at(Domain.NONE, 9, (stage, actor) -> {
            Puppet p = stage.puppets[entity];
            p.present = false;
            p.driven = false;
            Puppet.release(p.longitudinal);
            Puppet.release(p.lateral);
            p.longitudinal = null;
            p.lateral = null;
            stage.couple(entity, -1);
            if (p.tractor != null) {
                stage.couple(p.tractor.index, -1);
            }
        });
    }

    /** The entity is not there until it is added. */
    public static Action absent(int entity) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> stage.puppets[entity].present = false);
    }

    /** Gives the ego to the policy or takes it back; other actors have no controller that could be switched. */
    public static Action controller(boolean active) {
        return Actions.at(active ? Domain.BOTH : Domain.NONE, 9, (stage, actor) -> {
            if (actor == stage.ego) {
                stage.drive(active);
            }
        });
    }

    /**
     * Holds the controls of the policy's actor; {@code NaN} leaves one to the policy.
     *
     * @param throttle as an acceleration, m/s²
     * @param brake as a deceleration, m/s², positive
     * @param steering front wheel angle, rad, left positive
     */
    public static Action controls(double throttle, double brake, double steering) {
        return Actions.at(Domain.NONE, 9, (stage, actor) -> {
            double[] held = stage.puppets[actor].controls;
            held[Puppet.Control.THROTTLE.ordinal()] = throttle;
            held[Puppet.Control.BRAKE.ordinal()] = brake;
            held[Puppet.Control.STEERING.ordinal()] = steering;
        });
    }

    /** The actor pulls a trailer from now on. */
    public static Action connect(int trailer) {
        return Actions.at(Domain.NONE, 8, (stage, actor) -> stage.couple(actor, trailer));
    }

    /** The actor pulls nothing from now on. */
    public static Action disconnect() {
        return Actions.at(Domain.NONE, 8, (stage, actor) -> stage.couple(actor, -1));
    }
}
