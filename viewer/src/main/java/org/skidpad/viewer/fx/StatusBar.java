package org.skidpad.viewer.fx;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.Moment;
import org.skidpad.viewer.scene.RunSummary;
import org.skidpad.viewer.scene.Scene;
import org.skidpad.viewer.scene.Theme;

/** One line under everything: time, sample, the ego's motion, seed, policy, verdict and state hash. */
final class StatusBar extends HBox {
    private final Playback playback;
    private final Label time = new Label();
    private final Label ego = new Label();
    private final Label verdict = new Label();
    private final Label hash = new Label();

    StatusBar(Playback playback) {
        this.playback = playback;
        getStyleClass().add("status");
        setAlignment(Pos.CENTER_LEFT);
        Recording run = playback.run();
        time.setId("status-time");
        hash.setId("status-hash");
        verdict.setId("status-verdict");
        verdict.setText(RunSummary.verdict(run));
        verdict.getStyleClass().add("verdict");
        for (Label label : new Label[] {time, ego, hash}) {
            label.getStyleClass().add("figures");
        }
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        Label seed = new Label("seed " + run.header().seed());
        Label policy = new Label("policy " + run.header().policy());
        Label version = new Label("recorded by Skidpad " + run.header().version());
        getChildren().addAll(time, ego, gap, version, policy, seed, hash, verdict);
        playback.onChange(this::show);
        show();
    }

    private void show() {
        Recording run = playback.run();
        Moment moment = playback.moment();
        int sample = moment.sample();
        time.setText(String.format(
                Locale.ROOT, "t = %.2f s   sample %d of %d", playback.timeline().time(), sample, run.samples() - 1));
        int actor = playback.followed() == Playback.NOBODY ? run.header().ego() : playback.followed();
        ego.setText(
                actor >= 0 && run.present(sample, actor)
                        ? String.format(
                                Locale.ROOT,
                                "%s  x %.2f m  y %.2f m  heading %.1f°  %.2f m/s",
                                Scene.nameOf(run.header(), actor),
                                run.x(sample, actor),
                                run.y(sample, actor),
                                Math.toDegrees(run.heading(sample, actor)),
                                run.speed(sample, actor))
                        : "");
        hash.setText("state " + RunSummary.stateHash(run, moment));
        Theme theme = playback.theme();
        verdict.setStyle(
                String.format(Locale.ROOT, "-fx-text-fill: #%06x;", RunSummary.verdictColour(run, theme) & 0xFFFFFF));
    }
}
