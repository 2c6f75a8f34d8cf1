package org.skidpad.policies;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.skidpad.policies.network.ActionScaling;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.policies.onnx.OnnxPolicy;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.random.RandomStream;

/**
 * A {@code .policy} bundle, see docs/policy-bundle.md.
 *
 * @param policy the network, checked against the golden vectors
 * @param training how it was made: configuration, seed, versions, steps
 * @param certificate what its evaluation found; empty where there was none
 */
public record PolicyFile(NetworkPolicy policy, Map<String, Object> training, Map<String, Object> certificate) {
    static final String CONTRACT = "contract.json";
    static final String NETWORK = "network.onnx";
    static final String GOLDEN = "golden.json";
    static final String TRAINING = "training.json";
    static final String CERTIFICATE = "certificate.json";

    private static final int GOLDEN_ROWS = 8;
    /** Relative to half the range of the action. */
    private static final double GOLDEN_TOLERANCE = 1e-5;

    /**
     * Writes a bundle beside {@code file} and renames it; equal arguments give equal bytes.
     *
     * @param parameters of an actor-critic in the order of {@link NetworkShape}; only the actor's are kept
     * @param training JSON values: strings, numbers, booleans, lists, maps
     * @param certificate likewise; empty for none
     */
    public static void write(
            Path file,
            PolicyContract contract,
            NetworkShape shape,
            float[] parameters,
            Map<String, Object> training,
            Map<String, Object> certificate) {
        if (shape.observationSize() != contract.observationSize() || shape.actionSize() != contract.actionSize()) {
            throw new IllegalArgumentException("shape " + shape + " does not fit the contract's "
                    + contract.observationSize() + " observations and " + contract.actionSize() + " actions");
        }
        int[] widths = shape.widths(shape.actionSize());
        float[] actor = Arrays.copyOf(parameters, shape.actorParameters());
        ActionScaling scaling = new ActionScaling(contract);
        NetworkPolicy policy = new NetworkPolicy(contract, widths, actor);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CONTRACT, BundleJson.write(BundleJson.contract(contract)));
        entries.put(NETWORK, new OnnxPolicy(widths, actor, scaling.scale, scaling.offset).toBytes());
        entries.put(GOLDEN, BundleJson.write(golden(policy)));
        entries.put(TRAINING, BundleJson.write(training));
        if (!certificate.isEmpty()) {
            entries.put(CERTIFICATE, BundleJson.write(certificate));
        }
        BundleZip.write(file, entries);
    }

    /** Replaces the certificate of an existing bundle. */
    public static void certify(Path file, Map<String, Object> certificate) {
        read(file);
        Map<String, byte[]> entries = BundleZip.read(file);
        entries.put(CERTIFICATE, BundleJson.write(certificate));
        BundleZip.write(file, entries);
    }

    /**
     * SHA-256 over contract and network, as hexadecimal digits: names what is deployed, whatever its certificate says.
     *
     * @throws BadInputException where the file is no bundle
     */
    public static String fingerprint(Path file) {
        Map<String, byte[]> entries = BundleZip.read(file);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String entry : new String[] {CONTRACT, NETWORK}) {
                if (!entries.containsKey(entry)) {
                    throw bad(file, entry, "is missing");
                }
                digest.update(entries.get(entry));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads and checks a bundle.
     *
     * @throws BadInputException naming the entry and the field that is wrong
     */
    public static PolicyFile read(Path file) {
        Map<String, byte[]> entries = BundleZip.read(file);
        for (String needed : new String[] {CONTRACT, NETWORK, GOLDEN, TRAINING}) {
            if (!entries.containsKey(needed)) {
                throw bad(file, needed, "is missing");
            }
        }
        PolicyContract contract = checked(file, CONTRACT, () -> BundleJson.readContract(entries.get(CONTRACT)));
        OnnxPolicy network = checked(file, NETWORK, () -> OnnxPolicy.parse(entries.get(NETWORK)));
        checked(file, NETWORK, () -> fit(network, contract));
        NetworkPolicy policy = new NetworkPolicy(contract, network.widths(), network.parameters());
        checked(file, GOLDEN, () -> check(policy, BundleJson.readObject(entries.get(GOLDEN))));
        Map<String, Object> training = checked(file, TRAINING, () -> BundleJson.readObject(entries.get(TRAINING)));
        Map<String, Object> certificate = entries.containsKey(CERTIFICATE)
                ? checked(file, CERTIFICATE, () -> BundleJson.readObject(entries.get(CERTIFICATE)))
                : Map.of();
        return new PolicyFile(policy, training, certificate);
    }

    private static OnnxPolicy fit(OnnxPolicy network, PolicyContract contract) {
        int[] widths = network.widths();
        int outputs = widths[widths.length - 1];
        if (widths[0] != contract.observationSize() || outputs != contract.actionSize()) {
            throw new IllegalArgumentException("maps " + widths[0] + " observations to " + outputs
                    + " actions, but the contract has " + contract.observationSize() + " and "
                    + contract.actionSize());
        }
        ActionScaling scaling = new ActionScaling(contract);
        if (!Arrays.equals(scaling.scale, network.scale())) {
            throw new IllegalArgumentException("scale: is not half the range of the contract's actions");
        }
        if (!Arrays.equals(scaling.offset, network.offset())) {
            throw new IllegalArgumentException("offset: is not the middle of the contract's actions");
        }
        return network;
    }

    private static Map<String, Object> golden(NetworkPolicy policy) {
        int size = policy.contract().observationSize();
        RandomStream random = new RandomStream(0, 0, "policy-golden");
        Observations in = new Observations(GOLDEN_ROWS, size);
        for (int i = 0; i < in.values.length; i++) {
            in.values[i] = (float) random.uniform(-1, 1);
        }
        Actions out = new Actions(GOLDEN_ROWS, policy.contract().actionSize());
        policy.act(in, out);
        Map<String, Object> golden = new LinkedHashMap<>();
        golden.put("observations", in.values);
        golden.put("actions", out.values);
        return golden;
    }

    private static Map<String, Object> check(NetworkPolicy policy, Map<String, Object> golden) {
        int size = policy.contract().observationSize();
        float[] observations = BundleJson.floats(golden, "observations");
        float[] expected = BundleJson.floats(golden, "actions");
        int rows = observations.length / size;
        int width = policy.contract().actionSize();
        if (rows < 1 || rows * size != observations.length || rows * width != expected.length) {
            throw new IllegalArgumentException("observations, actions: have " + observations.length + " and "
                    + expected.length + " numbers, not rows of " + size + " and " + width);
        }
        Observations in = new Observations(rows, size);
        System.arraycopy(observations, 0, in.values, 0, observations.length);
        Actions out = new Actions(rows, width);
        policy.act(in, out);
        float[] scale = new ActionScaling(policy.contract()).scale;
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - out.values[i]) <= GOLDEN_TOLERANCE * scale[i % width])) {
                throw new IllegalArgumentException(
                        "actions[" + i + "]: is " + expected[i] + ", but the network gives " + out.values[i]);
            }
        }
        return golden;
    }

    private interface Reader<T> {
        T read();
    }

    private static <T> T checked(Path file, String entry, Reader<T> reader) {
        try {
            return reader.read();
        } catch (IllegalArgumentException e) {
            throw bad(file, entry, e.getMessage());
        }
    }

    static BadInputException bad(Path file, String entry, String what) {
        return new BadInputException(SourceLocation.wholeFile(file.toString()), entry + ": " + what);
    }
}
