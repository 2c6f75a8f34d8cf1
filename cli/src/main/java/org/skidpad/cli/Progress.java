package org.skidpad.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of long work on standard error: a bar on a terminal, plain lines elsewhere (at most one every five seconds, and
 * the last).
 */
final class Progress implements AutoCloseable {
    private static final long LINE_EVERY_NS = 5_000_000_000L;

    private final String task;
    private final long total;
    private final ProgressBar bar;
    private final long startedNs = System.nanoTime();
    private long lastLineNs = startedNs;
    private long done;
    private String detail = "";
    private boolean lastLinePrinted;

    Progress(String task, long total) {
        this.task = task;
        this.total = total;
        bar = isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build()
                : null;
    }

    static boolean isTerminal() {
        return System.console() != null && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** May be called from any thread. */
    synchronized void update(long nowDone, String nowDetail) {
        done = nowDone;
        detail = nowDetail;
        if (bar != null) {
            bar.stepTo(nowDone);
            bar.setExtraMessage(" " + nowDetail);
            return;
        }
        long now = System.nanoTime();
        if (now - lastLineNs >= LINE_EVERY_NS || nowDone >= total && !lastLinePrinted) {
            lastLineNs = now;
            line(now);
        }
    }

    private void line(long now) {
        double seconds = (now - startedNs) * 1e-9;
        String left = done > 0 && done < total ? String.format(", %.0f s left", seconds * (total - done) / done) : "";
        System.err.printf(
                "%s: %d %% (%.0f s%s) %s%n", task, total == 0 ? 100 : 100 * done / total, seconds, left, detail);
        lastLinePrinted = done >= total;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        } else if (!lastLinePrinted && done > 0) {
            line(System.nanoTime());
        }
    }
}
