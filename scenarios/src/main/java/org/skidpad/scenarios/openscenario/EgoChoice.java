package org.skidpad.scenarios.openscenario;

import org.skidpad.scenarios.openscenario.OpenScenarioLoader.Options;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** Whom the policy drives, and from when: the standard knows controllers, not egos. */
final class EgoChoice {
    private EgoChoice() {}

    /** The entity that is named Ego or hero, else the first with a controller, else the first; or the one chosen. */
    static int index(String chosen, Entities entities, Findings problems) {
        if (chosen != null) {
            int index = entities.index(chosen);
            if (index < 0) {
                problems.error(
                        SourceLocation.wholeFile("--ego"),
                        "there is no entity '" + chosen + "'",
                        Suggestion.forWord(chosen, entities.names()));
            }
            return index;
        }
        int named = -1;
        int controlled = -1;
        for (int i = entities.all.size() - 1; i >= 0; i--) {
            String name = entities.all.get(i).name();
            if (name.equalsIgnoreCase("ego") || name.equalsIgnoreCase("hero")) {
                named = i;
            }
            if (entities.all.get(i).controlled()) {
                controlled = i;
            }
        }
        return named >= 0 ? named : Math.max(controlled, 0);
    }

    /** Whether the policy drives from the start: the file hands over at no moment, and does not move the ego itself. */
    static boolean fromStart(Options options, int ego, Entities entities, ActionReader actions, Node storyboard) {
        if (!options.egoDriven() || actions.activatesEgo()) {
            return false;
        }
        boolean fromStart = options.ego() != null || !actions.movesEgo();
        if (!fromStart) {
            storyboard.problems.warning(
                    storyboard.location(),
                    "the storyboard moves '" + entities.all.get(ego).name()
                            + "' itself and activates no controller; the policy drives nobody",
                    "choose who is driven with --ego NAME");
        }
        return fromStart;
    }
}
