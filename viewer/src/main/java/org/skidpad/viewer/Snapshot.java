package org.skidpad.viewer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.image.ImagePainter;
import org.skidpad.viewer.scene.DrawOptions;
import org.skidpad.viewer.scene.Moment;
import org.skidpad.viewer.scene.Page;
import org.skidpad.viewer.scene.Scene;
import org.skidpad.viewer.scene.Theme;

/** A picture of a moment of a recording as a PNG file: no display, no toolkit, only Java2D and a font. */
public final class Snapshot {
    /** Smallest and largest side of a picture, px. */
    public static final int MIN_SIDE = 160;

    public static final int MAX_SIDE = 8192;

    private Snapshot() {}

    /** As {@link #render(Recording, double, int, int, Path, SnapshotOptions)} on a dark background, near the ego. */
    public static void render(Recording run, double atSeconds, int width, int height, Path png) {
        render(run, atSeconds, width, height, png, SnapshotOptions.DEFAULT);
    }

    /**
     * Writes a picture beside {@code png} and renames it, so that a crash leaves the old file.
     *
     * @param atSeconds time of the recording, s, within its first and last sample
     * @param width px, {@link #MIN_SIDE} to {@link #MAX_SIDE}
     * @param height px, {@link #MIN_SIDE} to {@link #MAX_SIDE}
     * @throws BadInputException where the time lies outside the recording, the size outside its limits, the machine has no
     *     font, or the file cannot be written
     */
    public static void render(
            Recording run, double atSeconds, int width, int height, Path png, SnapshotOptions options) {
        write(image(run, atSeconds, width, height, options), png);
    }

    /** The picture itself; parameters and errors as in {@code render}. */
    static BufferedImage image(Recording run, double atSeconds, int width, int height, SnapshotOptions options) {
        // Where DISPLAY names a display that is not there, Java2D would try to open it and fail.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        requireSide("width", width);
        requireSide("height", height);
        if (run.samples() == 0) {
            throw new BadInputException(SourceLocation.wholeFile("recording"), "it holds no sample, nothing to show");
        }
        double first = run.time(0);
        double last = run.time(run.samples() - 1);
        // Half a tick: the end of a run as printed, rounded to milliseconds, is not refused.
        double tolerance = Math.max(1e-9, run.header().tickS() / 2);
        if (!(atSeconds >= first - tolerance && atSeconds <= last + tolerance)) {
            throw new BadInputException(
                    SourceLocation.wholeFile("--at"),
                    atSeconds + " s lies outside the recording, which has " + first + " s to " + last + " s");
        }
        Scene scene = new Scene(run, options.dark() ? Theme.DARK : Theme.LIGHT);
        return ImagePainter.paint(
                new Page(scene)
                        .draw(
                                width,
                                height,
                                Moment.at(run, atSeconds),
                                DrawOptions.ALL,
                                options.view(),
                                options.verdict()),
                width,
                height);
    }

    private static void requireSide(String name, int pixels) {
        if (pixels < MIN_SIDE || pixels > MAX_SIDE) {
            throw new BadInputException(
                    SourceLocation.wholeFile("--" + name),
                    pixels + " px lies outside " + MIN_SIDE + " to " + MAX_SIDE + " px");
        }
    }

    private static void write(BufferedImage image, Path png) {
        Path target = png.toAbsolutePath();
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            // A stream of our own: given a file that cannot be opened, ImageIO prints a stack trace.
            try (OutputStream out = Files.newOutputStream(beside)) {
                if (!ImageIO.write(image, "png", out)) {
                    throw new IllegalStateException("this Java runtime has no PNG writer");
                }
            }
            move(beside, target);
        } catch (IOException e) {
            BadInputException refusal = new BadInputException(
                    SourceLocation.wholeFile(png.toString()),
                    "cannot be written (" + e + ")",
                    "choose a folder that can be written to");
            try {
                Files.deleteIfExists(beside);
            } catch (IOException left) {
                refusal.addSuppressed(left);
            }
            throw refusal;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
