/**
 * What {@code ./skidpad bench} measures: fixed workloads that other simulators run too, each checked for its known answer
 * before its speed is believed. Random scenes come from the one generator of {@link
 * org.skidpad.evaluation.bench.PeerRandom}, so that any language rebuilds them bit for bit.
 *
 * <p>A workload is a class that implements {@link org.skidpad.evaluation.bench.Workload} and a line in {@link
 * org.skidpad.evaluation.bench.Benchmarks}, the main type, which {@code cli} calls. On one thread its processor time is
 * counted, not wall-clock time, so that a busy machine does not change the figure; on several the wall clock counts.
 */
package org.skidpad.evaluation.bench;
