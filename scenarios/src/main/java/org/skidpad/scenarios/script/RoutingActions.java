package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;

/** Trajectories, routes and places to go to (OpenSCENARIO XML, class {@code RoutingAction}). */
public final class RoutingActions {
    private RoutingActions() {}

    /** Follows a trajectory; with a time reference it is there when the trajectory says, otherwise at its own speed. */
    public static Action followTrajectory(Trajectory trajectory) {
        return new Action(trajectory.timed() ? Domain.BOTH : Domain.LATERAL, 5) {
            @Override
            public boolean places() {
                return true;
            }

            @Override
            ActionRun begin(Stage stage, int actor) {
                return trajectory.begin(stage, stage.puppets[actor]);
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return trajectory.resume(stage.puppets[actor]);
            }
        };
    }

    /**
     * Takes a route where roads fork, from now on; done at once, like in the reference player.
     *
     * @param fromHere starts where the actor is
     */
    public static Action assignRoute(Route route, boolean fromHere) {
        return new Action(Domain.NONE, 6) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                RoutePath path = route.resolve(stage, fromHere ? p.spot : null);
                if (path == null) {
                    stage.note(actor, "route of " + p.name + ": no way joins its waypoints; it goes straight on");
                }
                p.route = path;
                return new Actions.Nothing();
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return new Actions.Nothing();
            }
        };
    }

    /** Forgets the route: from now on straight on where roads fork. */
    public static Action leaveRoute() {
        return new Action(Domain.NONE, 6) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                stage.puppets[actor].route = null;
                return new Actions.Nothing();
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return new Actions.Nothing();
            }
        };
    }
}
