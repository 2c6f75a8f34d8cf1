package org.skidpad.policies.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@link MlpActorCritic} over large batches on several threads, each with its own copy and its own rows; the result does not
 * depend on how many.
 */
public final class ParallelActorCritic implements ActorCritic, AutoCloseable {
    /** Below this many rows a thread costs more than it gives. */
    private static final int WORTH_A_THREAD = 128;

    private final MlpActorCritic[] copies;
    private final ExecutorService workers;

    public ParallelActorCritic(NetworkShape shape, int threads) {
        copies = new MlpActorCritic[threads];
        for (int i = 0; i < threads; i++) {
            copies[i] = new MlpActorCritic(shape);
        }
        workers = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, work -> {
                    Thread thread = new Thread(work, "actor-critic");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    public void load(float[] parameters) {
        for (MlpActorCritic copy : copies) {
            copy.load(parameters);
        }
    }

    @Override
    public NetworkShape shape() {
        return copies[0].shape();
    }

    @Override
    public void evaluate(float[] observations, int count, PolicyOutput out) {
        int parts = Math.max(1, Math.min(copies.length, count / WORTH_A_THREAD));
        List<Future<?>> others = new ArrayList<>(parts - 1);
        for (int p = 1; p < parts; p++) {
            MlpActorCritic copy = copies[p];
            int from = count * p / parts;
            int to = count * (p + 1) / parts;
            others.add(workers.submit(() -> copy.evaluate(observations, from, to - from, out)));
        }
        copies[0].evaluate(observations, 0, count / parts, out);
        for (Future<?> other : others) {
            await(other);
        }
    }

    /** Evaluates the critic alone, on the calling thread. */
    public void values(float[] observations, int count, float[] values) {
        copies[0].values(observations, count, values);
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were evaluated", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("evaluation failed", e.getCause());
        }
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
