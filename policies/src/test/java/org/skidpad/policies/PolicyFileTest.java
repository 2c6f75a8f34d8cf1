package org.skidpad.policies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.policies.network.MlpActorCritic;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.random.RandomStream;

class PolicyFileTest {
    private static final PolicyContract CONTRACT = contract("m/s", 0.05);
    private static final NetworkShape SHAPE = new NetworkShape(7, 2, List.of(16, 8));

    private static PolicyContract contract(String unit, double period) {
        return new PolicyContract(
                List.of(
                        new Channel("ego_speed", 1, unit, "base_link", 0, 40),
                        new Channel("slot_gap", 6, "m", "base_link", 0, 100)),
                List.of(
                        new Channel("acceleration", 1, "m/s^2", "base_link", -8, 3),
                        new Channel("yaw_rate", 1, "rad/s", "base_link", -2, 2)),
                period,
                0.1);
    }

    /** Large weights, so that actions reach both bounds. */
    private static float[] parameters() {
        float[] p = MlpActorCritic.initialParameters(SHAPE, 0, 7);
        RandomStream random = new RandomStream(1, 0, "bundle");
        for (int i = 0; i < SHAPE.actorParameters(); i++) {
            p[i] += (float) random.uniform(-1.5, 1.5);
        }
        return p;
    }

    private static void write(Path file) {
        PolicyFile.write(file, CONTRACT, SHAPE, parameters(), Map.of("seed", 1), Map.of());
    }

    private static Observations observations(int rows) {
        RandomStream random = new RandomStream(2, 0, "observations");
        Observations in = new Observations(rows, 7);
        for (int i = 0; i < in.values.length; i++) {
            in.values[i] = (float) random.uniform(-1, 1);
        }
        return in;
    }

    @Test
    void aBundleIsReadBackAsItWasWritten(@TempDir Path dir) {
        Path file = dir.resolve("a.policy");
        write(file);
        PolicyFile read = PolicyFile.read(file);
        assertEquals(CONTRACT, read.policy().contract());
        assertEquals(Map.of("seed", 1), read.training());
        assertEquals(Map.of(), read.certificate());
        NetworkPolicy original = new NetworkPolicy(CONTRACT, SHAPE.widths(2), parameters());
        Actions expected = new Actions(50, 2);
        original.act(observations(50), expected);
        Actions actual = new Actions(50, 2);
        read.policy().act(observations(50), actual);
        assertArrayEquals(expected.values, actual.values);
    }

    @Test
    void equalPoliciesGiveEqualBytesAndACertificateCanBeAdded(@TempDir Path dir) throws IOException {
        Path a = dir.resolve("a.policy");
        Path b = dir.resolve("b.policy");
        write(a);
        write(b);
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
        PolicyFile.certify(a, Map.of("collisionRate", 0.01));
        assertEquals(Map.of("collisionRate", 0.01), PolicyFile.read(a).certificate());
    }

    @Test
    void onnxRuntimeAgreesToOneInAHundredThousandInPhysicalUnits(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("a.policy");
        write(file);
        Observations in = observations(200);
        Actions out = new Actions(200, 2);
        PolicyLoader.load(file).act(in, out);
        byte[] onnx = BundleZip.read(file).get(PolicyFile.NETWORK);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(in.values), new long[] {200, 7});
                OrtSession.Result result = session.run(Map.of("observation", tensor))) {
            float[][] actions = (float[][]) result.get(0).getValue();
            boolean low = false;
            for (int i = 0; i < 200; i++) {
                assertEquals(actions[i][0], out.values[i * 2], 1e-5f * 5.5f);
                assertEquals(actions[i][1], out.values[i * 2 + 1], 1e-5f * 2);
                low |= actions[i][0] == -8f;
            }
            assertTrue(low, "the clip was reached");
        }
    }

    @Test
    void aContractThatDoesNotFitIsRefusedWithEveryFieldThatDiffers(@TempDir Path dir) {
        Path file = dir.resolve("a.policy");
        write(file);
        BadInputException refused =
                assertThrows(BadInputException.class, () -> PolicyLoader.load(file, contract("km/h", 0.1)));
        assertEquals(2, refused.diagnostics().size());
        assertTrue(refused.getMessage().contains("observation[0].unit: needs km/h, policy has m/s"));
        assertTrue(refused.getMessage().contains("periodS: needs 0.1, policy has 0.05"));
        assertEquals(CONTRACT, PolicyLoader.load(file, CONTRACT).contract());
    }

    @Test
    void damageIsNamedByEntryAndField(@TempDir Path dir) {
        Path file = dir.resolve("a.policy");
        assertRefused(file, PolicyFile.CONTRACT, "\"periodS\"", "\"period\"", "contract.json: period: unknown key");
        assertRefused(file, PolicyFile.CONTRACT, "\"low\" : -8.0", "\"low\" : 8.0", "contract.json: action[0]");
        assertRefused(file, PolicyFile.CONTRACT, "\"size\" : 6", "\"size\" : 5", "network.onnx: maps 7 observations");
        assertRefused(file, PolicyFile.CONTRACT, "\"high\" : 3.0", "\"high\" : 4.0", "network.onnx: scale");
        assertRefused(file, PolicyFile.CONTRACT, "{", "", "contract.json: line 2");
        assertRefused(file, PolicyFile.GOLDEN, "\"actions\"", "\"action\"", "golden.json: actions");
        assertRefused(file, PolicyFile.GOLDEN, "\"actions\" : [ ", "\"actions\" : [ 1", "golden.json: actions[0]");
    }

    private static void assertRefused(Path file, String entry, String from, String to, String message) {
        write(file);
        Map<String, byte[]> entries = BundleZip.read(file);
        String text = new String(entries.get(entry), StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        entries.put(entry, text.replaceFirst(Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        BundleZip.write(file, entries);
        String actual = assertThrows(BadInputException.class, () -> PolicyFile.read(file))
                .getMessage();
        assertTrue(actual.contains(message), actual);
    }

    @Test
    void entriesOfOtherNamesAreRefused(@TempDir Path dir) {
        Path file = dir.resolve("a.policy");
        BundleZip.write(file, Map.of("../contract.json", new byte[] {1}));
        String message = assertThrows(BadInputException.class, () -> PolicyFile.read(file))
                .getMessage();
        assertTrue(message.contains("unknown entry '../contract.json'; did you mean 'contract.json'?"), message);
    }

    @Test
    void namesAndFilesAreResolvedAndOthersRefusedWithASuggestion(@TempDir Path dir) {
        PolicyContract road = new PolicyContract(
                List.of(
                        new Channel("ego_speed", 1, "m/s", "base_link", 0, 40),
                        new Channel("desired_speed_error", 1, "m/s", "base_link", -40, 40)),
                List.of(new Channel("acceleration", 1, "m/s^2", "base_link", -8, 3)),
                0.1,
                0);
        assertEquals(road, PolicyLoader.resolve("cruise", road).contract());
        String unknown = assertThrows(BadInputException.class, () -> PolicyLoader.resolve("cruize", road))
                .getMessage();
        assertTrue(unknown.contains("did you mean 'cruise'?"), unknown);
        String lacking = assertThrows(BadInputException.class, () -> PolicyLoader.resolve("idm", road))
                .getMessage();
        assertTrue(lacking.contains("needs a channel slot_gap"), lacking);
        Path file = dir.resolve("a.policy");
        write(file);
        assertEquals(CONTRACT, PolicyLoader.resolve(file.toString(), CONTRACT).contract());
    }

    @Property(tries = 300)
    void aFlippedByteEndsInARefusalOrTheSamePolicy(
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int place,
            @ForAll @IntRange(min = 1, max = 255) int flip)
            throws IOException {
        Path file = Files.createTempFile("flip", ".policy");
        try {
            write(file);
            byte[] bytes = Files.readAllBytes(file);
            bytes[place % bytes.length] ^= (byte) flip;
            Files.write(file, bytes);
            assertRefusedOrSame(file);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void aTruncatedFileEndsInARefusalOrTheSamePolicy(@ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int length)
            throws IOException {
        Path file = Files.createTempFile("cut", ".policy");
        try {
            write(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, length % bytes.length));
            assertRefusedOrSame(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void assertRefusedOrSame(Path file) {
        Policy loaded;
        try {
            loaded = PolicyLoader.load(file);
        } catch (BadInputException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            return;
        }
        Actions actual = new Actions(5, 2);
        loaded.act(observations(5), actual);
        Actions expected = new Actions(5, 2);
        new NetworkPolicy(CONTRACT, SHAPE.widths(2), parameters()).act(observations(5), expected);
        assertArrayEquals(expected.values, actual.values);
    }
}
