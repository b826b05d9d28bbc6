package dev.synfire.importer.onnx;

import static dev.synfire.importer.onnx.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws models of every operator that is read, in the forms of opset 9 to 20, with signals of one to four dimensions. */
final class RandomGraphs {
    /** A model, and the shape of its input. */
    record Drawn(ModelProto model, long[] shape) {}

    private final Random random;
    private final int opset;
    private final GraphBuilder builder;
    private String value;
    private int[] shape;

    private RandomGraphs(long seed) {
        random = new Random(seed);
        opset = List.of(9, 11, 12, 13, 17, 20).get(random.nextInt(6));
        builder = new GraphBuilder(opset);
    }

    static Drawn of(long seed) {
        return new RandomGraphs(seed).draw();
    }

    private Drawn draw() {
        shape = switch (random.nextInt(4)) {
            case 0 -> new int[] {1, 2 + random.nextInt(8)};
            case 1 -> new int[] {1, 1 + random.nextInt(3), 5 + random.nextInt(6)};
            default -> new int[] {1, 1 + random.nextInt(3), 4 + random.nextInt(5), 4 + random.nextInt(5)};
        };
        long[] given = Arrays.stream(shape).asLongStream().toArray();
        value = builder.input(shape);
        int steps = 3 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            step();
        }
        if (shape.length > 2 || random.nextBoolean()) {
            flatten();
            dense();
        }
        return new Drawn(builder.model(value), given);
    }

    private void step() {
        boolean planes = shape.length == 3 || shape.length == 4;
        switch (random.nextInt(planes ? 22 : 15)) {
            case 0 -> value = builder.node("Sigmoid", value);
            case 1 -> value = builder.node(random.nextBoolean() ? "Tanh" : "Relu", value);
            case 2 -> clip();
            case 3, 4 -> constant();
            case 5 -> residual();
            case 6 -> value = builder.node(List.of("Identity", "Neg", "Dropout").get(random.nextInt(3)), value);
            case 7 -> turnAndBack();
            case 8 -> hardSigmoid();
            case 9 -> {
                if (shape.length == 2) {
                    dense();
                } else {
                    bias();
                }
            }
            case 10 -> leaky();
            case 11 -> largest();
            case 12 -> joined();
            case 13 -> cut();
            case 14 -> curve();
            case 15, 16, 17 -> convolution();
            case 18 -> pool();
            case 19, 20 -> maximum();
            default -> batchNormalization();
        }
    }

    private void dense() {
        int inputs = shape[1];
        int outputs = 1 + random.nextInt(9);
        if (random.nextBoolean()) {
            boolean turned = random.nextBoolean();
            String weights = builder.floats(
                    turned ? new int[] {outputs, inputs} : new int[] {inputs, outputs}, floats(inputs * outputs));
            List<AttributeProto> attributes = new ArrayList<>();
            attributes.add(attribute("transB", turned ? 1 : 0));
            if (random.nextBoolean()) {
                attributes.add(attribute("alpha", 0.5f));
                attributes.add(attribute("beta", 1.5f));
            }
            // Before opset 11, C has to be there.
            value = opset < 11 || random.nextBoolean()
                    ? builder.node(
                            "Gemm", attributes, value, weights, builder.floats(new int[] {outputs}, floats(outputs)))
                    : builder.node("Gemm", attributes, value, weights);
        } else {
            value = builder.node(
                    "MatMul", value, builder.floats(new int[] {inputs, outputs}, floats(inputs * outputs)));
        }
        shape = new int[] {1, outputs};
        if (random.nextBoolean()) {
            bias();
        }
    }

    private void bias() {
        int last = shape[shape.length - 1];
        String numbers = builder.floats(new int[] {last}, floats(last));
        value = random.nextBoolean() ? builder.node("Add", value, numbers) : builder.node("Add", numbers, value);
    }

    private void constant() {
        int size = size();
        int[] like = random.nextBoolean() ? new int[0] : shape.clone();
        float[] numbers = floats(like.length == 0 ? 1 : size);
        switch (random.nextInt(4)) {
            case 0 -> value = builder.node("Mul", value, builder.floats(like, numbers));
            case 1 -> value = builder.node("Sub", value, builder.floats(like, numbers));
            case 2 -> value = builder.node("Sub", builder.floats(like, numbers), value);
            default -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Math.copySign(1 + Math.abs(numbers[i]), numbers[i]);
                }
                value = builder.node("Div", value, builder.floats(like, numbers));
            }
        }
    }

    private void clip() {
        float low = -random.nextFloat();
        float high = random.nextFloat() + 0.1f;
        if (opset < 11) {
            value = builder.node("Clip", List.of(attribute("min", low), attribute("max", high)), value);
            return;
        }
        value = switch (random.nextInt(5)) {
            case 0 -> builder.node("Clip", value, builder.scalar(0), builder.scalar(high));
            case 1 -> builder.node("Clip", value, builder.scalar(low));
            case 2 -> builder.node("Clip", value, "", builder.scalar(high));
            case 3 -> builder.node(random.nextBoolean() ? "Min" : "Max", value, builder.scalar(low));
            default -> builder.node("Clip", value, builder.scalar(-high), builder.scalar(high));
        };
    }

    private void hardSigmoid() {
        value = random.nextBoolean()
                ? builder.node("HardSigmoid", value)
                : builder.node("HardSigmoid", List.of(attribute("alpha", 0.3f), attribute("beta", 0.4f)), value);
    }

    private void curve() {
        value = switch (random.nextInt(5)) {
            case 0 -> builder.node("Elu", List.of(attribute("alpha", 0.2f + random.nextFloat())), value);
            case 1 -> builder.node("Selu", value);
            case 2 -> builder.node("Softplus", value);
            case 3 -> builder.node("Mul", value, builder.node("Tanh", builder.node("Softplus", value)));
            default -> builder.node("Mul", builder.node("Sigmoid", value), value);
        };
    }

    private void residual() {
        String branch = builder.node("Tanh", value);
        String other = random.nextBoolean() ? value : builder.node("Sigmoid", value);
        value = builder.node(random.nextBoolean() ? "Add" : "Sub", branch, other);
    }

    /** A Transpose, something done to every element, and a Transpose back, as channels-last exporters write. */
    private void turnAndBack() {
        int[] order = IntStream.range(0, shape.length).toArray();
        for (int d = shape.length - 1; d > 1; d--) {
            int other = 1 + random.nextInt(d);
            int kept = order[d];
            order[d] = order[other];
            order[other] = kept;
        }
        int[] back = new int[order.length];
        for (int d = 0; d < order.length; d++) {
            back[order[d]] = d;
        }
        int[] before = shape;
        value = builder.node("Transpose", List.of(attribute("perm", longs(order))), value);
        shape = Arrays.stream(order).map(d -> before[d]).toArray();
        bias();
        if (random.nextBoolean()) {
            value = builder.node("Relu", value);
        }
        if (random.nextInt(4) == 0) {
            // Stays turned: only a matrix may follow.
            flatten();
            dense();
            return;
        }
        value = builder.node("Transpose", List.of(attribute("perm", longs(back))), value);
        shape = before;
    }

    private void flatten() {
        value = switch (random.nextInt(4)) {
            case 0 -> builder.node("Flatten", value);
            case 1 -> builder.node("Reshape", value, builder.integers(0, -1));
            case 2 -> builder.node("Reshape", value, builder.integers(-1, size()));
            default -> {
                String rows = builder.node("Gather", builder.node("Shape", value), builder.integers(0));
                yield builder.node(
                        "Reshape",
                        value,
                        builder.node("Concat", List.of(attribute("axis", 0)), rows, builder.integers(-1)));
            }
        };
        shape = new int[] {1, size()};
    }

    private void convolution() {
        int dimensions = shape.length - 2;
        int groups = random.nextInt(3) == 0 ? shape[1] : 1;
        int channels = groups * (1 + random.nextInt(3));
        long[] kernel = new long[dimensions];
        long[] strides = new long[dimensions];
        long[] dilations = new long[dimensions];
        long[] pads = new long[2 * dimensions];
        boolean automatic = random.nextInt(3) == 0;
        int[] result = shape.clone();
        result[1] = channels;
        for (int d = 0; d < dimensions; d++) {
            kernel[d] = 1 + random.nextInt(3);
            strides[d] = 1 + random.nextInt(2);
            // ONNX Runtime's auto_pad with dilations is its own affair.
            dilations[d] = automatic ? 1 : 1 + random.nextInt(2);
            pads[d] = random.nextInt(3);
            pads[d + dimensions] = random.nextInt(3);
            long reach = dilations[d] * (kernel[d] - 1) + 1;
            long length = shape[d + 2] + pads[d] + pads[d + dimensions];
            if (!automatic && length < reach) {
                return;
            }
            result[d + 2] = (int)
                    (automatic ? (shape[d + 2] + strides[d] - 1) / strides[d] : (length - reach) / strides[d] + 1);
        }
        int perGroup = shape[1] / groups;
        int[] weights = new int[dimensions + 2];
        weights[0] = channels;
        weights[1] = perGroup;
        int size = channels * perGroup;
        for (int d = 0; d < dimensions; d++) {
            weights[d + 2] = (int) kernel[d];
            size *= (int) kernel[d];
        }
        List<AttributeProto> attributes = new ArrayList<>(
                List.of(attribute("strides", strides), attribute("dilations", dilations), attribute("group", groups)));
        attributes.add(
                automatic
                        ? attribute("auto_pad", random.nextBoolean() ? "SAME_UPPER" : "SAME_LOWER")
                        : attribute("pads", pads));
        String kernels = builder.floats(weights, floats(size));
        value = random.nextBoolean()
                ? builder.node(
                        "Conv", attributes, value, kernels, builder.floats(new int[] {channels}, floats(channels)))
                : builder.node("Conv", attributes, value, kernels);
        shape = result;
    }

    private void pool() {
        int dimensions = shape.length - 2;
        if (random.nextInt(3) == 0) {
            value = builder.node("GlobalAveragePool", value);
            for (int d = 2; d < shape.length; d++) {
                shape[d] = 1;
            }
            return;
        }
        if (Arrays.stream(shape).skip(2).min().orElseThrow() < 2) {
            return;
        }
        long[] pads = new long[2 * dimensions];
        Arrays.fill(pads, random.nextInt(2));
        long[] strides = new long[dimensions];
        Arrays.fill(strides, 1 + random.nextInt(2));
        long[] kernel = new long[dimensions];
        Arrays.fill(kernel, 2);
        value = builder.node(
                "AveragePool",
                List.of(
                        attribute("kernel_shape", kernel),
                        attribute("strides", strides),
                        attribute("pads", pads),
                        attribute("count_include_pad", random.nextInt(2))),
                value);
        shape = shape.clone();
        for (int d = 0; d < dimensions; d++) {
            shape[d + 2] = (int) ((shape[d + 2] + 2 * pads[0] - 2) / strides[0] + 1);
        }
    }

    private void leaky() {
        value = random.nextBoolean()
                ? builder.node("LeakyRelu", List.of(attribute("alpha", random.nextFloat() - 0.2f)), value)
                : builder.node("PRelu", value, builder.floats(new int[] {last()}, floats(last())));
    }

    private int last() {
        return shape[shape.length - 1];
    }

    /** The larger or the smaller of a signal, another, and constants. */
    private void largest() {
        String other = builder.node("Mul", value, builder.scalar(-0.7f));
        String limits = builder.floats(new int[] {last()}, floats(last()));
        value = builder.node(random.nextBoolean() ? "Max" : "Min", value, other, limits);
    }

    private void joined() {
        int axis = 1 + random.nextInt(shape.length - 1);
        if (size() > 400) {
            return;
        }
        String other = builder.node("Relu", value);
        value = builder.node("Concat", List.of(attribute("axis", axis)), value, other);
        shape = shape.clone();
        shape[axis] *= 2;
    }

    private void cut() {
        int axis = 1 + random.nextInt(shape.length - 1);
        int length = shape[axis];
        if (length < 2) {
            return;
        }
        int from = random.nextInt(length - 1);
        int until = from + 1 + random.nextInt(length - from);
        int step = 1;
        if (opset < 10) {
            value = builder.node(
                    "Slice",
                    List.of(
                            attribute("starts", new long[] {from}),
                            attribute("ends", new long[] {until}),
                            attribute("axes", new long[] {axis})),
                    value);
        } else {
            step = 1 + random.nextInt(2);
            value = builder.node(
                    "Slice",
                    value,
                    builder.integers(from),
                    builder.integers(until),
                    builder.integers(axis),
                    builder.integers(step));
        }
        shape = shape.clone();
        shape[axis] = (Math.min(until, length) - from + step - 1) / step;
    }

    private void maximum() {
        int dimensions = shape.length - 2;
        if (random.nextInt(4) == 0) {
            value = builder.node("GlobalMaxPool", value);
            for (int d = 2; d < shape.length; d++) {
                shape[d] = 1;
            }
            return;
        }
        int kernel = 2 + random.nextInt(2);
        if (Arrays.stream(shape).skip(2).min().orElseThrow() < kernel) {
            return;
        }
        int pad = random.nextInt(2);
        // With padding, ONNX Runtime's shapes count windows that begin in it.
        boolean up = opset >= 10 && pad == 0 && random.nextInt(3) == 0;
        if (pad > 0 || up) {
            value = builder.node("Relu", value);
        }
        int stride = 1 + random.nextInt(2);
        long[] pads = new long[2 * dimensions];
        Arrays.fill(pads, pad);
        long[] strides = new long[dimensions];
        Arrays.fill(strides, stride);
        long[] size = new long[dimensions];
        Arrays.fill(size, kernel);
        List<AttributeProto> attributes = new ArrayList<>(
                List.of(attribute("kernel_shape", size), attribute("strides", strides), attribute("pads", pads)));
        if (up) {
            attributes.add(attribute("ceil_mode", 1));
        }
        value = builder.node("MaxPool", attributes, value);
        shape = shape.clone();
        for (int d = 2; d < shape.length; d++) {
            int rest = shape[d] + 2 * pad - kernel;
            int places = (up ? Math.ceilDiv(rest, stride) : rest / stride) + 1;
            shape[d] = up && (places - 1) * stride >= shape[d] + pad ? places - 1 : places;
        }
    }

    private void batchNormalization() {
        int channels = shape[1];
        float[] variances = floats(channels);
        for (int c = 0; c < channels; c++) {
            variances[c] = 0.2f + variances[c] * variances[c];
        }
        int[] each = {channels};
        value = builder.node(
                "BatchNormalization",
                value,
                builder.floats(each, floats(channels)),
                builder.floats(each, floats(channels)),
                builder.floats(each, floats(channels)),
                builder.floats(each, variances));
    }

    private int size() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    private float[] floats(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() * 0.7f;
        }
        return numbers;
    }
}
