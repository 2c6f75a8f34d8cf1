package org.skidpad.viewer.fx;

import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Opens the window on a recording as the command line does, lets it play for some frames, closes it and says how many were
 * shown. Run in a JVM of its own on a virtual display. A second argument "stay" keeps it open.
 */
public final class SmokeWindow {
    private SmokeWindow() {}

    public static void main(String[] args) {
        boolean stay = args.length > 1 && args[1].equals("stay");
        long started = System.nanoTime();
        if (!stay) {
            Thread closer = new Thread(() -> closeAfterFrames(60, started), "closer");
            closer.setDaemon(true);
            closer.start();
        }
        ViewerLauncher.launch(Path.of(args[0]));
        System.out.println("closed");
    }

    private static void closeAfterFrames(int frames, long started) {
        while (true) {
            try {
                Thread.sleep(20);
                Platform.runLater(() -> watch(frames, started));
                return;
            } catch (IllegalStateException e) {
                // The toolkit has not started yet; asked again below.
                continue;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void watch(int frames, long started) {
        new AnimationTimer() {
            private int seen;
            private long first;

            @Override
            public void handle(long now) {
                if (Window.getWindows().isEmpty()) {
                    return;
                }
                if (seen == 0) {
                    first = System.nanoTime();
                }
                seen++;
                if (seen == frames) {
                    stop();
                    Stage stage = (Stage) Window.getWindows().get(0);
                    System.out.printf(
                            "shown %d frames of %.0f by %.0f, first after %.2f s, then %.0f a second%n",
                            seen,
                            stage.getScene().getWidth(),
                            stage.getScene().getHeight(),
                            (first - started) * 1e-9,
                            (seen - 1) / ((System.nanoTime() - first) * 1e-9));
                    stage.hide();
                }
            }
        }.start();
    }
}
