package dev.synfire.importer.tflite;

import dev.synfire.importer.tflite.TfliteBuilder.Field;
import dev.synfire.importer.tflite.TfliteBuilder.Scales;
import java.util.Random;

/** A small int8 network, and the same by TFLite's own integer arithmetic, written out. */
public final class TfliteModels {
    static final int SIDE = 5;
    static final int CHANNELS = 2;
    static final int KERNELS = 3;
    static final int CLASSES = 4;

    static final float INPUT = 0.05f;
    static final int INPUT_ZERO = -20;
    static final float HIDDEN = 0.06f;
    static final float DEEP = 0.03f;
    static final float RESULT = 0.11f;
    static final int RESULT_ZERO = 7;
    static final float DENSE = 0.008f;
    static final float[] KERNEL = {0.01f, 0.004f, 0.02f};
    static final float[] DEPTHWISE = {0.02f, 0.015f, 0.009f};

    final int[] kernel;
    final int[] kernelBias;
    final int[] depthwise;
    final int[] depthwiseBias;
    final int[] dense;
    final int[] denseBias;

    public TfliteModels(Random random) {
        kernel = random.ints(KERNELS * 9 * CHANNELS, -127, 128).toArray();
        kernelBias = random.ints(KERNELS, -800, 800).toArray();
        depthwise = random.ints(4 * KERNELS, -127, 128).toArray();
        depthwiseBias = random.ints(KERNELS, -500, 500).toArray();
        dense = random.ints(CLASSES * 4 * KERNELS, -127, 128).toArray();
        denseBias = random.ints(CLASSES, -500, 500).toArray();
    }

    /** Conv2D 3x3, same padding, Relu; DepthwiseConv2D 2x2 in steps of 2, Relu6; Reshape; FullyConnected; Softmax. */
    public byte[] file() {
        TfliteBuilder out = new TfliteBuilder();
        int x = out.signal(TfliteBuilder.INT8, Scales.of(INPUT, INPUT_ZERO), 1, SIDE, SIDE, CHANNELS);
        int convolved = out.signal(TfliteBuilder.INT8, Scales.of(HIDDEN, -128), 1, SIDE, SIDE, KERNELS);
        out.operator(
                3,
                new int[] {
                    x,
                    out.tensor(
                            TfliteBuilder.INT8,
                            Scales.along(0, KERNEL),
                            TfliteBuilder.bytes(kernel),
                            KERNELS,
                            3,
                            3,
                            CHANNELS),
                    out.tensor(
                            TfliteBuilder.INT32,
                            Scales.along(0, products(INPUT, KERNEL)),
                            TfliteBuilder.words(kernelBias),
                            KERNELS)
                },
                convolved,
                Field.octet(0, 0),
                Field.integer(1, 1),
                Field.integer(2, 1),
                Field.octet(3, 1));
        int deep = out.signal(TfliteBuilder.INT8, Scales.of(DEEP, -128), 1, 2, 2, KERNELS);
        out.operator(
                4,
                new int[] {
                    convolved,
                    out.tensor(
                            TfliteBuilder.INT8,
                            Scales.along(3, DEPTHWISE),
                            TfliteBuilder.bytes(depthwise),
                            1,
                            2,
                            2,
                            KERNELS),
                    out.tensor(
                            TfliteBuilder.INT32,
                            Scales.along(0, products(HIDDEN, DEPTHWISE)),
                            TfliteBuilder.words(depthwiseBias),
                            KERNELS)
                },
                deep,
                Field.octet(0, 1),
                Field.integer(1, 2),
                Field.integer(2, 2),
                Field.integer(3, 1),
                Field.octet(4, 3));
        int flat = out.signal(TfliteBuilder.INT8, Scales.of(DEEP, -128), 1, 4 * KERNELS);
        out.operator(22, new int[] {deep}, flat);
        int scores = out.signal(TfliteBuilder.INT8, Scales.of(RESULT, RESULT_ZERO), 1, CLASSES);
        out.operator(
                9,
                new int[] {
                    flat,
                    out.tensor(
                            TfliteBuilder.INT8, Scales.of(DENSE, 0), TfliteBuilder.bytes(dense), CLASSES, 4 * KERNELS),
                    out.tensor(TfliteBuilder.INT32, Scales.of(DEEP * DENSE, 0), TfliteBuilder.words(denseBias), CLASSES)
                },
                scores);
        int chances = out.signal(TfliteBuilder.INT8, Scales.of(1 / 256.0, -128), 1, CLASSES);
        out.operator(25, new int[] {scores}, chances);
        return out.model(x, chances);
    }

    static float[] products(float scale, float[] scales) {
        float[] products = new float[scales.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = scale * scales[k];
        }
        return products;
    }

    /**
     * The codes of the scores before Softmax. Each sum of (q - zero) * w plus its bias is multiplied by the scales of inputs and
     * weights over that of the result, rounded to the nearest, and limited, as TFLite's specification of 8-bit quantization says.
     */
    int[] scores(int[] input) {
        int[] convolved = new int[SIDE * SIDE * KERNELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int o = 0; o < KERNELS; o++) {
                    long sum = kernelBias[o];
                    for (int dy = 0; dy < 3; dy++) {
                        for (int dx = 0; dx < 3; dx++) {
                            int row = y + dy - 1;
                            int column = x + dx - 1;
                            for (int c = 0;
                                    c < CHANNELS && row >= 0 && row < SIDE && column >= 0 && column < SIDE;
                                    c++) {
                                sum += (long) kernel[((o * 3 + dy) * 3 + dx) * CHANNELS + c]
                                        * (input[(row * SIDE + column) * CHANNELS + c] - INPUT_ZERO);
                            }
                        }
                    }
                    convolved[(y * SIDE + x) * KERNELS + o] =
                            code(sum, INPUT * (double) KERNEL[o] / HIDDEN, -128, -128, 127);
                }
            }
        }
        int[] deep = new int[4 * KERNELS];
        for (int at = 0; at < deep.length; at++) {
            int o = at % KERNELS;
            int row = 2 * (at / KERNELS / 2);
            int column = 2 * (at / KERNELS % 2);
            long sum = depthwiseBias[o];
            for (int k = 0; k < 4; k++) {
                sum += (long) depthwise[k * KERNELS + o]
                        * (convolved[((row + k / 2) * SIDE + column + k % 2) * KERNELS + o] + 128);
            }
            int six = (int) Math.min(127, Math.round(6 / (double) DEEP) - 128);
            deep[at] = code(sum, HIDDEN * (double) DEPTHWISE[o] / DEEP, -128, -128, six);
        }
        int[] scores = new int[CLASSES];
        for (int n = 0; n < CLASSES; n++) {
            long sum = denseBias[n];
            for (int k = 0; k < deep.length; k++) {
                sum += (long) dense[n * deep.length + k] * (deep[k] + 128);
            }
            scores[n] = code(sum, DEEP * (double) DENSE / RESULT, RESULT_ZERO, -128, 127);
        }
        return scores;
    }

    private static int code(long sum, double multiplier, int zero, int least, int most) {
        return Math.clamp(Math.round(sum * multiplier) + zero, least, most);
    }
}
