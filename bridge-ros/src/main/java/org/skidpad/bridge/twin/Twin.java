package org.skidpad.bridge.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The twin's process. What it tells goes to a listener; at the latest when closed, it ends, and its files with it. */
public final class Twin implements AutoCloseable {
    private final Process process;
    private final Path world;
    private final Thread reader;
    private final List<String> complaints = new ArrayList<>();

    private Twin(Process process, Path world, Consumer<TwinEvent> listener) {
        this.process = process;
        this.world = world;
        reader = new Thread(() -> read(listener), "twin-events");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param program of {@link TwinBuild#program}
     * @param listener called on a thread of this object
     */
    public static Twin start(
            Path program,
            TwinKind kind,
            TwinWorld world,
            TwinOptions options,
            LocalMaster master,
            Consumer<TwinEvent> listener) {
        try {
            Path file = Files.createTempFile("skidpad-twin", ".world");
            Files.writeString(file, world.text());
            List<String> command = new ArrayList<>(List.of(program.toString(), kind.word(), file.toString()));
            command.add("rtf:=" + options.factor());
            command.add("wait:=" + options.waitS());
            command.add("seed:=" + Math.floorMod(options.seed(), 1L << 31));
            for (var numbers : List.of(options.physics(), options.limits())) {
                numbers.forEach((name, value) -> command.add(String.format(Locale.ROOT, "%s:=%.9g", name, value)));
            }
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            master.environment(builder.environment());
            return new Twin(builder.start(), file, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the twin", e);
        }
    }

    private void read(Consumer<TwinEvent> listener) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                TwinEvent event = TwinEvent.parse(line);
                if (event != null) {
                    listener.accept(event);
                } else {
                    synchronized (complaints) {
                        complaints.add(line);
                    }
                }
            }
        } catch (IOException e) {
            synchronized (complaints) {
                complaints.add("lost the twin's output: " + e.getMessage());
            }
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; false where the time is over before. */
    public boolean await(double seconds) throws InterruptedException {
        return process.waitFor(Math.round(seconds * 1e3), TimeUnit.MILLISECONDS);
    }

    /** What it said that is no event, for people. */
    public List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Asks it to end and waits until all its events have been heard; idempotent. */
    public void end() {
        Ended.process(process);
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
            Files.deleteIfExists(world);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + world, e);
        }
    }
}
