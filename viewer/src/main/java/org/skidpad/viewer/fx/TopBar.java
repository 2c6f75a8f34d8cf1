package org.skidpad.viewer.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.DrawOptions;
import org.skidpad.viewer.scene.RunSummary;
import org.skidpad.viewer.scene.Scene;
import org.skidpad.viewer.scene.Theme;

/** What run it is, whom the camera follows, and what is shown. */
final class TopBar extends HBox {
    private final Playback playback;
    private final ComboBox<Integer> follow = new ComboBox<>();
    private final List<Runnable> shown = new ArrayList<>();
    private boolean showing;

    TopBar(Playback playback, Runnable fit, Runnable compare, Runnable help) {
        this.playback = playback;
        getStyleClass().add("top");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        Label followLabel = new Label("Follow");
        followLabel.getStyleClass().add("faint");
        getChildren()
                .addAll(
                        title(playback.run()),
                        gap,
                        followLabel,
                        followChoice(),
                        button("fit", "Fit", "Show everything (A)", fit),
                        new Separator(Orientation.VERTICAL),
                        toggle("lidar", "Lidar", "Lidar of the ego (L)", DrawOptions::lidar, DrawOptions::withLidar),
                        toggle(
                                "paths",
                                "Paths",
                                "Driven and predicted path (P)",
                                DrawOptions::paths,
                                DrawOptions::withPaths),
                        toggle("names", "Names", "Names of actors (N)", DrawOptions::labels, DrawOptions::withLabels),
                        toggle(
                                "velocities",
                                "Velocity",
                                "Where actors are in half a second (V)",
                                DrawOptions::velocities,
                                DrawOptions::withVelocities),
                        toggle(
                                "trails",
                                "Trails",
                                "Where everybody goes during the run (T)",
                                DrawOptions::trails,
                                DrawOptions::withTrails),
                        new Separator(Orientation.VERTICAL),
                        button("theme", "Light", "Light or dark colours (D)", this::switchTheme),
                        button("help", "?", "Keys (?)", help));
        if (compare != null) {
            getChildren()
                    .add(
                            getChildren().size() - 2,
                            button("compare", "Compare…", "Open a second recording beside this one", compare));
        }
        playback.onChange(this::show);
        show();
    }

    private static VBox title(Recording run) {
        Label name = new Label(RunSummary.title(run));
        name.getStyleClass().add("run-title");
        Label detail = new Label(RunSummary.policyAndSeed(run));
        detail.getStyleClass().add("faint");
        VBox box = new VBox(1, name, detail);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(120);
        return box;
    }

    private ComboBox<Integer> followChoice() {
        follow.setId("follow");
        follow.setPrefWidth(140);
        follow.setTooltip(new Tooltip("Whom the camera follows (F for the next)"));
        follow.getItems().add(Playback.NOBODY);
        int ego = playback.run().header().ego();
        if (ego >= 0) {
            follow.getItems().add(ego);
        }
        for (int actor = 0; actor < playback.run().header().actors().size(); actor++) {
            if (actor != ego) {
                follow.getItems().add(actor);
            }
        }
        follow.setConverter(new ActorText(playback));
        follow.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                playback.follow(now);
            }
        });
        return follow;
    }

    private ToggleButton toggle(
            String id,
            String text,
            String help,
            Predicate<DrawOptions> read,
            BiFunction<DrawOptions, Boolean, DrawOptions> write) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setFocusTraversable(false);
        button.setOnAction(e -> playback.setOptions(write.apply(playback.options(), button.isSelected())));
        shown.add(() -> button.setSelected(read.test(playback.options())));
        return button;
    }

    private static Button button(String id, String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setFocusTraversable(false);
        button.setOnAction(e -> action.run());
        return button;
    }

    void switchTheme() {
        playback.setTheme(playback.theme() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    private void show() {
        showing = true;
        try {
            shown.forEach(Runnable::run);
            if (follow.getValue() == null || follow.getValue() != playback.followed()) {
                follow.setValue(playback.followed());
            }
            Button theme = (Button) lookup("#theme");
            if (theme != null) {
                theme.setText(playback.theme() == Theme.DARK ? "Light" : "Dark");
            }
            Button compare = (Button) lookup("#compare");
            if (compare != null) {
                compare.setText(playback.comparing() ? "End compare" : "Compare…");
            }
        } finally {
            showing = false;
        }
    }

    /** Names of actors in the choice. */
    private static final class ActorText extends StringConverter<Integer> {
        private final Playback playback;

        ActorText(Playback playback) {
            this.playback = playback;
        }

        @Override
        public String toString(Integer actor) {
            if (actor == null || actor == Playback.NOBODY) {
                return "nobody";
            }
            String name = Scene.nameOf(playback.run().header(), actor);
            return actor == playback.run().header().ego() && !name.equalsIgnoreCase("ego") ? name + " (ego)" : name;
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("the choice cannot be typed into");
        }
    }
}
