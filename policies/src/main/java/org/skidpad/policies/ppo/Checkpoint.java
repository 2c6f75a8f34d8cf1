package org.skidpad.policies.ppo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * Where a training run stands; with the configuration it determines all that follows.
 *
 * <p>File {@value #NAME}: magic, version, configuration and shape as text, counters, parameters, moments; big-endian, closed
 * by the CRC-32C of everything before.
 *
 * @param iteration rollouts learnt from
 * @param actionNoise state of the stream
 * @param shuffle state of the stream
 */
record Checkpoint(int iteration, long actionNoise, long shuffle) {
    static final String NAME = "checkpoint.bin";
    private static final int MAGIC = 0x534B5043;
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 1L << 30;

    /** Writes beside the target and renames, so that a kill leaves the old one. */
    void write(Path directory, PpoConfig config, NetworkShape shape, float[] parameters, Adam adam) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(MAGIC);
                out.writeInt(VERSION);
                byte[] key = key(config, shape);
                out.writeInt(key.length);
                out.write(key);
                out.writeInt(iteration);
                out.writeLong(actionNoise);
                out.writeLong(shuffle);
                out.writeLong(adam.steps);
                writeFloats(out, parameters);
                writeFloats(out, adam.first);
                writeFloats(out, adam.second);
                CRC32C crc = new CRC32C();
                crc.update(bytes.toByteArray());
                out.writeLong(crc.getValue());
            }
            Files.createDirectories(directory);
            Path beside = directory.resolve(NAME + ".part");
            Files.write(beside, bytes.toByteArray());
            Files.move(
                    beside,
                    directory.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a checkpoint to " + directory, e);
        }
    }

    /** Fills parameters and optimiser from the directory's checkpoint, if there is one. */
    static Optional<Checkpoint> restore(
            Path directory, PpoConfig config, NetworkShape shape, float[] parameters, Adam adam) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw bad(file, "larger than " + MAX_BYTES + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] key = key(config, shape);
            int length = 4 + 4 + 4 + key.length + 4 + 3 * 8 + 3 * 4 * parameters.length + 8;
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (bytes.length < 20 || in.readInt() != MAGIC || in.readInt() != VERSION) {
                    throw bad(file, "not a checkpoint of version " + VERSION);
                }
                CRC32C crc = new CRC32C();
                crc.update(bytes, 0, bytes.length - 8);
                if (crc.getValue() != ByteBuffer.wrap(bytes).getLong(bytes.length - 8)) {
                    throw bad(file, "damaged, its checksum does not fit");
                }
                byte[] savedKey = in.readNBytes(in.readInt());
                if (!Arrays.equals(key, savedKey) || bytes.length != length) {
                    throw bad(
                            file,
                            "of another training: it has " + new String(savedKey, StandardCharsets.UTF_8)
                                    + ", asked is " + new String(key, StandardCharsets.UTF_8));
                }
                Checkpoint saved = new Checkpoint(in.readInt(), in.readLong(), in.readLong());
                adam.steps = in.readLong();
                readFloats(in, parameters);
                readFloats(in, adam.first);
                readFloats(in, adam.second);
                return Optional.of(saved);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What must be equal for a run to go on; the number of threads changes no result. */
    private static byte[] key(PpoConfig config, NetworkShape shape) {
        return (config.withThreads(1) + " " + shape).getBytes(StandardCharsets.UTF_8);
    }

    private static BadInputException bad(Path file, String what) {
        return new BadInputException(
                SourceLocation.wholeFile(file.toString()), "checkpoint is " + what, "remove it to start anew");
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        for (float v : values) {
            out.writeFloat(v);
        }
    }

    private static void readFloats(DataInputStream in, float[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
    }
}
