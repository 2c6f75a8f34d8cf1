package org.skidpad.evaluation.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.spec.Criterion;

/**
 * One line of a suite.
 *
 * @param location where it is written
 * @param point of a variation in words, or empty
 * @param policy rule name, or path of a policy file
 * @param criteria besides the scenario's own
 * @param expectFailure true where at least one run is known to fail today
 * @param passRate share of the runs that must pass, 0 … 1
 */
public record SuiteCase(
        SourceLocation location,
        Scenario scenario,
        String point,
        String policy,
        long[] seeds,
        List<Criterion> criteria,
        boolean expectFailure,
        double passRate) {
    public SuiteCase {
        criteria = List.copyOf(criteria);
    }

    SuiteCase withPolicy(String other) {
        return new SuiteCase(location, scenario, point, other, seeds, criteria, expectFailure, passRate);
    }

    /** {@code cut-in / idm / detect}, and the point of a variation: {@code cut-in / idm / detect [v=20]}. */
    String label() {
        Path file = Path.of(policy).getFileName();
        String contacts = scenario.config().contacts().name().toLowerCase(Locale.ROOT);
        return scenario.name() + " / " + (file == null ? policy : file) + " / " + contacts
                + (point.isEmpty() ? "" : " [" + point + "]");
    }
}
