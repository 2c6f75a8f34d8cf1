package org.skidpad.viewer.fx;

import java.util.Comparator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.viewer.scene.PlotStack;
import org.skidpad.viewer.scene.RunSummary;
import org.skidpad.viewer.scene.Theme;

/** What happened, in order; a click jumps there. Events to come are faint. */
final class EventList extends VBox {
    private final Playback playback;
    private final ListView<RunEvent> list = new ListView<>();
    private int past = -1;
    private Theme theme;

    EventList(Playback playback) {
        this.playback = playback;
        getStyleClass().add("events");
        Label title = new Label("Events");
        title.getStyleClass().add("section");
        list.setId("events");
        list.setFixedCellSize(28);
        list.getItems()
                .setAll(playback.run().events().stream()
                        .sorted(Comparator.comparingDouble(RunEvent::time))
                        .toList());
        list.setPlaceholder(new Label("Nothing happened in this run"));
        list.setCellFactory(view -> new EventCell());
        list.setFocusTraversable(false);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
        playback.onChange(this::show);
    }

    /** To the next (+1) or previous (-1) event from the moment shown. */
    void jump(int direction) {
        double now = playback.timeline().time();
        RunEvent target = null;
        for (RunEvent event : list.getItems()) {
            if (direction < 0 && event.time() < now - 1e-6) {
                target = event;
            } else if (direction > 0 && event.time() > now + 1e-6) {
                target = event;
                break;
            }
        }
        if (target != null) {
            go(target);
        }
    }

    private void go(RunEvent event) {
        playback.timeline().pause();
        playback.seek(event.time());
    }

    /** Cells are recoloured only when the moment passes an event or the colours change. */
    private void show() {
        int count = 0;
        for (RunEvent event : list.getItems()) {
            count += event.time() <= playback.timeline().time() + 1e-9 ? 1 : 0;
        }
        if (count != past || playback.theme() != theme) {
            past = count;
            theme = playback.theme();
            list.refresh();
        }
    }

    private final class EventCell extends ListCell<RunEvent> {
        private final Label time = new Label();
        private final Label text = new Label();
        private final Circle mark = new Circle(4);
        private final HBox row = new HBox(8, time, mark, text);

        EventCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            time.getStyleClass().add("figures");
            time.setMinWidth(58);
            time.setAlignment(Pos.CENTER_RIGHT);
            setOnMouseClicked(click -> {
                if (!isEmpty() && getItem() != null) {
                    go(getItem());
                }
            });
        }

        @Override
        protected void updateItem(RunEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            time.setText(RunSummary.time(event.time()));
            text.setText(RunSummary.event(playback.run().header(), event));
            mark.setFill(CanvasPainter.colour(PlotStack.eventColour(event, playback.theme())));
            row.setOpacity(event.time() <= playback.timeline().time() + 1e-9 ? 1 : 0.55);
            setGraphic(row);
        }
    }
}
