// Usage: node judge.mjs RUN.mcap
// Reads every message through the index and decodes it by the schema in the file; prints one "key value" a line.
// Exits non-zero where the file breaks the MCAP specification or a message does not fit its schema.
import { readFile } from "node:fs/promises";
import { parse } from "@foxglove/rosmsg";
import { MessageReader } from "@foxglove/rosmsg2-serialization";
import { McapIndexedReader, McapStreamReader } from "@mcap/core";
import { decompress } from "fzstd";
import lz4 from "lz4js";

const bytes = new Uint8Array(await readFile(process.argv[2]));
const decompressHandlers = {
  zstd: (data, size) => decompress(data, new Uint8Array(Number(size))),
  lz4: (data) => new Uint8Array(lz4.decompress(data)),
};

// The stream reader checks every CRC, that of the data section included.
const stream = new McapStreamReader({ decompressHandlers, validateCrcs: true });
stream.append(bytes);
let streamed = 0;
for (let record = stream.nextRecord(); record; record = stream.nextRecord()) {
  if (record.type === "Message") {
    streamed++;
  }
}
if (!stream.done()) {
  throw new Error("the stream reader did not reach the end of the file");
}
console.log(`streamed ${streamed}`);

const reader = await McapIndexedReader.Initialize({
  readable: {
    size: async () => BigInt(bytes.length),
    read: async (offset, length) => bytes.slice(Number(offset), Number(offset + length)),
  },
  decompressHandlers,
});
console.log(`profile ${reader.header.profile}`);
console.log(`compression ${[...new Set(reader.chunkIndexes.map((c) => c.compression || "none"))].join(",")}`);
console.log(`chunks ${reader.statistics.chunkCount}`);
console.log(`stated ${reader.statistics.messageCount}`);
const decoders = new Map();
const counts = new Map();
const last = new Map();
for await (const message of reader.readMessages()) {
  const channel = reader.channelsById.get(message.channelId);
  const schema = reader.schemasById.get(channel.schemaId);
  if (!decoders.has(channel.id)) {
    decoders.set(channel.id, new MessageReader(parse(new TextDecoder().decode(schema.data), { ros2: true })));
  }
  const decoder = decoders.get(channel.id);
  last.set(channel.topic, decoder.readMessage(message.data));
  counts.set(channel.topic, (counts.get(channel.topic) ?? 0) + 1);
}
for (const [topic, count] of counts) {
  console.log(`count${topic} ${count}`);
}
const state = last.get("/skidpad/state");
console.log(`state.x0 ${state.x[0]}`);
console.log(`state.hash ${state.state_hash}`);
console.log(`state.flags ${[...state.flags].join(",")}`);
const odom = last.get("/odom");
console.log(`odom.x ${odom.pose.pose.position.x}`);
console.log(`odom.speed ${odom.twist.twist.linear.x}`);
console.log(`odom.child ${odom.child_frame_id}`);
console.log(`tf.child ${last.get("/tf").transforms[0].child_frame_id}`);
const scan = last.get("/scan");
if (scan) {
  console.log(`scan.ranges ${[...scan.ranges].join(",")}`);
  console.log(`scan.frame ${scan.header.frame_id}`);
}
const clock = last.get("/clock").clock;
console.log(`clock ${clock.sec}.${String(clock.nanosec).padStart(9, "0")}`);
console.log(`markers ${last.get("/markers").markers.length}`);
console.log(`marker0 ${last.get("/markers").markers[0].scale.x}`);
console.log(`event ${JSON.stringify(last.get("/skidpad/event")?.text)}`);
for await (const metadata of reader.readMetadata()) {
  console.log(`metadata ${metadata.name}`);
}
for await (const attachment of reader.readAttachments()) {
  console.log(`attachment ${attachment.name} ${attachment.data.length}`);
}
