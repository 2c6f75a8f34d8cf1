package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.record.mcap.McapWriter;

class RecordingsTest {
    @TempDir
    Path folder;

    private static Recording inMemory(int actors, int samples) {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld.record(recorder, new FakeWorld(actors), samples);
        return recorder.recording();
    }

    private static void toFile(Path file, int actors, int samples) {
        try (McapRecorder recorder = new McapRecorder(file)) {
            FakeWorld.record(recorder, new FakeWorld(actors), samples);
        }
    }

    private static void assertSame(Recording expected, Recording actual, int samples) {
        assertEquals(samples, actual.samples());
        assertEquals(expected.header().scenario(), actual.header().scenario());
        assertEquals(expected.header().source(), actual.header().source());
        assertEquals(expected.header().policy(), actual.header().policy());
        assertEquals(expected.header().seed(), actual.header().seed());
        assertEquals(expected.header().tickS(), actual.header().tickS());
        assertEquals(expected.header().version(), actual.header().version());
        assertEquals(expected.header().ego(), actual.header().ego());
        assertEquals(expected.header().actors(), actual.header().actors());
        assertEquals(expected.header().parameters(), actual.header().parameters());
        assertEquals(expected.header().map().size(), actual.header().map().size());
        for (int i = 0; i < expected.header().map().size(); i++) {
            assertEquals(
                    expected.header().map().get(i).kind(),
                    actual.header().map().get(i).kind());
            assertArrayEquals(
                    expected.header().map().get(i).xy(),
                    actual.header().map().get(i).xy());
        }
        for (int s = 0; s < samples; s++) {
            assertEquals(expected.time(s), actual.time(s));
            assertEquals(expected.stateHash(s), actual.stateHash(s));
            assertEquals(expected.egoGap(s), actual.egoGap(s));
            assertEquals(expected.egoLead(s), actual.egoLead(s));
            assertEquals(expected.egoOffRoad(s), actual.egoOffRoad(s));
            assertEquals(expected.goalX(s), actual.goalX(s));
            assertEquals(expected.goalY(s), actual.goalY(s));
            for (int a = 0; a < expected.header().actors().size(); a++) {
                assertEquals(expected.present(s, a), actual.present(s, a));
                assertEquals(expected.touching(s, a), actual.touching(s, a));
                assertEquals(expected.x(s, a), actual.x(s, a));
                assertEquals(expected.y(s, a), actual.y(s, a));
                assertEquals(expected.heading(s, a), actual.heading(s, a));
                assertEquals(expected.speed(s, a), actual.speed(s, a));
                assertEquals(expected.acceleration(s, a), actual.acceleration(s, a));
                assertEquals(expected.yawRate(s, a), actual.yawRate(s, a));
                assertEquals(expected.steering(s, a), actual.steering(s, a));
                assertEquals(expected.laneOffset(s, a), actual.laneOffset(s, a));
            }
            Recording.Decision decision = expected.decision(s);
            assertEquals(decision.time(), actual.decision(s).time());
            assertArrayEquals(decision.observation(), actual.decision(s).observation());
            assertArrayEquals(decision.rawAction(), actual.decision(s).rawAction());
            assertArrayEquals(decision.appliedAction(), actual.decision(s).appliedAction());
            Recording.Scan scan = expected.scan(s);
            assertEquals(scan.time(), actual.scan(s).time(), 1e-9);
            assertEquals(scan.angleMin(), actual.scan(s).angleMin());
            assertEquals(scan.angleIncrement(), actual.scan(s).angleIncrement());
            assertEquals(scan.rangeMax(), actual.scan(s).rangeMax());
            assertEquals(scan.x(), actual.scan(s).x());
            assertEquals(scan.y(), actual.scan(s).y());
            assertArrayEquals(scan.ranges(), actual.scan(s).ranges());
        }
    }

    @Test
    void aRunReadFromItsFileIsTheRunInMemory() {
        Path file = folder.resolve("run.mcap");
        toFile(file, 4, 300);
        Recording expected = inMemory(4, 300);
        Recording actual = Recordings.open(file);
        assertSame(expected, actual, 300);
        assertEquals(expected.events(), actual.events());
        assertEquals(EndReason.COLLISION, actual.end());
        assertTrue(actual.complete());
    }

    @Test
    void aRunInMemoryCanBeWrittenAfterwards() {
        Path file = folder.resolve("run.mcap");
        Recordings.write(inMemory(3, 100), file);
        Recording actual = Recordings.open(file);
        assertSame(inMemory(3, 100), actual, 100);
        assertEquals(inMemory(3, 100).events(), actual.events());
        assertEquals(EndReason.COLLISION, actual.end());
    }

    @Test
    void twoRecordingsOfOneRunAreTheSameBytes() throws IOException {
        toFile(folder.resolve("a.mcap"), 3, 50);
        toFile(folder.resolve("b.mcap"), 3, 50);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.mcap")), Files.readAllBytes(folder.resolve("b.mcap")));
    }

    @Test
    void theStateOfAnActorTakesLessThanTwoKilobytesASecond() throws IOException {
        int actors = 50;
        int samples = 20 * 60;
        Path file = folder.resolve("run.mcap");
        toFile(file, actors, samples);
        double seconds = samples * FakeWorld.DT;
        assertTrue(Files.size(file) / (actors * seconds) < 2000, "the whole file, ROS channels included");
    }

    @Test
    void aFileAppearsUnderItsNameOnlyWhenItIsComplete() {
        Path file = folder.resolve("run.mcap");
        FakeWorld world = new FakeWorld(2);
        try (McapRecorder recorder = new McapRecorder(file)) {
            recorder.begin(world.header());
            recorder.sample(world, 1);
            assertFalse(Files.exists(file));
            assertTrue(Files.exists(McapWriter.partOf(file)));
        }
        assertTrue(Files.exists(file));
        assertFalse(Files.exists(McapWriter.partOf(file)));
        assertEquals(EndReason.RUNNING, Recordings.open(file).end());
    }

    @Test
    void aKilledRunIsReadUpToItsLastCompleteChunk() throws IOException {
        Path file = folder.resolve("run.mcap");
        FakeWorld world = new FakeWorld(3);
        McapRecorder recorder = new McapRecorder(file);
        FakeWorld.record(recorder, world, 205);
        // The process dies here: no close.
        Recording cut = Recordings.open(McapWriter.partOf(file));
        assertFalse(cut.complete());
        assertEquals(EndReason.RUNNING, cut.end());
        assertTrue(cut.samples() >= 180 && cut.samples() <= 205, "lost more than a second: " + cut.samples());
        assertSame(inMemory(3, 205), cut, cut.samples());
        recorder.close();
    }

    @Test
    void aFileCutAnywhereIsReadOrRefusedButNeverMisread() throws IOException {
        Path file = folder.resolve("run.mcap");
        toFile(file, 2, 100);
        byte[] whole = Files.readAllBytes(file);
        Recording expected = inMemory(2, 100);
        Path cut = folder.resolve("cut.mcap");
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
            try {
                Recording run = Recordings.open(cut);
                assertFalse(run.complete());
                if (run.samples() > 0 && run.decision(0) != null) {
                    assertSame(expected, run, run.samples());
                }
            } catch (BadInputException e) {
                assertTrue(e.getMessage().contains("cut.mcap"), e.getMessage());
            }
        }
    }

    @Test
    void whatIsNoRecordingIsRefusedWithAReason() throws IOException {
        assertRefused(folder.resolve("none.mcap"), "there is no such file");
        Path text = folder.resolve("text.mcap");
        Files.writeString(text, "this is a text, not a recording");
        assertRefused(text, "no MCAP file");
        Path foreign = folder.resolve("foreign.mcap");
        new McapWriter(foreign, "", "test").close();
        assertRefused(foreign, "no recording of Skidpad");
        assertRefused(folder, "is a folder");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() {
        Path file = folder.resolve("nowhere").resolve("run.mcap");
        try (McapRecorder recorder = new McapRecorder(file)) {
            BadInputException bad =
                    assertThrows(BadInputException.class, () -> recorder.begin(new FakeWorld(1).header()));
            assertTrue(bad.getMessage().contains("there is no folder"), bad.getMessage());
        }
    }

    @Test
    void anUnfinishedRecordingIsPointedAtWhereTheFinishedOneIsMissing() {
        Path file = folder.resolve("run.mcap");
        try (McapRecorder recorder = new McapRecorder(file)) {
            recorder.begin(new FakeWorld(1).header());
            assertRefused(file, "an unfinished recording is at " + McapWriter.partOf(file));
        }
    }

    @Test
    void aDamagedChunkIsNamedByItsOffset() throws IOException {
        Path file = folder.resolve("run.mcap");
        toFile(file, 2, 100);
        byte[] bytes = Files.readAllBytes(file);
        // The first four bytes of a zstd frame mark where packed records begin; 40 bytes on they are damaged.
        int frame = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u0028\u00B5\u002F\u00FD");
        bytes[frame + 40] ^= 0x55;
        Files.write(file, bytes);
        assertRefused(file, "at byte ");
    }

    private static void assertRefused(Path file, String reason) {
        BadInputException bad = assertThrows(BadInputException.class, () -> Recordings.open(file));
        assertTrue(bad.getMessage().contains(reason), bad.getMessage());
        assertTrue(bad.getMessage().startsWith(file.toString()), bad.getMessage());
    }

    @Test
    void theSourceOfTheScenarioIsAnAttachmentAsItWasWritten() {
        Path file = folder.resolve("run.mcap");
        toFile(file, 1, 2);
        String source = Recordings.open(file).header().source();
        assertEquals(new FakeWorld(1).header().source(), source);
        assertTrue(source.getBytes(StandardCharsets.UTF_8).length > source.length());
    }
}
