package org.skidpad.viewer.fx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;

/**
 * Opens a window on a recording and waits until it is closed. It starts the toolkit itself instead of extending JavaFX's
 * {@code Application}: a main class that does so is refused on the class path with "JavaFX runtime components are missing".
 */
public final class ViewerLauncher {
    private ViewerLauncher() {}

    /**
     * Shows a recording until the window is closed.
     *
     * @param name in the title of the window
     * @throws BadInputException where the recording is empty, or the machine has no display or lacks a library; each line
     *     names the remedy
     */
    public static void launch(Recording run, String name) {
        if (run.samples() == 0) {
            throw new BadInputException(SourceLocation.wholeFile(name), "it holds no sample, nothing to show");
        }
        Preflight.check();
        // The class path is how Skidpad is started; JavaFX would warn of it on every start.
        Logger toolkit = Logger.getLogger("javafx");
        toolkit.setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            Platform.startup(() -> {
                try {
                    Stage stage = new Stage();
                    new ViewerWindow(stage, run, name, null).show();
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
