package org.skidpad.viewer.fx;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;

/**
 * Opens a window on a recording and waits until it is closed. It starts the toolkit itself instead of extending JavaFX's
 * {@code Application}: a main class that does so is refused on the class path with "JavaFX runtime components are missing".
 * The toolkit starts once in a JVM, so that a second window needs a second process.
 */
public final class ViewerLauncher {
    private ViewerLauncher() {}

    /** Shows the recording named by the only argument; exits with 2 and a line where it cannot be shown. */
    public static void main(String[] args) {
        try {
            if (args.length != 1) {
                throw new BadInputException(
                        SourceLocation.wholeFile("arguments"), "give one recording, there are " + args.length);
            }
            launch(Path.of(args[0]));
        } catch (BadInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Shows a recording until the window is closed.
     *
     * @throws BadInputException where the file is no recording or holds no sample, or the machine has no display or lacks a
     *     library; each line names the remedy. Nothing has been shown then.
     */
    public static void launch(Path recording) {
        // First, because reading a long recording only to refuse it would be rude.
        Preflight.check();
        launch(Recordings.open(recording), null, nameOf(recording));
    }

    /** As {@link #launch(Path)}, with the ego and the signals of a second recording beside those of the first. */
    public static void launch(Path recording, Path compared) {
        Preflight.check();
        launch(Recordings.open(recording), Recordings.open(compared), nameOf(recording) + " and " + nameOf(compared));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** As {@link #launch(Path)}, for a recording in memory; {@code name} is the title of the window. */
    public static void launch(Recording run, String name) {
        Preflight.check();
        launch(run, null, name);
    }

    private static void launch(Recording run, Recording compared, String name) {
        if (run.samples() == 0) {
            throw new BadInputException(SourceLocation.wholeFile(name), "it holds no sample, nothing to show");
        }
        // The class path is how Skidpad is started; JavaFX would warn of it on every start.
        Logger toolkit = Logger.getLogger("javafx");
        toolkit.setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            Platform.startup(() -> {
                try {
                    Stage stage = new Stage();
                    ViewerWindow window = new ViewerWindow(stage, run, name, Recordings::open);
                    if (compared != null) {
                        window.playback().compareWith(compared);
                    }
                    window.show();
                    stage.showingProperty().addListener((property, before, now) -> closed.countDown());
                } catch (RuntimeException | Error e) {
                    failure.set(e);
                    closed.countDown();
                }
            });
        } catch (RuntimeException | LinkageError e) {
            throw Preflight.explain(e);
        }
        await(closed);
        Platform.exit();
        if (failure.get() != null) {
            throw new IllegalStateException("the window could not be built", failure.get());
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
