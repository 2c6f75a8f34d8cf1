package org.skidpad.viewer.fx;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.DrawOptions;
import org.skidpad.viewer.scene.EgoPlots;
import org.skidpad.viewer.scene.Moment;
import org.skidpad.viewer.scene.PlotStack;
import org.skidpad.viewer.scene.Scene;
import org.skidpad.viewer.scene.Theme;
import org.skidpad.viewer.scene.Timeline;

/**
 * What the parts of the window share: the run, the moment shown, and the choices of the user. Every change tells every part;
 * each repaints what depends on it.
 */
final class Playback {
    /** No actor is followed. */
    static final int NOBODY = -1;

    private final Recording run;
    private final Timeline timeline;
    private final List<Runnable> listeners = new ArrayList<>();
    private Recording other;
    private Scene scene;
    private PlotStack plots;
    private DrawOptions options = DrawOptions.ALL;
    private Theme theme = Theme.DARK;
    private int followed;

    Playback(Recording run) {
        this.run = run;
        timeline = new Timeline(run);
        build();
        followed = scene.followsAtFirst() ? run.header().ego() : NOBODY;
    }

    private void build() {
        scene = new Scene(run, other, theme);
        plots = new PlotStack(EgoPlots.of(run, other), run.events(), timeline.start(), timeline.end());
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    Recording run() {
        return run;
    }

    Timeline timeline() {
        return timeline;
    }

    Scene scene() {
        return scene;
    }

    PlotStack plots() {
        return plots;
    }

    Moment moment() {
        return Moment.of(timeline);
    }

    DrawOptions options() {
        return options;
    }

    void setOptions(DrawOptions chosen) {
        options = chosen;
        changed();
    }

    Theme theme() {
        return theme;
    }

    void setTheme(Theme chosen) {
        theme = chosen;
        scene.setTheme(chosen);
        changed();
    }

    /** Index of the actor in the middle of the map, or {@link #NOBODY}. */
    int followed() {
        return followed;
    }

    void follow(int actor) {
        followed = actor;
        changed();
    }

    /** From nobody to the ego, from an actor to the next (+1) or previous (-1) one that is there now. */
    void followNext(int direction) {
        int count = run.header().actors().size();
        int ego = run.header().ego();
        int next = followed;
        for (int tried = 0; tried < count; tried++) {
            next = next == NOBODY ? Math.max(0, ego) : Math.floorMod(next + direction, count);
            if (run.present(timeline.sample(), next)) {
                follow(next);
                return;
            }
        }
    }

    /** Shows another run beside this one; null ends it. */
    void compareWith(Recording second) {
        other = second;
        build();
        changed();
    }

    boolean comparing() {
        return other != null;
    }

    void seek(double seconds) {
        timeline.seek(seconds);
        changed();
    }

    void step(int samples) {
        timeline.step(samples);
        changed();
    }

    void togglePlaying() {
        timeline.togglePlaying();
        changed();
    }

    void setSpeed(double factor) {
        timeline.setSpeed(factor);
        changed();
    }

    void setLooping(boolean on) {
        timeline.setLooping(on);
        changed();
    }

    /** Moves on by seconds of the wall clock. */
    void advance(double wallSeconds) {
        if (timeline.playing()) {
            timeline.advance(wallSeconds);
            changed();
        }
    }
}
