package org.skidpad.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.skidpad.policies.ppo.TrainingProgress;

/**
 * Means over the episodes of the last iterations: right after a checkpoint only short episodes have ended, and one iteration alone
 * would mislead.
 */
final class RecentEpisodes {
    private static final int ITERATIONS = 30;

    private final boolean goal;
    private final Deque<TrainingProgress> window = new ArrayDeque<>();

    /** @param goal whether the task has one, so that its success means something while training */
    RecentEpisodes(boolean goal) {
        this.goal = goal;
    }

    void add(TrainingProgress progress) {
        if (progress.episodes() > 0) {
            window.addLast(progress);
        }
        if (window.size() > ITERATIONS) {
            window.removeFirst();
        }
    }

    /** {@code return 6.1, success 95.0 %, collisions 2.1 %}. */
    @Override
    public String toString() {
        int episodes = 0;
        double returns = 0;
        double successes = 0;
        double collisions = 0;
        for (TrainingProgress p : window) {
            episodes += p.episodes();
            returns += p.episodes() * p.meanReturn();
            successes += p.episodes() * p.successRate();
            collisions += p.episodes() * p.collisionRate();
        }
        if (episodes == 0) {
            return "no episode has ended yet";
        }
        String success = goal ? String.format(Locale.ROOT, ", success %.1f %%", 100 * successes / episodes) : "";
        return String.format(
                Locale.ROOT,
                "return %.2f%s, collisions %.1f %%",
                returns / episodes,
                success,
                100 * collisions / episodes);
    }
}
