package org.skidpad.bridge.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.robot.RobotDescription;

/**
 * The record that a policy may drive a robot in a mode, because of what was recorded in the mode before. A text of {@code key:
 * value} lines beside the policy file; the last line is the SHA-256 of those before it, so that a changed line is noticed. It
 * guards against mistakes, not against forgery.
 */
public final class Promotion {
    private static final String FIRST_LINE = "skidpad promotion 1";
    private static final String HASH = "sha256";

    private final String policy;
    private final RobotDescription robot;
    private final DriveMode to;

    /**
     * @param policy fingerprint of the policy
     * @param to a mode that has one before it
     */
    public Promotion(String policy, RobotDescription robot, DriveMode to) {
        if (to.before() == null) {
            throw new IllegalArgumentException("nothing is asked for before " + to);
        }
        this.policy = policy;
        this.robot = robot;
        this.to = to;
    }

    /** Where the record of a policy file lies. */
    public static Path file(Path policyFile, RobotDescription robot, DriveMode to) {
        Path name = policyFile.toAbsolutePath();
        return name.resolveSibling(name.getFileName() + "." + robot.name() + "." + to.word() + ".promotion");
    }

    /**
     * Why a recording is not enough, line by line; empty where it is.
     *
     * @param run of a deployment, with the policy's fingerprint in its header
     */
    public List<String> shortcomings(Recording run) {
        List<String> out = new ArrayList<>();
        Map<String, String> notes = run.header().options();
        if (!run.complete()) {
            out.add("the recording was cut off");
        }
        differ("mode", to.before().word(), notes.get("mode"), out);
        differ("policy_fingerprint", policy, notes.get("policy_fingerprint"), out);
        differ("robot", robot.name(), notes.get("robot"), out);
        if (!robot.source().equals(notes.get("robot_text"))) {
            out.add("robot_text: the robot's file has changed since");
        }
        Evidence evidence = Evidence.of(run).orElse(null);
        if (evidence == null) {
            out.add("holds no evidence: it is no finished deployment");
            return out;
        }
        if (evidence.seconds() < robot.modes().evidence()) {
            out.add(String.format(
                    Locale.ROOT,
                    "driven for %.1f s, needs %.1f s",
                    evidence.seconds(),
                    robot.modes().evidence()));
        }
        if (evidence.stops() > robot.modes().mostInterventions()) {
            out.add("had " + evidence.stops() + " stops, may have had "
                    + robot.modes().mostInterventions());
        }
        return out;
    }

    private static void differ(String field, String needed, String found, List<String> out) {
        if (!needed.equals(found)) {
            out.add(field + ": needs " + needed + ", recording has " + (found == null ? "none" : found));
        }
    }

    /** Writes the record of a recording without shortcomings beside {@code target} and renames it. */
    public void write(Path target, Path recording, Recording run) {
        Map<String, String> lines = needed();
        lines.put("evidence", Evidence.of(run).orElseThrow().text());
        lines.put("recording", recording.getFileName().toString());
        lines.put("recording_sha256", sha256(read(recording)));
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        lines.forEach((k, v) -> text.append(k).append(": ").append(v).append('\n'));
        String hash = sha256(text.toString().getBytes(StandardCharsets.UTF_8));
        text.append(HASH).append(": ").append(hash).append('\n');
        try {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /**
     * Refuses where there is no record, or one of something else.
     *
     * @throws BadInputException naming each line that differs
     */
    public void require(Path file) {
        SourceLocation place = SourceLocation.wholeFile(file.toString());
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    place,
                    "no promotion to mode " + to.word() + " is recorded",
                    "drive in mode " + to.before().word()
                            + " with --record, then: skidpad promote POLICY --robot R --to " + to.word()
                            + " RECORDING");
        }
        String text = new String(read(file), StandardCharsets.UTF_8);
        int last = text.lastIndexOf(HASH + ": ");
        if (!text.startsWith(FIRST_LINE + "\n")
                || last < 0
                || !text.substring(last)
                        .strip()
                        .equals(HASH + ": " + sha256(text.substring(0, last).getBytes(StandardCharsets.UTF_8)))) {
            throw new BadInputException(place, "is no promotion, or was changed after it was written");
        }
        List<String> lines = text.lines().toList();
        for (Map.Entry<String, String> line : needed().entrySet()) {
            if (!lines.contains(line.getKey() + ": " + line.getValue())) {
                throw new BadInputException(
                        place,
                        line.getKey() + ": the promotion is of another " + line.getKey() + " than " + line.getValue());
            }
        }
    }

    private Map<String, String> needed() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("policy", policy);
        out.put("robot", robot.name());
        out.put("robot_sha256", sha256(robot.source().getBytes(StandardCharsets.UTF_8)));
        out.put("from", to.before().word());
        out.put("to", to.word());
        return out;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
