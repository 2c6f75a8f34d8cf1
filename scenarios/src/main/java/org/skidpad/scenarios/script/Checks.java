package org.skidpad.scenarios.script;

import java.util.List;
import java.util.Set;

/** The kinds of conditions of OpenSCENARIO XML, classes {@code ByEntityCondition} and {@code ByValueCondition}. SI units. */
public final class Checks {
    /** Time is compared with this slack, so that 300 ticks of 0.01 s are 3 s. */
    static final double TIME_SLACK = 1e-9;

    private Checks() {}

    /** Something that holds for one actor or not. */
    public interface OfActor {
        boolean holds(Stage stage, int actor);
    }

    /** Holds where it holds for any, or for all, of some actors. */
    public static Check entities(List<Integer> actors, boolean any, OfActor check) {
        List<Integer> fixed = List.copyOf(actors);
        return new Check() {
            @Override
            public boolean holds(Stage stage) {
                for (int actor : fixed) {
                    // Nothing holds for an entity that is not there.
                    if ((stage.puppets[actor].present && check.holds(stage, actor)) == any) {
                        return any;
                    }
                }
                return !any;
            }

            @Override
            public void triggering(Stage stage, Set<Integer> out) {
                for (int actor : fixed) {
                    if (check.holds(stage, actor)) {
                        out.add(actor);
                    }
                }
            }
        };
    }

    /** A condition whose value cannot change. */
    public static Check constant(boolean value) {
        return stage -> value;
    }

    /** What kind of distance. */
    public enum DistanceType {
        LONGITUDINAL,
        LATERAL,
        EUCLIDEAN
    }

    /** Coordinates a distance is measured in. */
    public enum Coordinates {
        ENTITY,
        LANE,
        ROAD,
        WORLD;

        Distances.Frame frame() {
            return Distances.Frame.valueOf(name());
        }
    }
}
