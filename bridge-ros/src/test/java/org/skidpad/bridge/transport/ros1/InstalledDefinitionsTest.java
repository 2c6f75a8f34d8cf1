package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.MessageType;

/** Our checksums beside those of ROS's own generator, for every definition that Debian's packages brought to this machine. */
class InstalledDefinitionsTest {
    private static final Path SHARE = Path.of("/usr/share");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Prints a line {@code type md5} for each definition, by genmsg, which genpy and gencpp build on. */
    private static final String GENMSG = String.join(
            "\n",
            "import genmsg, genmsg.gentools as g, genmsg.msg_loader as l, glob, os",
            "found = glob.glob('/usr/share/*/msg/*.msg') + glob.glob('/usr/share/*/srv/*.srv')",
            "path = {}",
            "for f in found: path.setdefault(f.split('/')[3], []).append('/usr/share/%s/msg' % f.split('/')[3])",
            "context = l.MsgContext.create_default()",
            "for f in sorted(found):",
            "    name = f.split('/')[3] + '/' + os.path.basename(f)[:-4]",
            "    spec = (l.load_srv_from_file if f.endswith('.srv') else l.load_msg_from_file)(context, f, name)",
            "    l.load_depends(context, spec, path)",
            "    print(f[-3:], name, g.compute_md5(context, spec))");

    private static Map<String, String> texts(String ending) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> packages = Files.list(SHARE)) {
            for (Path p : packages.map(d -> d.resolve(ending))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.list(p)) {
                    for (Path f : files.filter(x -> x.toString().endsWith("." + ending))
                            .toList()) {
                        String name = f.getFileName().toString();
                        out.put(
                                p.getParent().getFileName() + "/" + name.substring(0, name.length() - 4),
                                Files.readString(f));
                    }
                }
            }
        }
        return out;
    }

    private static Map<String, String> messages() throws IOException {
        Map<String, String> out = Files.isDirectory(SHARE) ? texts("msg") : Map.of();
        if (out.isEmpty()) {
            System.out.println(
                    "SKIPPED: no ROS message definitions on this machine; install tools/debian-packages.txt");
        }
        Assumptions.assumeTrue(!out.isEmpty(), "ros-std-msgs and the like are not installed");
        return out;
    }

    @Test
    void everyInstalledMessageAndServiceHasTheChecksumThatGenmsgComputes() throws Exception {
        Map<String, String> messages = messages();
        Process genmsg = new ProcessBuilder(PYTHON.toString(), "-c", GENMSG)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = genmsg.inputReader().lines().toList();
        boolean present = genmsg.waitFor() == 0;
        if (!present) {
            System.out.println("SKIPPED: genmsg is not on this machine; install tools/debian-packages.txt");
        }
        Assumptions.assumeTrue(present, "python3-genmsg is not installed");
        MessageDefinitions ours = new MessageDefinitions(messages);
        Map<String, String> services = texts("srv");
        Map<String, String> theirs = new LinkedHashMap<>();
        Map<String, String> computed = new LinkedHashMap<>();
        for (String line : lines) {
            String[] fields = line.split(" ");
            theirs.put(fields[0] + " " + fields[1], fields[2]);
            String md5 = fields[0].equals("msg")
                    ? ours.md5(fields[1])
                    : ServiceType.of(fields[1], services.get(fields[1]), messages)
                            .md5();
            computed.put(fields[0] + " " + fields[1], md5);
        }
        assertEquals(theirs, computed);
        assertTrue(theirs.size() >= messages.size(), theirs.size() + " of " + messages.size());
        System.out.println(theirs.size() + " checksums of installed messages and services agree with genmsg");
    }

    @Test
    void whatSkidpadCarriesIsDefinedAsItIsInstalled() throws Exception {
        Map<String, String> messages = messages();
        MessageDefinitions installed = new MessageDefinitions(messages);
        List<String> compared = new ArrayList<>();
        for (MessageType<?> type : MessageType.all()) {
            if (messages.containsKey(type.toString())) {
                assertEquals(
                        installed.md5(type.toString()),
                        MessageDefinitions.shipped().md5(type.toString()),
                        type.toString());
                compared.add(type.toString());
            }
        }
        assertTrue(compared.contains("geometry_msgs/Twist"), compared.toString());
    }
}
