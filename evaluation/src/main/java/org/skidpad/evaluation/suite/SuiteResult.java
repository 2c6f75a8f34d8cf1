package org.skidpad.evaluation.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.evaluation.json.Json;

/** A suite after it ran; cases in the order of the suite. */
public record SuiteResult(String suite, List<CaseResult> cases) {
    public SuiteResult {
        cases = List.copyOf(cases);
    }

    public boolean passed() {
        return cases.stream().allMatch(CaseResult::passed);
    }

    public Map<String, Object> toTree() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("suite", suite);
        out.put("verdict", passed() ? "pass" : "fail");
        out.put("cases", cases.stream().map(CaseResult::toTree).toList());
        return out;
    }

    /** The report that also serves as a baseline for later runs. */
    public String toJson() {
        return Json.write(toTree());
    }
}
