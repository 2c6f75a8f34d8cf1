package org.skidpad.sim.fuzz;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** The files that this Java virtual machine reads or writes, and the sockets, told by its own flight recorder. */
final class OpenedFiles implements AutoCloseable {
    /** Of the recorder's own files, in runs of hours. */
    private static final long MOST_KEPT_BYTES = 1L << 28;

    private final RecordingStream stream = new RecordingStream();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch told = new CountDownLatch(1);

    /** Events are told in their order and some time late, so that whoever hears this one has heard the others. */
    @Name("skidpad.EndOfFuzz")
    private static final class End extends Event {}

    private OpenedFiles() {
        for (String event : List.of("jdk.FileRead", "jdk.FileWrite")) {
            stream.enable(event).withoutThreshold().withoutStackTrace();
            stream.onEvent(event, this::file);
        }
        for (String event : List.of("jdk.SocketRead", "jdk.SocketWrite")) {
            stream.enable(event).withoutThreshold().withoutStackTrace();
            stream.onEvent(event, e -> seen.add("socket " + e.getString("host") + ":" + e.getInt("port")));
        }
        stream.enable(End.class).withoutStackTrace();
        stream.onEvent("skidpad.EndOfFuzz", e -> told.countDown());
        stream.setReuse(true);
        stream.setMaxSize(MOST_KEPT_BYTES);
    }

    private void file(RecordedEvent event) {
        String path = event.getString("path");
        if (path != null) {
            seen.add(path);
        }
    }

    static OpenedFiles watch() {
        OpenedFiles files = new OpenedFiles();
        files.stream.startAsync();
        return files;
    }

    /** What was opened neither below one of the folders, any of which may be null, nor by the runtime for itself. */
    List<String> outside(Path... folders) {
        new End().commit();
        try {
            if (!told.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the flight recorder does not tell what it saw");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        List<Path> own = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            own.add(Path.of(entry).toAbsolutePath());
        }
        List<String> out = new ArrayList<>();
        for (String name : seen) {
            boolean known = !name.startsWith("socket ")
                    && own.stream().anyMatch(Path.of(name).toAbsolutePath()::startsWith);
            Path path = Path.of(name).toAbsolutePath().normalize();
            boolean allowed = Arrays.stream(folders)
                    .anyMatch(
                            f -> f != null && path.startsWith(f.toAbsolutePath().normalize()));
            if (!known && !allowed) {
                out.add(name);
            }
        }
        return out;
    }

    @Override
    public void close() {
        stream.close();
    }
}
