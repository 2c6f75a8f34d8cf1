package org.skidpad.sim.spec;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.TextMutations;

/** Damaged formulas are read, and can be watched, or are refused. */
@Execution(ExecutionMode.CONCURRENT)
class FormulaFuzzTest {
    private static final List<String> FORMULAS = List.of(
            "always (gap > 2 and (ttc > 1.5 or closing_speed <= 0))",
            "eventually[0,5] (ego_speed >= 30) implies not off_road > 0.5",
            "(gap > 1) until[1,20] (distance_to_goal < 0.3)",
            "always[2,inf] (abs(jerk) < 5 and min(gap, headway * 2) - max(1, -lane_offset / 2) > 0.5)",
            "not (collision > 0) and true or false implies headway >= 2e-1");

    private static final List<String> WORDS = List.of(
            " and ",
            " or ",
            "not ",
            " implies ",
            "always",
            "eventually",
            " until",
            "abs(",
            "min(",
            "max(",
            "inf",
            "(",
            ")",
            "((((((((",
            "[",
            "]",
            ",",
            "[0,9]",
            "[0,1e4]",
            "1e999",
            "9999",
            "gap",
            "ttc",
            "<",
            ">=",
            "==",
            "!=",
            "-",
            "--",
            "*",
            "/",
            "/0",
            "\u00b2");

    @Test
    void damagedFormulasAreReadOrRefused() {
        double[] row = new double[Signals.names().size()];
        SourceLocation at = new SourceLocation("f.yaml", 3, 7);
        Fuzz.of("formulas of the specification language", 10_000).run(TextMutations.of(FORMULAS, WORDS), text -> {
            Formula formula = SpecParser.parse(text, at, Signals.names());
            if (OnlineMonitor.unsupported(formula).isEmpty()) {
                OnlineMonitor monitor = OnlineMonitor.of(formula, 0.05);
                for (int i = 0; i < 3; i++) {
                    monitor.push(row);
                }
            }
            return true;
        });
    }
}
