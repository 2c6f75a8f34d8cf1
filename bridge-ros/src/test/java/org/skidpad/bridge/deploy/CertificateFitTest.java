package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.robot.TestRobots;

class CertificateFitTest {
    private static Map<String, Object> good() {
        Map<String, Object> ego = new HashMap<>(Map.of(
                "kinematics", "differential", "length", 0.21, "width", 0.21, "lidar_rate", 5.0, "lidar_range", 3.5));
        ego.put("lidar_field_of_view", 2 * Math.PI);
        Map<String, Object> certificate = new HashMap<>();
        certificate.put("fingerprint", "f00d");
        certificate.put("episodes", 200);
        certificate.put("metrics", Map.of("passed", Map.of("low", 0.93)));
        certificate.put("ego", ego);
        return certificate;
    }

    private static void assertProblem(String said, String key, Object value) {
        Map<String, Object> certificate = good();
        certificate.put(key, value);
        List<String> problems = CertificateFit.problems(certificate, "f00d", TestRobots.burger());
        assertTrue(!problems.isEmpty() && problems.get(0).startsWith(said), problems.toString());
    }

    @Test
    void aCertificateOfThisNetworkInABodyLikeTheRobotCoversIt() {
        assertEquals(List.of(), CertificateFit.problems(good(), "f00d", TestRobots.burger()));
    }

    @Test
    void eachShortcomingIsNamedByItsField() {
        assertProblem("fingerprint: the certificate is of another network", "fingerprint", "beef");
        assertProblem("episodes: needs at least 100.0, certificate has 20.0", "episodes", 20);
        assertProblem("metrics.passed.low: needs at least 0.9", "metrics", Map.of("passed", Map.of("low", 0.8)));
        assertProblem("ego.kinematics: robot is differential", "ego", Map.of("kinematics", "ackermann"));
        assertEquals(
                1,
                CertificateFit.problems(Map.of(), "f00d", TestRobots.burger()).size());
    }

    @Test
    void anOlderCertificateIsRefusedWithTheCommandThatRenewsIt() {
        Map<String, Object> old = good();
        old.remove("ego");
        old.put("scenario", "room-goal");
        String problem = String.join("; ", CertificateFit.problems(old, "f00d", TestRobots.burger()));
        assertTrue(problem.contains("older Skidpad"), problem);
        assertTrue(
                problem.contains("skidpad evaluate POLICY --scenario room-goal --episodes 100 --certify renews it"),
                problem);
    }
}
