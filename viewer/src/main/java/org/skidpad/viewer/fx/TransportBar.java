package org.skidpad.viewer.fx;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.skidpad.viewer.scene.Timeline;

/** Play, step, scrub, speed and loop. */
final class TransportBar extends HBox {
    static final List<Double> SPEEDS = List.of(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0);

    private final Playback playback;
    private final Button play = new Button();
    private final Slider slider = new Slider();
    private final Label time = new Label();
    private final ComboBox<Double> speed = new ComboBox<>();
    private final ToggleButton loop = new ToggleButton();
    private boolean showing;

    TransportBar(Playback playback) {
        this.playback = playback;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);

        Button back = button("step-back", Icons.STEP_BACK, "Step back (←)", () -> playback.step(-1));
        Button forward = button("step-forward", Icons.STEP_FORWARD, "Step forward (→)", () -> playback.step(1));
        play.setId("play");
        play.setTooltip(new Tooltip("Play or pause (space)"));
        play.setOnAction(e -> playback.togglePlaying());

        Timeline timeline = playback.timeline();
        slider.setId("time");
        slider.setMin(timeline.start());
        slider.setMax(Math.max(timeline.end(), timeline.start() + 1e-3));
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                playback.seek(now.doubleValue());
            }
        });
        setHgrow(slider, Priority.ALWAYS);

        time.setId("time-label");
        time.getStyleClass().add("figures");
        time.setMinWidth(130);
        time.setAlignment(Pos.CENTER_RIGHT);

        speed.setId("speed");
        speed.getItems().setAll(SPEEDS);
        speed.setConverter(new SpeedText());
        speed.setTooltip(new Tooltip("Speed (+ and −)"));
        speed.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                playback.setSpeed(now);
            }
        });
        loop.setId("loop");
        loop.setGraphic(Icons.of(Icons.LOOP));
        loop.setTooltip(new Tooltip("Loop (O)"));
        loop.setOnAction(e -> playback.setLooping(loop.isSelected()));

        getChildren().addAll(back, play, forward, slider, time, speed, loop);
        playback.onChange(this::show);
        show();
    }

    private static Button button(String id, String icon, String help, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(Icons.of(icon));
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** To the next faster (+1) or slower (-1) speed of the list. */
    void changeSpeed(int direction) {
        double now = playback.timeline().speed();
        int nearest = 0;
        for (int i = 0; i < SPEEDS.size(); i++) {
            if (Math.abs(SPEEDS.get(i) - now) < Math.abs(SPEEDS.get(nearest) - now)) {
                nearest = i;
            }
        }
        playback.setSpeed(SPEEDS.get(Math.min(SPEEDS.size() - 1, Math.max(0, nearest + direction))));
    }

    private void show() {
        Timeline timeline = playback.timeline();
        showing = true;
        try {
            slider.setValue(timeline.time());
            time.setText(String.format(Locale.ROOT, "%.2f / %.2f s", timeline.time(), timeline.end()));
            String icon = timeline.playing() ? Icons.PAUSE : Icons.PLAY;
            if (!icon.equals(play.getUserData())) {
                play.setGraphic(Icons.of(icon));
                play.setUserData(icon);
                play.setAccessibleText(timeline.playing() ? "Pause" : "Play");
            }
            if (!Double.valueOf(timeline.speed()).equals(speed.getValue())) {
                speed.setValue(timeline.speed());
            }
            loop.setSelected(timeline.looping());
        } finally {
            showing = false;
        }
    }

    /** {@code 0.5×}. */
    private static final class SpeedText extends StringConverter<Double> {
        @Override
        public String toString(Double factor) {
            return factor == null ? "" : factor.toString().replaceAll("\\.0$", "") + "×";
        }

        @Override
        public Double fromString(String text) {
            return Double.valueOf(text.replace("×", ""));
        }
    }
}
