package org.skidpad.bridge.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.robot.RobotDescription;

/** Whether a policy's certificate covers a robot: enough episodes, enough success, of this very network, in a body like it. */
public final class CertificateFit {
    /** A robot may be larger than the certified body by this much, m. */
    private static final double LARGER = 0.01;

    private final Map<String, Object> certificate;
    private final RobotDescription robot;
    private final List<String> problems = new ArrayList<>();

    private CertificateFit(Map<String, Object> certificate, RobotDescription robot) {
        this.certificate = certificate;
        this.robot = robot;
    }

    /**
     * Every field in which a certificate (docs/policy-bundle.md) falls short, as {@code metrics.passed.low: needs 0.9, has
     * 0.83}; empty where it covers the robot.
     *
     * @param fingerprint of the network that is to be deployed
     */
    public static List<String> problems(Map<String, Object> certificate, String fingerprint, RobotDescription robot) {
        if (certificate.isEmpty()) {
            return List.of("the policy has none; skidpad evaluate POLICY --scenario S --certify makes one");
        }
        if (!certificate.containsKey("fingerprint") || !(certificate.get("ego") instanceof Map<?, ?>)) {
            // What it says of success may hold, but not of which network and in which body.
            Object scenario = certificate.get("scenario");
            return List.of(
                    "it was written by an older Skidpad, which did not note the network and the body it was earned with;"
                            + " skidpad evaluate POLICY --scenario " + (scenario == null ? "S" : scenario)
                            + " --episodes "
                            + robot.modes().episodes() + " --certify renews it");
        }
        CertificateFit fit = new CertificateFit(certificate, robot);
        fit.results(fingerprint);
        fit.body();
        return fit.problems;
    }

    private void results(String fingerprint) {
        if (!fingerprint.equals(certificate.get("fingerprint"))) {
            problems.add("fingerprint: the certificate is of another network");
        }
        atLeast("episodes", number(certificate, "episodes"), robot.modes().episodes());
        Object metrics = certificate.get("metrics");
        Object passed = metrics instanceof Map<?, ?> m ? m.get("passed") : null;
        atLeast(
                "metrics.passed.low",
                passed instanceof Map<?, ?> m ? number(m, "low") : Double.NaN,
                robot.modes().success());
    }

    private void body() {
        Map<?, ?> ego = (Map<?, ?>) certificate.get("ego");
        String kinematics = robot.drive().kinematics().word();
        if (!kinematics.equals(ego.get("kinematics"))) {
            problems.add("ego.kinematics: robot is " + kinematics + ", certificate has " + ego.get("kinematics"));
        }
        atLeast("ego.length", number(ego, "length"), robot.footprint().length() - LARGER);
        atLeast("ego.width", number(ego, "width"), robot.footprint().width() - LARGER);
        if (robot.hasScan() && ego.get("lidar_rate") != null) {
            atMost(
                    "ego.lidar_rate",
                    number(ego, "lidar_rate"),
                    robot.scan().lidar().rateHz());
            atMost(
                    "ego.lidar_range",
                    number(ego, "lidar_range"),
                    robot.scan().lidar().rangeMax());
            atMost(
                    "ego.lidar_field_of_view",
                    number(ego, "lidar_field_of_view"),
                    robot.scan().lidar().fieldOfView());
        }
    }

    private void atLeast(String field, double has, double needs) {
        if (!(has >= needs - 1e-9)) {
            problems.add(field + ": needs at least " + (float) needs + ", certificate has " + (float) has);
        }
    }

    private void atMost(String field, double has, double needs) {
        if (!(has <= needs + 1e-9)) {
            problems.add(field + ": robot has " + (float) needs + ", certificate has " + (float) has);
        }
    }

    private static double number(Map<?, ?> map, String field) {
        return map.get(field) instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
