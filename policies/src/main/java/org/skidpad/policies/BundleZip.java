package org.skidpad.policies;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** The zip around a bundle: entries of known names, stored without compression so that the bytes do not depend on a zlib. */
final class BundleZip {
    private static final long MAX_FILE_BYTES = 256L << 20;
    private static final int MAX_ENTRY_BYTES = 64 << 20;
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Set<String> NAMES = Set.of(
            PolicyFile.CONTRACT, PolicyFile.NETWORK, PolicyFile.GOLDEN, PolicyFile.TRAINING, PolicyFile.CERTIFICATE);

    private BundleZip() {}

    static void write(Path file, Map<String, byte[]> entries) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                    CRC32 crc = new CRC32();
                    crc.update(e.getValue());
                    ZipEntry entry = new ZipEntry(e.getKey());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(e.getValue().length);
                    entry.setCrc(crc.getValue());
                    entry.setTimeLocal(STAMP);
                    zip.putNextEntry(entry);
                    zip.write(e.getValue());
                    zip.closeEntry();
                }
            }
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Path beside = absolute.resolveSibling(absolute.getFileName() + ".part");
            Files.write(beside, bytes.toByteArray());
            Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static Map<String, byte[]> read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw bad(file, "larger than " + MAX_FILE_BYTES + " bytes");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw bad(file, "no such file");
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage());
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String place = "first entry";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                place = name;
                if (!NAMES.contains(name)) {
                    throw new BadInputException(
                            SourceLocation.wholeFile(file.toString()),
                            "policy bundle has an unknown entry '" + name + "'",
                            Suggestion.forWord(name, NAMES));
                }
                byte[] content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
                if (content.length > MAX_ENTRY_BYTES) {
                    throw bad(file, name + ": larger than " + MAX_ENTRY_BYTES + " bytes");
                }
                if (entries.put(name, content) != null) {
                    throw bad(file, name + ": is there twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw bad(file, place + ": damaged: " + e.getMessage());
        }
        if (entries.isEmpty()) {
            throw bad(file, "is no policy bundle (a zip archive with " + PolicyFile.CONTRACT + ")");
        }
        return entries;
    }

    private static BadInputException bad(Path file, String what) {
        return new BadInputException(SourceLocation.wholeFile(file.toString()), what);
    }
}
