package org.skidpad.scenarios.commonroad;

import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;

/** Numbers of a file: an error is noted where there is none, and a harmless value given, so that reading goes on. */
final class Values {
    private final Problems problems;
    private final Tally remarks;

    Values(Problems problems, Tally remarks) {
        this.problems = problems;
        this.remarks = remarks;
    }

    /** The element's text as a finite number; 0 after an error. */
    double number(XmlElement element) {
        return number(element, element.content(), element.name);
    }

    double number(XmlElement at, String text, String what) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value) && Math.abs(value) < 1e9) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, with what is out of range.
        }
        problems.error(at.location, what + " must be a number, is '" + text.strip() + "'");
        return 0;
    }

    /** A required child's text as a number; 0 after an error. */
    double needed(XmlElement parent, String child) {
        XmlElement element = parent.child(child);
        if (element == null) {
            problems.error(parent.location, "<" + parent.name + "> needs a <" + child + "> inside");
            return 0;
        }
        return number(element);
    }

    double optional(XmlElement parent, String child, double otherwise) {
        XmlElement element = parent.child(child);
        return element == null ? otherwise : number(element);
    }

    /** A required id: the attribute {@code id}. */
    long id(XmlElement element) {
        return whole(element, "id");
    }

    /** A required whole number in an attribute; 0 after an error. */
    long whole(XmlElement element, String attribute) {
        String text = element.text(attribute, null);
        if (text == null) {
            problems.error(element.location, "<" + element.name + "> needs the attribute '" + attribute + "'");
            return 0;
        }
        double value = number(element, text, attribute);
        if (value != Math.rint(value)) {
            problems.error(element.location, attribute + " must be a whole number, is '" + text + "'");
        }
        return (long) value;
    }

    /**
     * A quantity that is {@code <exact>} or an interval; of an interval the middle is taken and a remark made.
     *
     * @return NaN where the quantity is absent
     */
    double quantity(XmlElement parent, String child) {
        XmlElement element = parent.child(child);
        if (element == null) {
            return Double.NaN;
        }
        if (element.child("intervalStart") != null) {
            remarks.add(element.location, "of an uncertain " + child + " the middle is taken");
            return (needed(element, "intervalStart") + needed(element, "intervalEnd")) / 2;
        }
        return needed(element, "exact");
    }

    /** Lower ({@code 0}) and upper bound ({@code 1}) of a quantity; NaN where it is absent. */
    double[] bounds(XmlElement parent, String child) {
        XmlElement element = parent.child(child);
        if (element == null) {
            return new double[] {Double.NaN, Double.NaN};
        }
        if (element.child("exact") != null) {
            double value = needed(element, "exact");
            return new double[] {value, value};
        }
        double low = needed(element, "intervalStart");
        double high = needed(element, "intervalEnd");
        if (high < low) {
            problems.error(element.location, "the interval of " + child + " ends before it starts");
        }
        return new double[] {low, high};
    }

    /** A time step: a whole number. */
    int step(XmlElement at, double value) {
        if (value != Math.rint(value) || value < 0 || value > 1e8) {
            problems.error(at.location, "a time step must be a whole number from 0 on, is " + value);
            return 0;
        }
        return (int) value;
    }

    /** Points of a ring or a line as x, y, x, y, …, m. */
    double[] points(XmlElement parent) {
        var points = parent.children("point");
        double[] out = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            out[2 * i] = needed(points.get(i), "x");
            out[2 * i + 1] = needed(points.get(i), "y");
        }
        return out;
    }
}
