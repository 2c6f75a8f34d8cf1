package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.Diagnostic;

class ParameterReaderTest {
    private static final String TEXT = """
            <OpenSCENARIO>
              <ParameterDeclarations>
                <ParameterDeclaration name="speed" parameterType="double" value="20"/>
                <ParameterDeclaration name="double_speed" parameterType="double" value="${2 * $speed}"/>
                <ParameterDeclaration name="lane" parameterType="integer" value="-1">
                  <ConstraintGroup><ValueConstraint rule="equalTo" value="-1"/></ConstraintGroup>
                  <ConstraintGroup>
                    <ValueConstraint rule="greaterThan" value="1"/>
                    <ValueConstraint rule="lessThan" value="$speed"/>
                  </ConstraintGroup>
                </ParameterDeclaration>
              </ParameterDeclarations>
            </OpenSCENARIO>
            """;

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Scope scope = new Scope(null);

    private void declare(Map<String, String> given) {
        Findings problems = new Findings(diagnostics);
        Node root = new Node(XmlReader.parse(TEXT, "p.xosc", problems.xml()), scope, problems);
        ParameterReader.reportUnknown(given, ParameterReader.declare(root, scope, given), scope, problems);
    }

    @Test
    void aLaterParameterMayUseAnEarlierOne() {
        declare(Map.of());
        assertEquals("40", scope.value("double_speed"));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void aGivenValueTakesThePlaceOfTheDefault() {
        declare(Map.of("speed", "10", "lane", "5"));
        assertEquals("20", scope.value("double_speed"));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void aValueOutsideEveryConstraintGroupIsNamedWithItsPlace() {
        declare(Map.of("lane", "30"));
        assertEquals(1, diagnostics.size());
        assertEquals(
                "p.xosc:5:70: error: parameter lane is 30, but it must be equalTo -1, or greaterThan 1 and lessThan 20",
                diagnostics.get(0).toString());
    }

    @Test
    void anUndeclaredNameIsAnErrorWithASuggestion() {
        declare(Map.of("sped", "10"));
        assertTrue(diagnostics.get(0).toString().endsWith("did you mean 'speed'?"), diagnostics.toString());
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        declare(Map.of("speed", "fast"));
        assertTrue(diagnostics.get(0).message().contains("declared as double"), diagnostics.toString());
    }
}
