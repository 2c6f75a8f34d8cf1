package org.skidpad.bridge.deploy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;

/**
 * What a run in one mode shows for the next.
 *
 * @param seconds in which the policy decided
 * @param stops in the policy's place
 * @param heldBack decisions that a specification or the shield held back
 * @param decisions in all
 * @param missedDeadlines commands that left too late
 */
public record Evidence(double seconds, int stops, long heldBack, long decisions, long missedDeadlines) {
    private static final Pattern TEXT = Pattern.compile(
            "([0-9.]+) s driven, (\\d+) stops, (\\d+) of (\\d+) decisions held back, (\\d+) missed deadlines");

    static Evidence of(ControlReport report) {
        double share = report.ticks() == 0 ? 0 : (double) report.decisions() / report.ticks();
        return new Evidence(
                report.durationS() * share,
                report.stops(),
                report.heldBack(),
                report.decisions(),
                report.missedDeadlines());
    }

    /** The evidence that a deployment's recording ends with, empty where it has none. */
    public static Optional<Evidence> of(Recording recording) {
        for (RunEvent event : recording.events()) {
            Matcher m = TEXT.matcher(event.text());
            if (event.kind().equals(DeploymentRecording.EVIDENCE) && m.matches()) {
                return Optional.of(new Evidence(
                        Double.parseDouble(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        Long.parseLong(m.group(3)),
                        Long.parseLong(m.group(4)),
                        Long.parseLong(m.group(5))));
            }
        }
        return Optional.empty();
    }

    /** One line, from which it can be read again. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%.2f s driven, %d stops, %d of %d decisions held back, %d missed deadlines",
                seconds,
                stops,
                heldBack,
                decisions,
                missedDeadlines);
    }
}
