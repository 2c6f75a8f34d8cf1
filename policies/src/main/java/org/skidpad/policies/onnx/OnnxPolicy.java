package org.skidpad.policies.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.policies.network.NetworkShape;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * The deterministic policy as a chain of ONNX operators: (Gemm, Tanh) for each hidden layer, Gemm, Clip to [-1, 1], Mul by the
 * action's scale, Add of its offset.
 *
 * @param widths of the layers, observation first, action last
 * @param parameters weights {@code [input][output]} and biases, layer by layer
 * @param scale half the range of each action, physical units
 * @param offset middle of the range of each action, physical units
 */
public record OnnxPolicy(int[] widths, float[] parameters, float[] scale, float[] offset) {
    public static final String INPUT = "observation";
    public static final String OUTPUT = "action";

    private static final int IR_VERSION = 6;
    private static final int MAX_LAYERS = NetworkShape.MAX_HIDDEN_LAYERS + 1;

    /** Serialises the model; the same policy gives the same bytes. */
    public byte[] toBytes() {
        ONNXContext context = new ONNXContext();
        context.setName("skidpad-policy");
        int layers = widths.length - 1;
        ONNXPlaceholder in = context.floatInput(INPUT, widths[0]);
        ONNXPlaceholder out = context.floatOutput(OUTPUT, widths[layers]);
        ONNXRef<?> x = in;
        int p = 0;
        for (int l = 0; l < layers; l++) {
            int start = p;
            int count = widths[l] * widths[l + 1];
            ONNXInitializer weights = context.floatTensor(
                    "weights" + l, List.of(widths[l], widths[l + 1]), buffer -> buffer.put(parameters, start, count));
            p += count;
            ONNXInitializer biases = context.array("biases" + l, Arrays.copyOfRange(parameters, p, p + widths[l + 1]));
            p += widths[l + 1];
            x = x.apply(ONNXOperators.GEMM, List.of(weights, biases));
            if (l + 1 < layers) {
                x = x.apply(PolicyOperator.TANH);
            }
        }
        x = x.apply(PolicyOperator.CLIP, List.of(context.constant("low", -1f), context.constant("high", 1f)));
        x = x.apply(ONNXOperators.MUL, context.array("scale", scale));
        x.apply(ONNXOperators.ADD, context.array("offset", offset)).assignTo(out);
        return ModelProto.newBuilder()
                .setGraph(context.buildGraph())
                .setIrVersion(IR_VERSION)
                .setProducerName("skidpad")
                .addOpsetImport(ONNXOperators.getOpsetProto())
                .build()
                .toByteArray();
    }

    /**
     * Reads what {@link #toBytes} writes.
     *
     * @throws IllegalArgumentException naming the node or tensor that is not as expected
     */
    public static OnnxPolicy parse(byte[] bytes) {
        GraphProto graph;
        try {
            graph = ModelProto.parseFrom(bytes).getGraph();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("is no ONNX model (" + e.getMessage() + ")", e);
        }
        return new Chain(graph).read();
    }

    /** Walks the operators from input to output. */
    private static final class Chain {
        private final List<NodeProto> nodes;
        private final Map<String, TensorProto> tensors = new HashMap<>();
        private int at;
        private String value;

        Chain(GraphProto graph) {
            nodes = new ArrayList<>();
            for (NodeProto node : graph.getNodeList()) {
                if (!node.getOpType().equals("Identity")) {
                    nodes.add(node);
                }
            }
            graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
            require(graph.getInputCount() == 1, "graph.input: needs one, has " + graph.getInputCount());
            value = graph.getInput(0).getName();
        }

        OnnxPolicy read() {
            List<float[]> parts = new ArrayList<>();
            List<Integer> widths = new ArrayList<>();
            while (at < nodes.size() && nodes.get(at).getOpType().equals("Gemm")) {
                require(widths.size() < MAX_LAYERS + 1, "graph: more than " + MAX_LAYERS + " layers");
                NodeProto gemm = next("Gemm", 3);
                require(gemm.getAttributeCount() == 0, place(gemm) + ": attributes are not supported");
                TensorProto weights = tensor(gemm, 1, 2);
                TensorProto biases = tensor(gemm, 2, 1);
                int inputs = size(weights, 0);
                int outputs = size(weights, 1);
                if (widths.isEmpty()) {
                    widths.add(inputs);
                }
                require(
                        inputs == widths.get(widths.size() - 1),
                        weights.getName() + ": has " + inputs + " inputs, but " + widths.get(widths.size() - 1)
                                + " come in");
                require(
                        size(biases, 0) == outputs,
                        biases.getName() + ": has " + size(biases, 0) + " numbers, but " + outputs + " are needed");
                widths.add(outputs);
                parts.add(floats(weights, inputs * outputs));
                parts.add(floats(biases, outputs));
                if (at < nodes.size() && nodes.get(at).getOpType().equals("Tanh")) {
                    next("Tanh", 1);
                } else {
                    break;
                }
            }
            require(widths.size() >= 3, "graph: needs a hidden layer and a head");
            int actions = widths.get(widths.size() - 1);
            NodeProto clip = next("Clip", 3);
            require(
                    floats(tensor(clip, 1, 0), 1)[0] == -1f && floats(tensor(clip, 2, 0), 1)[0] == 1f,
                    place(clip) + ": bounds must be -1 and 1");
            float[] scale = floats(tensor(next("Mul", 2), 1, 1), actions);
            float[] offset = floats(tensor(next("Add", 2), 1, 1), actions);
            require(at == nodes.size(), "graph: " + (nodes.size() - at) + " operators follow the last expected one");
            int[] sizes = widths.stream().mapToInt(Integer::intValue).toArray();
            return new OnnxPolicy(sizes, concatenated(parts), scale, offset);
        }

        private NodeProto next(String operator, int inputs) {
            require(at < nodes.size(), "graph: ends where " + operator + " is expected");
            NodeProto node = nodes.get(at++);
            require(node.getOpType().equals(operator), place(node) + ": is not " + operator);
            require(
                    node.getInputCount() == inputs && node.getOutputCount() == 1,
                    place(node) + ": needs " + inputs + " inputs and 1 output");
            require(node.getInput(0).equals(value), place(node) + ": does not read " + value);
            value = node.getOutput(0);
            return node;
        }

        private TensorProto tensor(NodeProto node, int input, int dimensions) {
            TensorProto tensor = tensors.get(node.getInput(input));
            require(tensor != null, place(node) + ": no tensor " + node.getInput(input));
            require(
                    tensor.getDimsCount() == dimensions
                            && tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber(),
                    tensor.getName() + ": must be float with " + dimensions + " dimensions");
            return tensor;
        }

        private static int size(TensorProto tensor, int dimension) {
            long size = tensor.getDims(dimension);
            require(
                    size >= 1 && size <= NetworkShape.MAX_UNITS,
                    tensor.getName() + ": size must be 1 to " + NetworkShape.MAX_UNITS + ", is " + size);
            return (int) size;
        }

        private static float[] floats(TensorProto tensor, int count) {
            float[] values = new float[count];
            if (tensor.getFloatDataCount() == count) {
                for (int i = 0; i < count; i++) {
                    values[i] = tensor.getFloatData(i);
                }
            } else {
                require(
                        tensor.getRawData().size() == count * Float.BYTES,
                        tensor.getName() + ": needs " + count + " numbers");
                FloatBuffer raw = ByteBuffer.wrap(tensor.getRawData().toByteArray())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
                raw.get(values);
            }
            for (float v : values) {
                require(Float.isFinite(v), tensor.getName() + ": holds " + v);
            }
            return values;
        }

        private static float[] concatenated(List<float[]> parts) {
            float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
            int p = 0;
            for (float[] part : parts) {
                System.arraycopy(part, 0, all, p, part.length);
                p += part.length;
            }
            return all;
        }

        private static String place(NodeProto node) {
            return "node " + node.getName() + " (" + node.getOpType() + ")";
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
