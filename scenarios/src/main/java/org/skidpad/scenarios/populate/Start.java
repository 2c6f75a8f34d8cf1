package org.skidpad.scenarios.populate;

import org.skidpad.scenarios.sample.Distribution;

/** Where an actor starts, before it is drawn; forms and units of {@code at:} in docs/scenario-format.md. */
public sealed interface Start {
    /** @param road index of an OpenDRIVE road, then lane is its lane id and s its station; -1 for a lane by index */
    record OnLane(int road, int lane, Distribution s, Distribution offset, Distribution speed) implements Start {}

    /** @param distance bumper to bumper, positive ahead of the ego; {@code behind} tells on which side; whole lanes to the left */
    record NearEgo(boolean behind, Distribution distance, Distribution lanesLeft, Distribution speed)
            implements Start {}

    record InMap(Distribution x, Distribution y, Distribution heading, Distribution speed) implements Start {}

    /** Wherever the room says. */
    record Anywhere() implements Start {}
}
