package org.skidpad.viewer.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The keys, over everything, until the next click or key. */
final class HelpOverlay extends StackPane {
    private static final String[][] KEYS = {
        {"Space", "play or pause"},
        {"← →", "one sample back or on (with Shift: one second)"},
        {"Home End", "first or last sample"},
        {", .", "previous or next event"},
        {"+ −", "faster or slower"},
        {"O", "loop"},
        {"F", "follow the ego, then the next actor (with Shift: the one before)"},
        {"A", "show everything, follow nobody"},
        {"L P N V T", "lidar, paths, names, velocities, trails"},
        {"D", "light or dark colours"},
        {"?", "this help"},
        {"Wheel, drag", "zoom about the cursor, move the map"},
        {"Click", "on an actor: follow it; on a plot: go to that time; on an event: jump"},
    };

    HelpOverlay() {
        setId("help-overlay");
        getStyleClass().add("help-overlay");
        GridPane grid = new GridPane();
        grid.setHgap(18);
        grid.setVgap(8);
        for (int row = 0; row < KEYS.length; row++) {
            Label key = new Label(KEYS[row][0]);
            key.getStyleClass().add("key");
            grid.addRow(row, key, new Label(KEYS[row][1]));
        }
        Label title = new Label("Keys and mouse");
        title.getStyleClass().add("run-title");
        VBox card = new VBox(14, title, grid);
        card.getStyleClass().add("help-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().add(card);
        setVisible(false);
        setOnMouseClicked(e -> setVisible(false));
    }

    void toggle() {
        setVisible(!isVisible());
    }
}
