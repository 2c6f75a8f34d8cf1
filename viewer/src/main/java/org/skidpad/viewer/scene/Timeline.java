package org.skidpad.viewer.scene;

import java.util.Arrays;
import org.skidpad.sim.record.Recording;

/**
 * Which moment of a recording is shown, and how it moves on. Times are seconds of the recording, within its first and last
 * sample.
 */
public final class Timeline {
    public static final double MIN_SPEED = 0.1;
    public static final double MAX_SPEED = 10;

    private final double[] times;
    private double time;
    private double speed = 1;
    private boolean playing;
    private boolean looping;

    public Timeline(Recording recording) {
        this(timesOf(recording));
    }

    /** @param times of the samples, ascending, s; at least one */
    Timeline(double[] times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("a timeline needs at least one sample");
        }
        this.times = times.clone();
        time = times[0];
    }

    private static double[] timesOf(Recording recording) {
        double[] times = new double[recording.samples()];
        for (int sample = 0; sample < times.length; sample++) {
            times[sample] = recording.time(sample);
        }
        return times;
    }

    public double start() {
        return times[0];
    }

    public double end() {
        return times[times.length - 1];
    }

    public double time() {
        return time;
    }

    /** The newest sample at or before the moment shown. */
    public int sample() {
        return sampleAt(time);
    }

    /** The newest sample at or before a time; the first where there is none. */
    public int sampleAt(double seconds) {
        int found = Arrays.binarySearch(times, seconds);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** How far the moment lies between its sample and the next one, 0 to below 1. */
    public double fraction() {
        int sample = sample();
        if (sample + 1 >= times.length || time <= times[sample]) {
            return 0;
        }
        return (time - times[sample]) / (times[sample + 1] - times[sample]);
    }

    public boolean playing() {
        return playing;
    }

    /** Starts; from the beginning where the end is shown. */
    public void play() {
        if (time >= end()) {
            time = start();
        }
        playing = times.length > 1;
    }

    public void pause() {
        playing = false;
    }

    public void togglePlaying() {
        if (playing) {
            pause();
        } else {
            play();
        }
    }

    /** Recording seconds per second. */
    public double speed() {
        return speed;
    }

    /** Recording seconds per second, kept within {@link #MIN_SPEED} and {@link #MAX_SPEED}. */
    public void setSpeed(double factor) {
        speed = Math.min(MAX_SPEED, Math.max(MIN_SPEED, factor));
    }

    public boolean looping() {
        return looping;
    }

    public void setLooping(boolean on) {
        looping = on;
    }

    /** Jumps to a time, kept within the recording. */
    public void seek(double seconds) {
        time = Math.min(end(), Math.max(start(), seconds));
    }

    /** Pauses and moves by whole samples; from between two samples a step back goes to the earlier one. */
    public void step(int samples) {
        pause();
        int from = sample();
        if (samples < 0 && time > times[from]) {
            from++;
        }
        time = times[Math.min(times.length - 1, Math.max(0, from + samples))];
    }

    /** Moves on by seconds of the viewer's clock while playing; stops at the end, or goes round where looping. */
    public void advance(double wallSeconds) {
        if (!playing) {
            return;
        }
        double next = time + wallSeconds * speed;
        if (next < end()) {
            time = next;
        } else if (looping) {
            double duration = end() - start();
            time = start() + (next - start()) % duration;
        } else {
            time = end();
            playing = false;
        }
    }
}
