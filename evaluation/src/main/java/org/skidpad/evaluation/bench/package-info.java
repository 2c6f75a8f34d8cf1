/**
 * What {@code ./skidpad bench} measures: fixed workloads that other simulators run too, each checked for its known answer
 * before its speed is believed. Random scenes come from the one generator of {@link
 * org.skidpad.evaluation.bench.PeerScenes}, so that any language rebuilds them bit for bit.
 *
 * <p>Processor time of the measuring thread is counted, not wall-clock time, so that a busy machine does not change the
 * figure; only workloads of several threads count wall-clock time. {@link org.skidpad.evaluation.bench.Benchmarks} is the
 * main type; {@code cli} calls it.
 */
package org.skidpad.evaluation.bench;
