package org.skidpad.sim.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.mcap.CdrReader;
import org.skidpad.sim.record.mcap.McapAttachment;
import org.skidpad.sim.record.mcap.McapChannel;
import org.skidpad.sim.record.mcap.McapMetadata;
import org.skidpad.sim.record.mcap.McapReader;

/** Reads back what {@link RunFileWriter} wrote. */
final class RunFileReader {
    /** A recording is held in memory: more messages to keep are refused, bytes. */
    private static final long MAX_KEPT = 512L << 20;

    /** More actors are refused before room is made for their samples. */
    private static final int MAX_ACTORS = 10_000;

    private static final Set<String> TOPICS = Set.of(
            RunFileWriter.SCENE_TOPIC,
            RunFileWriter.STATE_TOPIC,
            RunFileWriter.DECISION_TOPIC,
            RunFileWriter.EVENT_TOPIC,
            RunFileWriter.SCAN_TOPIC,
            RunFileWriter.TF_STATIC_TOPIC);

    private final SourceLocation file;
    private final Map<String, Map<String, String>> metadata = new LinkedHashMap<>();
    private String source = "";
    private RunStore store;
    private StateFrame frame;
    private long kept;
    private double mountX;
    private double mountY;

    private RunFileReader(Path path) {
        file = SourceLocation.wholeFile(path.toString());
    }

    static Recording read(Path path) {
        try (McapReader reader = McapReader.open(path)) {
            return new RunFileReader(path).read(reader);
        }
    }

    private BadInputException bad(String message) {
        return new BadInputException(file, message);
    }

    private Recording read(McapReader reader) {
        for (McapMetadata entry : reader.metadata()) {
            metadata.put(entry.name(), entry.values());
        }
        Map<String, String> run = metadata.get(RunFileWriter.RUN);
        if (run == null) {
            throw bad("is an MCAP file but no recording of Skidpad: it has no metadata '" + RunFileWriter.RUN + "'");
        }
        String format = value(run, "format");
        if (!format.equals(RunFileWriter.FORMAT)) {
            throw bad("has recording format " + format + ", this version reads format " + RunFileWriter.FORMAT);
        }
        for (McapAttachment attachment : reader.attachments()) {
            if (attachment.name().equals(RunFileWriter.SOURCE)) {
                source = new String(attachment.data(), StandardCharsets.UTF_8);
            }
        }
        reader.messages(TOPICS, Long.MIN_VALUE, Long.MAX_VALUE, this::message);
        if (store == null) {
            throw bad("was cut off before its first complete chunk: it has no scene");
        }
        Map<String, String> end = metadata.get(RunFileWriter.END);
        if (end != null) {
            String reason = value(end, "reason");
            for (EndReason candidate : EndReason.values()) {
                if (candidate.name().equals(reason)) {
                    store.end = candidate;
                }
            }
            if (!store.end.name().equals(reason)) {
                throw bad("has an unknown reason of its end, '" + reason + "'");
            }
        }
        store.decisions.sort(Comparator.comparingDouble(Recording.Decision::time));
        store.scans.sort(Comparator.comparingDouble(Recording.Scan::time));
        return store.toRecording(reader.complete());
    }

    private String value(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null) {
            throw bad("lacks the metadata '" + key + "'");
        }
        return value;
    }

    private double number(Map<String, String> map, String key) {
        try {
            return Double.parseDouble(value(map, key));
        } catch (NumberFormatException e) {
            throw bad("metadata '" + key + "' is no number: '" + map.get(key) + "'");
        }
    }

    private void message(McapChannel channel, int sequence, long logTime, long publishTime, ByteBuffer data) {
        kept += data.remaining();
        if (kept > MAX_KEPT) {
            throw bad("has more than " + MAX_KEPT + " bytes of messages: it is too long to be held in memory");
        }
        CdrReader cdr = new CdrReader(data, file, channel.topic());
        if (channel.topic().equals(RunFileWriter.SCENE_TOPIC)) {
            scene(cdr);
            return;
        }
        if (store == null) {
            if (channel.topic().equals(RunFileWriter.TF_STATIC_TOPIC)) {
                staticTransforms(cdr);
                return;
            }
            throw bad("has a message on " + channel.topic() + " before its scene");
        }
        switch (channel.topic()) {
            case RunFileWriter.STATE_TOPIC -> state(cdr);
            case RunFileWriter.DECISION_TOPIC ->
                store.decisions.add(new Recording.Decision(
                        cdr.float64(), cdr.float32Sequence(), cdr.float32Sequence(), cdr.float32Sequence()));
            case RunFileWriter.EVENT_TOPIC ->
                store.events.add(new RunEvent(cdr.float64(), cdr.string(), cdr.int32(), cdr.string(), impact(cdr)));
            case RunFileWriter.SCAN_TOPIC -> scan(cdr);
            case RunFileWriter.TF_STATIC_TOPIC -> staticTransforms(cdr);
            default -> throw new AssertionError("not asked for: " + channel.topic());
        }
    }

    /** Older recordings end an event with its text. */
    private static RunEvent.Impact impact(CdrReader cdr) {
        int other = cdr.hasMore() ? cdr.int32() : -1;
        return other == -1 ? null : new RunEvent.Impact(other, cdr.float64(), cdr.float64(), cdr.float64());
    }

    private void scene(CdrReader cdr) {
        if (store != null) {
            throw bad("has two scenes");
        }
        int ego = cdr.int32();
        ActorType[] types = ActorType.values();
        List<RunHeader.ActorInfo> actors = new ArrayList<>();
        int count = cdr.length(1);
        if (count > MAX_ACTORS) {
            throw bad("has " + count + " actors, at most " + MAX_ACTORS + " are read");
        }
        for (int i = 0; i < count; i++) {
            String name = cdr.string();
            int type = cdr.uint8();
            if (type >= types.length) {
                throw bad("has an actor '" + name + "' of the unknown type " + type);
            }
            actors.add(new RunHeader.ActorInfo(
                    name, types[type], cdr.float64(), cdr.float64(), cdr.float64(), cdr.float64()));
        }
        if (ego < 0 || ego >= count) {
            throw bad("names actor " + ego + " of " + count + " as its ego");
        }
        List<RunHeader.MapLine> map = new ArrayList<>();
        int lines = cdr.length(1);
        for (int i = 0; i < lines; i++) {
            map.add(new RunHeader.MapLine(cdr.string(), cdr.float64Sequence()));
        }
        Map<String, String> run = metadata.get(RunFileWriter.RUN);
        double tick = number(run, "tick_s");
        if (!(tick > 0) || Double.isInfinite(tick)) {
            throw bad("has a tick_s of " + tick + ", it must be positive");
        }
        Map<String, String> texts = metadata.getOrDefault(RunFileWriter.PARAMETERS, Map.of());
        Map<String, Double> parameters = new LinkedHashMap<>();
        texts.keySet().forEach(name -> parameters.put(name, number(texts, name)));
        long seed;
        try {
            seed = Long.parseLong(value(run, "seed"));
        } catch (NumberFormatException e) {
            throw bad("metadata 'seed' is no whole number: '" + run.get("seed") + "'");
        }
        store = new RunStore(new RunHeader(
                value(run, "scenario"),
                source,
                value(run, "policy"),
                seed,
                tick,
                value(run, "version"),
                ego,
                actors,
                map,
                parameters,
                metadata.getOrDefault(RunFileWriter.OPTIONS, Map.of())));
        frame = new StateFrame(count);
    }

    private void state(CdrReader cdr) {
        frame.tick = cdr.uint64();
        frame.time = cdr.float64();
        frame.hash = cdr.uint64();
        frame.egoGap = cdr.float64();
        frame.egoLead = cdr.int32();
        frame.egoOffRoad = cdr.bool();
        frame.goalX = cdr.float64();
        frame.goalY = cdr.float64();
        cdr.float64Sequence(frame.x);
        cdr.float64Sequence(frame.y);
        cdr.float64Sequence(frame.heading);
        cdr.float64Sequence(frame.speed);
        cdr.float32Sequence(frame.acceleration);
        cdr.float32Sequence(frame.yawRate);
        cdr.float32Sequence(frame.steering);
        cdr.float32Sequence(frame.laneOffset);
        cdr.uint8Sequence(frame.flags);
        if (frame.egoLead < -1 || frame.egoLead >= frame.actors) {
            throw bad("names actor " + frame.egoLead + " of " + frame.actors + " as the ego's lead");
        }
        store.append(frame);
    }

    private void scan(CdrReader cdr) {
        double time = cdr.time() * 1e-9;
        cdr.string();
        double angleMin = cdr.float32();
        cdr.float32();
        double angleIncrement = cdr.float32();
        cdr.float32();
        cdr.float32();
        cdr.float32();
        double rangeMax = cdr.float32();
        store.scans.add(
                new Recording.Scan(time, angleMin, angleIncrement, rangeMax, mountX, mountY, cdr.float32Sequence()));
    }

    private void staticTransforms(CdrReader cdr) {
        int count = cdr.length(1);
        for (int i = 0; i < count; i++) {
            cdr.time();
            cdr.string();
            String child = cdr.string();
            double x = cdr.float64();
            double y = cdr.float64();
            for (int k = 0; k < 5; k++) {
                cdr.float64();
            }
            if (child.equals(RunFileWriter.SCAN_FRAME)) {
                mountX = x;
                mountY = y;
            }
        }
    }
}
