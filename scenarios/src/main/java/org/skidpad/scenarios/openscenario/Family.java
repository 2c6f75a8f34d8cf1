package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * The elements of which one may stand in some place of a file, with how far each is honoured and who reads it. Readers look
 * elements up here and nowhere else, so that {@code docs/coverage.md}, which is made of these lists, says what the code does.
 *
 * @param <C> the reader, or what it needs to know
 * @param <R> what an element becomes
 */
final class Family<C, R> {
    enum Level {
        SUPPORTED("supported"),
        APPROXIMATED("approximated"),
        IGNORED("ignored"),
        WITHOUT_INFLUENCE("ignored, without influence");

        final String word;

        Level(String word) {
            this.word = word;
        }
    }

    /** @param reader null for what is passed over */
    record Member<C, R>(String element, Level level, String note, BiFunction<C, Node, R> reader) {}

    private final String place;
    private final Map<String, Member<C, R>> members = new LinkedHashMap<>();

    /** @param place the element that they stand in */
    Family(String place) {
        this.place = place;
    }

    private Family<C, R> with(String element, Level level, String note, BiFunction<C, Node, R> reader) {
        if (members.put(element, new Member<>(element, level, note, reader)) != null) {
            throw new IllegalArgumentException(element + " is twice in " + place);
        }
        return this;
    }

    Family<C, R> supported(String element, BiFunction<C, Node, R> reader) {
        return with(element, Level.SUPPORTED, "", reader);
    }

    Family<C, R> supported(String element, String note, BiFunction<C, Node, R> reader) {
        return with(element, Level.SUPPORTED, note, reader);
    }

    Family<C, R> approximated(String element, String how, BiFunction<C, Node, R> reader) {
        return with(element, Level.APPROXIMATED, how, reader);
    }

    /** It may change how somebody moves, and is passed over. */
    Family<C, R> ignored(String element, String why) {
        return with(element, Level.IGNORED, why, null);
    }

    /** It says nothing about how anybody moves, and is passed over. */
    Family<C, R> withoutInfluence(String element, String why) {
        return with(element, Level.WITHOUT_INFLUENCE, why, null);
    }

    /** What the one element inside is; the fallback, with an error noted, where there is none or an unknown one. */
    R read(C context, Node parent, R otherwise) {
        for (XmlElement kind : parent.all()) {
            return read(context, parent.of(kind), parent, otherwise);
        }
        parent.problems.error(parent.location(), "<" + parent.name() + "> is empty");
        return otherwise;
    }

    /** What all the elements inside are, in order; those that are passed over are left out. */
    List<R> readAll(C context, Node parent) {
        List<R> all = new ArrayList<>();
        for (XmlElement kind : parent.all()) {
            R one = read(context, parent.of(kind), parent, null);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** Names what does not belong here, and passes over what is passed over; the rest is read by whoever asks for it. */
    void check(Node parent) {
        for (XmlElement kind : parent.all()) {
            Member<C, R> member = members.get(kind.name);
            if (member == null || member.reader == null) {
                read(null, parent.of(kind), parent, null);
            }
        }
    }

    private R read(C context, Node node, Node parent, R otherwise) {
        Member<C, R> member = members.get(node.name());
        if (member == null) {
            node.settle();
            node.problems.error(
                    node.location(),
                    "<" + node.name() + "> is not known in <" + parent.name() + ">",
                    Suggestion.forWord(node.name(), members.keySet()));
            return otherwise;
        }
        if (member.reader == null) {
            if (member.level == Level.IGNORED) {
                node.ignored(member.note);
            } else {
                node.withoutInfluence(member.note);
            }
            return otherwise;
        }
        if (member.level == Level.APPROXIMATED) {
            node.approximated(member.note);
        }
        return member.reader.apply(context, node);
    }

    String place() {
        return place;
    }

    List<Member<C, R>> members() {
        return List.copyOf(members.values());
    }
}
