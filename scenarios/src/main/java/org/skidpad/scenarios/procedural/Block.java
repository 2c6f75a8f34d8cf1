package org.skidpad.scenarios.procedural;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.scenarios.sample.Distribution;

/**
 * One block of a road before it is drawn.
 *
 * @param numbers by key: m, and rad for {@code angle}; every key of the kind is there
 * @param turn which way it bends or which way the road goes on: {@code left}, {@code straight}, {@code right} or {@code either}
 * @param rule of a junction: {@code priority}, {@code yield} or {@code stop} for who comes along the way
 */
public record Block(Kind kind, Map<String, Distribution> numbers, String turn, String rule) {
    public Block {
        numbers = Map.copyOf(numbers);
    }

    /** True where every episode has the same. */
    boolean isConstant() {
        return !turn.equals("either") && numbers.values().stream().allMatch(Distribution::isConstant);
    }

    /** What a block can be; its keys of lengths with their usual values in m, and which turns it knows. */
    public enum Kind {
        STRAIGHT(Map.of("length", 100.0), List.of()),
        CURVE(Map.of("radius", 80.0, "angle", Math.PI / 4), List.of("left", "right", "either")),
        ENTRY(Map.of("length", 150.0, "before", 100.0), List.of()),
        EXIT(Map.of("length", 150.0), List.of()),
        DROP(Map.of("length", 80.0), List.of()),
        FORK(Map.of("radius", 100.0, "angle", Math.PI / 3), List.of("left", "straight", "right", "either")),
        JUNCTION(Map.of("arm", 80.0), List.of("left", "straight", "right", "either")),
        ROUNDABOUT(Map.of("radius", 16.0, "arm", 60.0), List.of("left", "straight", "right", "either"));

        /** Usual numbers by key. */
        public final Map<String, Double> usual;
        /** Empty where it has none; the first is not special. */
        public final List<String> turns;

        Kind(Map<String, Double> usual, List<String> turns) {
            this.usual = usual;
            this.turns = turns;
        }

        /** As in scenario files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is for one-way roads only, or for roads with one lane each way only. */
        public boolean needsOneWay() {
            return this == FORK || this == ENTRY || this == EXIT || this == DROP;
        }

        public boolean needsOneLaneEachWay() {
            return this == JUNCTION || this == ROUNDABOUT;
        }
    }
}
