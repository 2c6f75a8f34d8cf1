package org.skidpad.viewer.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.DrawOptions;
import org.skidpad.viewer.scene.Theme;

/** One window on one recording. */
final class ViewerWindow {
    /** Longer pauses of the toolkit are not played back as a jump, s. */
    private static final double LONGEST_FRAME = 0.25;

    /** Reads a second recording for comparison. */
    interface Opener {
        /** @throws BadInputException where it cannot be read */
        Recording open(Path file);
    }

    private final Playback playback;
    private final Stage stage;
    private final Opener opener;
    private final MapView map;
    private final TransportBar transport;
    private final EventList events;
    private final TopBar top;
    private final HelpOverlay help = new HelpOverlay();
    private final StackPane root = new StackPane();

    ViewerWindow(Stage stage, Recording run, String fileName, Opener opener) {
        this.stage = stage;
        this.opener = opener;
        playback = new Playback(run);
        map = new MapView(playback);
        transport = new TransportBar(playback);
        events = new EventList(playback);
        top = new TopBar(playback, map::fit, opener == null ? null : this::compare, help::toggle);

        PlotView plots = new PlotView(playback);
        VBox side = new VBox(plots, events);
        side.getStyleClass().add("side");
        VBox.setVgrow(plots, Priority.ALWAYS);
        events.setPrefHeight(170);
        events.setMinHeight(90);
        SplitPane split = new SplitPane(map, side);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.69);
        SplitPane.setResizableWithParent(side, false);
        BorderPane page = new BorderPane(split);
        page.setTop(top);
        page.setBottom(new VBox(transport, new StatusBar(playback)));
        root.getChildren().addAll(page, help);

        Scene scene = new Scene(root, 1280, 800);
        scene.getStylesheets().add(ViewerWindow.class.getResource("viewer.css").toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        stage.setScene(scene);
        stage.setTitle(fileName + " – Skidpad");
        stage.setMinWidth(1020);
        stage.setMinHeight(520);
        playback.onChange(this::applyTheme);
        applyTheme();
    }

    Playback playback() {
        return playback;
    }

    void show() {
        stage.show();
        map.requestFocus();
        AnimationTimer timer = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                double elapsed = last == 0 ? 0 : Math.min(LONGEST_FRAME, (now - last) * 1e-9);
                last = now;
                playback.advance(elapsed);
            }
        };
        timer.start();
        stage.setOnHidden(e -> timer.stop());
    }

    private Theme applied;

    private void applyTheme() {
        Theme theme = playback.theme();
        if (theme == applied) {
            return;
        }
        applied = theme;
        boolean dark = theme == Theme.DARK;
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        // What is seen before the first frame.
        stage.getScene().setFill(CanvasPainter.colour(theme.background()));
        root.getStyleClass().removeAll("dark", "light");
        root.getStyleClass().add(dark ? "dark" : "light");
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        DrawOptions options = playback.options();
        int second = Math.max(1, (int) Math.round(1 / playback.run().header().tickS()));
        int stride = event.isShiftDown() ? second : 1;
        switch (event.getCode()) {
            case SPACE -> playback.togglePlaying();
            case LEFT -> playback.step(-stride);
            case RIGHT -> playback.step(stride);
            case HOME -> playback.seek(playback.timeline().start());
            case END -> playback.seek(playback.timeline().end());
            case COMMA -> events.jump(-1);
            case PERIOD -> events.jump(1);
            case F -> playback.followNext(event.isShiftDown() ? -1 : 1);
            case A -> map.fit();
            case L -> playback.setOptions(options.withLidar(!options.lidar()));
            case P -> playback.setOptions(options.withPaths(!options.paths()));
            case N -> playback.setOptions(options.withLabels(!options.labels()));
            case V -> playback.setOptions(options.withVelocities(!options.velocities()));
            case T -> playback.setOptions(options.withTrails(!options.trails()));
            case O -> playback.setLooping(!playback.timeline().looping());
            case D -> top.switchTheme();
            case ESCAPE -> help.setVisible(false);
            default -> {
                // Not a key of the viewer.
                return;
            }
        }
        event.consume();
    }

    /** Signs, which sit on different keys of different keyboards. */
    private void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+", "=" -> transport.changeSpeed(1);
            case "-" -> transport.changeSpeed(-1);
            case "?" -> help.toggle();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void compare() {
        if (playback.comparing()) {
            playback.compareWith(null);
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Recording to compare with");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Recordings", "*.mcap"));
        File file = chooser.showOpenDialog(stage);
        if (file == null) {
            return;
        }
        try {
            playback.compareWith(opener.open(file.toPath()));
        } catch (BadInputException e) {
            Alert alert = new Alert(Alert.AlertType.ERROR, e.getMessage());
            alert.setHeaderText("The recording cannot be compared");
            alert.initOwner(stage);
            alert.showAndWait();
        }
    }
}
