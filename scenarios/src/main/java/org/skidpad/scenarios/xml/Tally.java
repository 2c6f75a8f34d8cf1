package org.skidpad.scenarios.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Remarks that a file earns again and again: each is reported once, at its first place, with the number of times. */
public final class Tally {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, SourceLocation> firstPlaces = new LinkedHashMap<>();

    public void add(SourceLocation place, String remark) {
        counts.merge(remark, 1, Integer::sum);
        firstPlaces.putIfAbsent(remark, place);
    }

    /** The remarks in order of their first places. */
    public List<Diagnostic> warnings() {
        List<Diagnostic> all = new ArrayList<>();
        counts.forEach((remark, count) -> all.add(Diagnostic.warning(
                firstPlaces.get(remark), count == 1 ? remark : remark + " (" + count + " times, first here)")));
        return all;
    }
}
