package org.skidpad.sim.record.mcap;

import java.util.Map;

/** What the Statistics record counts. */
record McapStatistics(
        long messages,
        int schemas,
        int channels,
        int attachments,
        int metadata,
        int chunks,
        long startTime,
        long endTime,
        Map<Integer, Long> channelMessages) {
    void write(ByteSink out) {
        out.u64(messages)
                .u16(schemas)
                .u32(channels)
                .u32(attachments)
                .u32(metadata)
                .u32(chunks)
                .u64(startTime)
                .u64(endTime)
                .countMap(channelMessages);
    }
}
