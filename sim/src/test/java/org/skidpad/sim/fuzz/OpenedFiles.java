package org.skidpad.sim.fuzz;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/** The files and sockets that the threads of a group read or write, told by the Java virtual machine's own flight recorder. */
final class OpenedFiles implements AutoCloseable {
    /** Of the recorder's own files, in runs of hours. */
    private static final long MOST_KEPT_BYTES = 1L << 28;

    private final RecordingStream stream = new RecordingStream();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch told = new CountDownLatch(1);

    /** Events are told in their order and some time late, so that whoever hears this one has heard the others. */
    @Name("skidpad.EndOfFuzz")
    private static final class End extends Event {
        /** The watched group: others may be watched at the same time. */
        String group;
    }

    private final String group;

    private OpenedFiles(String group) {
        this.group = group;
        for (String event : List.of("jdk.FileRead", "jdk.FileWrite")) {
            stream.enable(event).withoutThreshold().withoutStackTrace();
            stream.onEvent(event, this::file);
        }
        for (String event : List.of("jdk.SocketRead", "jdk.SocketWrite")) {
            stream.enable(event).withoutThreshold().withoutStackTrace();
            stream.onEvent(event, this::socket);
        }
        stream.enable(End.class).withoutStackTrace();
        stream.onEvent("skidpad.EndOfFuzz", this::end);
        stream.setReuse(true);
        stream.setMaxSize(MOST_KEPT_BYTES);
    }

    private void file(RecordedEvent event) {
        String path = event.getString("path");
        if (path != null && isWatched(event)) {
            seen.add(path);
        }
    }

    private void socket(RecordedEvent event) {
        if (isWatched(event)) {
            seen.add("socket " + event.getString("host") + ":" + event.getInt("port"));
        }
    }

    private void end(RecordedEvent event) {
        if (group.equals(event.getString("group"))) {
            told.countDown();
        }
    }

    /** A thread whose group is not known counts: it may be one of ours that has ended. */
    private boolean isWatched(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        return thread == null
                || thread.getThreadGroup() == null
                || group.equals(thread.getThreadGroup().getName());
    }

    static OpenedFiles watch(String group) {
        OpenedFiles files = new OpenedFiles(group);
        files.stream.startAsync();
        return files;
    }

    /** What was opened neither below the folder, null for none, nor by the runtime for itself. */
    List<String> outside(Path folder) {
        End end = new End();
        end.group = group;
        end.commit();
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
            boolean allowed =
                    folder != null && path.startsWith(folder.toAbsolutePath().normalize());
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
