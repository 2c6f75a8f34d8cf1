package org.skidpad.viewer.scene;

import java.util.Locale;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.RunHeader;

/** What a viewer says about a run in words. */
public final class RunSummary {
    private RunSummary() {}

    /** How it ended, or that the recording stops before its end. */
    public static String verdict(Recording run) {
        String end = switch (run.end()) {
            case SUCCESS -> "success";
            case COLLISION -> "collision";
            case OFF_ROAD -> "off road";
            case TIMEOUT -> "time out";
            case RUNNING -> "not ended";
        };
        return run.complete() ? end : end + " (recording cut off)";
    }

    /** The colour of the verdict: good, bad or neither. */
    public static int verdictColour(Recording run, Theme theme) {
        return switch (run.end()) {
            case SUCCESS -> theme.goal();
            case COLLISION, OFF_ROAD -> theme.collision();
            case TIMEOUT, RUNNING -> theme.faintText();
        };
    }

    /** Name of the scenario; of its file without folders where that is all there is. */
    public static String title(Recording run) {
        String scenario = run.header().scenario();
        return scenario.substring(scenario.replace('\\', '/').lastIndexOf('/') + 1);
    }

    public static String policyAndSeed(Recording run) {
        RunHeader header = run.header();
        String policy = header.policy() == null || header.policy().isBlank() ? "none" : header.policy();
        return "policy " + policy + "  ·  seed " + header.seed();
    }

    public static String time(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** Sixteen hexadecimal digits. */
    public static String stateHash(Recording run, Moment moment) {
        return String.format(Locale.ROOT, "%016x", run.stateHash(moment.sample()));
    }

    /** An event in one line: its kind, who, and its own text. */
    public static String event(RunHeader header, RunEvent event) {
        if (event.kind().equals("end") && event.text() != null && !event.text().isBlank()) {
            return event.text();
        }
        StringBuilder line = new StringBuilder(event.kind().replace('_', ' '));
        boolean known = event.actor() >= 0 && event.actor() < header.actors().size();
        String name = known ? Scene.nameOf(header, event.actor()) : "";
        String text = event.text() == null ? "" : event.text();
        if (known && !text.contains(name)) {
            line.append(" · ").append(name);
        }
        if (!text.isBlank() && !text.equals(event.kind())) {
            line.append(" · ").append(text);
        }
        return line.toString();
    }
}
