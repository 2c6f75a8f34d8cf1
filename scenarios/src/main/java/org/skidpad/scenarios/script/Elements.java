package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** All elements of a running storyboard with their states. */
final class Elements implements Stateful {
    private static final ElementState[] STATES = ElementState.values();

    private final List<Element> all = new ArrayList<>();

    /** One element: its name with those of the elements around it. */
    static final class Element {
        final ElementType type;
        final String path;
        ElementState state;
        ElementState transition;
        long transitionTick = Long.MIN_VALUE;

        Element(ElementType type, String path) {
            this.type = type;
            this.path = path;
        }

        private boolean answersTo(String name) {
            return path.equals(name) || path.endsWith("::" + name);
        }
    }

    Element add(ElementType type, String path) {
        Element element = new Element(type, path);
        all.add(element);
        return element;
    }

    /**
     * True where an element of that name (which may be qualified, {@code Act::Event}) is in a state. A transition holds in the
     * tick after it and for whoever asks later in the same tick.
     */
    boolean isIn(ElementType type, String name, ElementState state, long tick) {
        for (Element element : all) {
            if (element.type == type && element.answersTo(name)) {
                boolean in = state.isTransition()
                        ? element.transition == state && element.transitionTick >= tick - 1
                        : element.state == state;
                if (in) {
                    return true;
                }
            }
        }
        return false;
    }

    void move(Stage stage, Element element, ElementState transition, ElementState state) {
        element.transition = transition;
        element.transitionTick = stage.tick;
        element.state = state;
        String last =
                element.path.substring(element.path.lastIndexOf("::") < 0 ? 0 : element.path.lastIndexOf("::") + 2);
        stage.note(-1, last + " " + (transition == null ? "" : transition.word + " ") + state.word);
    }

    @Override
    public void visitState(StateVisitor v) {
        for (Element element : all) {
            element.state = v.choice(element.state, STATES);
            element.transition = v.choice(element.transition, STATES);
            element.transitionTick = v.whole(element.transitionTick);
        }
    }
}
