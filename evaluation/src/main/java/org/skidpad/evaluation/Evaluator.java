package org.skidpad.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.run.RunResult;
import org.skidpad.sim.run.Simulation;
import org.skidpad.sim.spec.Criterion;

/** Runs and judges episodes on several threads. The result is a function of scenario, policy and seeds alone. */
public final class Evaluator {
    private Evaluator() {}

    /** Told after each episode, from whichever thread finished it, one call at a time. */
    public interface Progress {
        Progress NONE = (done, total, failed) -> {};

        /** @param failed how many of those done did not pass */
        void update(int done, int total, int failed);
    }

    /**
     * What to run.
     *
     * @param scenario what
     * @param policyName for reports
     * @param policies called once a thread
     * @param seeds one episode each
     * @param criteria judged besides the scenario's own
     * @param threads at least 1
     * @param keepIn folder for the recordings of failures, or null to keep none
     * @param keepMost how many failures to keep at most; of the seeds that come first
     */
    public record Job(
            Scenario scenario,
            String policyName,
            Supplier<Policy> policies,
            long[] seeds,
            List<Criterion> criteria,
            int threads,
            Path keepIn,
            int keepMost) {
        public Job {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, is " + threads);
            }
            if (seeds.length == 0) {
                throw new IllegalArgumentException("no seeds");
            }
            criteria = List.copyOf(criteria);
        }
    }

    /** Consecutive seeds, nothing kept. */
    public static EvaluationResult evaluate(
            Scenario scenario,
            String policyName,
            Supplier<Policy> policies,
            long firstSeed,
            int episodes,
            int threads,
            Progress progress) {
        long[] seeds = LongStream.range(firstSeed, firstSeed + episodes).toArray();
        return evaluate(new Job(scenario, policyName, policies, seeds, List.of(), threads, null, 0), progress);
    }

    /** @throws org.skidpad.sim.diagnostic.BadInputException where the policy does not fit the scenario */
    public static EvaluationResult evaluate(Job job, Progress progress) {
        Work work = new Work(job, progress);
        int threads = Math.min(job.threads, job.seeds.length);
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
            Thread thread = new Thread(r, "evaluation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> workers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(work::run))
                    .toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("an episode failed to run", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
        return new EvaluationResult(job.scenario.name(), job.policyName, List.of(work.keep()));
    }

    /** Runs one episode into a recording. */
    public static Recording record(Scenario scenario, String policyName, Policy policy, long seed) {
        try (MemoryRecorder recorder = new MemoryRecorder()) {
            new Simulation(scenario, policy, policyName).run(seed, recorder);
            return recorder.recording();
        }
    }

    /** File name of a kept run: {@code cut-in_idm_17.mcap}. */
    public static String fileName(String scenario, String policy, long seed) {
        String base = Path.of(policy).getFileName().toString().replaceAll("\\.policy$", "");
        return String.format(Locale.ROOT, "%s_%s_%d.mcap", scenario, base.replaceAll("[^A-Za-z0-9._-]", "-"), seed);
    }

    /** The episodes of one job, handed out one by one. */
    private static final class Work {
        private final Job job;
        private final Progress progress;
        private final Judge judge;
        private final AtomicInteger next = new AtomicInteger();
        private final EpisodeResult[] results;
        private int done;
        private int failed;

        Work(Job job, Progress progress) {
            this.job = job;
            this.progress = progress;
            judge = new Judge(Stream.concat(job.scenario.criteria().stream(), job.criteria.stream())
                    .toList());
            results = new EpisodeResult[job.seeds.length];
        }

        void run() {
            Simulation simulation = new Simulation(job.scenario, job.policies.get(), job.policyName);
            try (MemoryRecorder recorder = new MemoryRecorder()) {
                for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    RunResult result = simulation.run(job.seeds[i], recorder);
                    results[i] = judge.judge(recorder.recording(), result, null);
                    report(results[i].passed());
                }
            }
        }

        private synchronized void report(boolean passed) {
            done++;
            failed += passed ? 0 : 1;
            progress.update(done, results.length, failed);
        }

        /** Failures are run once more, into files: which are kept must not depend on which thread came first. */
        EpisodeResult[] keep() {
            if (job.keepIn == null) {
                return results;
            }
            int kept = 0;
            Policy policy = null;
            for (int i = 0; i < results.length && kept < job.keepMost; i++) {
                EpisodeResult r = results[i];
                if (r.passed()) {
                    continue;
                }
                policy = policy == null ? job.policies.get() : policy;
                Recording run = record(job.scenario, job.policyName, policy, r.seed());
                if (run.stateHash(run.samples() - 1) != r.stateHash()) {
                    throw new IllegalStateException(
                            "seed " + r.seed() + " of " + job.scenario.name()
                                    + " ended in another state when run again: the policy or the scenario is not deterministic");
                }
                Path file = job.keepIn.resolve(fileName(job.scenario.name(), job.policyName, r.seed()));
                makeFolder(job.keepIn);
                Recordings.write(run, file);
                results[i] = judge.judge(run, r.episodeReturn(), file);
                kept++;
            }
            return results;
        }

        private static void makeFolder(Path folder) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new BadInputException(
                        SourceLocation.wholeFile(folder.toString()), "cannot be made a folder: " + e.getMessage());
            }
        }
    }
}
