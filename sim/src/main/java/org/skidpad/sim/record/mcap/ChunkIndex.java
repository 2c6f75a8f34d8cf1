package org.skidpad.sim.record.mcap;

import java.util.Map;

/** Where a chunk lies and what is in it; offsets in bytes from the start of the file, times in ns. */
record ChunkIndex(
        long startTime,
        long endTime,
        long chunkOffset,
        long chunkLength,
        Map<Integer, Long> messageIndexOffsets,
        long messageIndexLength,
        String compression,
        long compressedSize,
        long uncompressedSize) {
    void write(ByteSink out) {
        out.u64(startTime)
                .u64(endTime)
                .u64(chunkOffset)
                .u64(chunkLength)
                .countMap(messageIndexOffsets)
                .u64(messageIndexLength)
                .string(compression)
                .u64(compressedSize)
                .u64(uncompressedSize);
    }
}
