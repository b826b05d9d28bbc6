package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** Models of operators on quantized integers. */
public final class QuantizedGraphs {
    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int INT32 = 6;

    private QuantizedGraphs() {}

    static String integers(GraphBuilder graph, int type, int[] shape, int... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate((type == INT32 ? 4 : 1) * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            if (type == INT32) {
                bytes.putInt(value);
            } else {
                bytes.put((byte) value);
            }
        }
        return graph.tensor(type, bytes.array(), shape);
    }

    static String zero(GraphBuilder graph, int type, int value) {
        return integers(graph, type, new int[0], value);
    }

    /** Two planes of 6 by 6 through QLinearConv, MaxPool and Flatten on integers, and QLinearMatMul. */
    static ModelProto convolutions(Random random) {
        GraphBuilder graph = new GraphBuilder(13);
        String step = graph.scalar(1 / 255f);
        String unsigned = zero(graph, UINT8, 0);
        String signed = zero(graph, INT8, 0);
        String x = graph.node("QuantizeLinear", graph.input(1, 2, 6, 6), step, unsigned);
        String steps = graph.floats(new int[] {3}, 0.01f, 0.02f, 0.005f);
        String between = graph.scalar(0.03f);
        String convolved = graph.node(
                "QLinearConv",
                List.of(GraphBuilder.attribute("pads", 1, 1, 1, 1)),
                x,
                step,
                unsigned,
                integers(
                        graph,
                        INT8,
                        new int[] {3, 2, 3, 3},
                        random.ints(54, -60, 60).toArray()),
                steps,
                integers(graph, INT8, new int[] {3}, 0, 0, 0),
                between,
                unsigned,
                integers(graph, INT32, new int[] {3}, 5000, -3000, 20000));
        String pooled = graph.node(
                "MaxPool",
                List.of(GraphBuilder.attribute("kernel_shape", 2, 2), GraphBuilder.attribute("strides", 2, 2)),
                convolved);
        String flat = graph.node("Flatten", pooled);
        String last = graph.node(
                "QLinearMatMul",
                flat,
                between,
                unsigned,
                integers(
                        graph,
                        INT8,
                        new int[] {27, 4},
                        random.ints(108, -127, 127).toArray()),
                graph.scalar(0.004f),
                signed,
                graph.scalar(0.25f),
                zero(graph, UINT8, 120));
        return graph.model(graph.node("DequantizeLinear", last, graph.scalar(0.25f), zero(graph, UINT8, 120)));
    }

    /** Quant, BipolarQuant, MultiThreshold and Trunc of QONNX, one after another. */
    public static ModelProto qonnx(Random random) {
        String domain = "qonnx.custom_op.general";
        GraphBuilder graph = new GraphBuilder(13);
        String one = graph.scalar(1);
        String zero = graph.scalar(0);
        String bits = graph.scalar(4);
        String x = graph.nodeOf(domain, "Quant", signed(0), graph.input(1, 8), one, zero, bits);
        String weights = graph.nodeOf(
                domain, "Quant", signed(1), graph.floats(new int[] {8, 6}, normal(random, 48)), one, zero, bits);
        float[] thresholds = new float[18];
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] = k % 3 * 7 + k / 3;
        }
        String counts = graph.nodeOf(
                domain,
                "MultiThreshold",
                List.of(GraphBuilder.attribute("out_dtype", "UINT2")),
                graph.node("MatMul", x, weights),
                graph.floats(new int[] {6, 3}, thresholds));
        String signs = graph.nodeOf(
                domain, "BipolarQuant", List.of(), graph.floats(new int[] {6, 4}, normal(random, 24)), one);
        String sums = graph.node("Relu", graph.node("MatMul", counts, signs));
        return graph.model(graph.nodeOf(
                domain,
                "Trunc",
                List.of(GraphBuilder.attribute("rounding_mode", "FLOOR")),
                sums,
                one,
                zero,
                bits,
                graph.scalar(2)));
    }

    private static List<AttributeProto> signed(int signed) {
        return List.of(GraphBuilder.attribute("signed", signed), GraphBuilder.attribute("narrow", signed));
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = 2 * (float) random.nextGaussian();
        }
        return values;
    }
}
