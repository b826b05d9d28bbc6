package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import dev.synfire.importer.Imported;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Random;

/** Holds imported networks against ONNX Runtime. */
final class Agreement {
    /** Of 32-bit arithmetic against 64-bit, relative to the largest output. */
    static final double TOLERANCE = 1e-5;

    private Agreement() {}

    /** Runs random inputs of 0 to 1 through both; the model must end before any Softmax or ArgMax. */
    static void check(byte[] model, Imported imported, int samples, Random random, long... shape) throws OrtException {
        check(model, imported, samples, random, TOLERANCE, shape);
    }

    static void check(byte[] model, Imported imported, int samples, Random random, double tolerance, long... shape)
            throws OrtException {
        FloatModel real = new FloatModel(imported.network());
        try (Reference reference = new Reference(model, shape)) {
            for (int s = 0; s < samples; s++) {
                float[] input = new float[imported.network().input().size()];
                double[] same = new double[input.length];
                for (int i = 0; i < input.length; i++) {
                    input[i] = random.nextFloat();
                    same[i] = input[i];
                }
                compare(reference.run(input), real.run(List.of(Vector.of(same))).scores(), tolerance);
            }
        }
    }

    static void compare(float[] expected, Vector actual, double tolerance) {
        assertEquals(expected.length, actual.size(), "outputs");
        double most = 1;
        for (float value : expected) {
            most = Math.max(most, Math.abs(value));
        }
        for (int n = 0; n < expected.length; n++) {
            assertEquals(expected[n], actual.get(n), tolerance * most, "output " + n);
        }
    }

    /** Channels last as channels first. */
    static double[] channelsFirst(double[] values, int channels) {
        double[] moved = new double[values.length];
        int plane = values.length / channels;
        for (int k = 0; k < values.length; k++) {
            moved[k % channels * plane + k / channels] = values[k];
        }
        return moved;
    }

    static double[] softmax(Vector scores) {
        double most = scores.stream().max().orElseThrow();
        double[] powers = scores.stream().map(v -> Math.exp(v - most)).toArray();
        double sum = java.util.Arrays.stream(powers).sum();
        return java.util.Arrays.stream(powers).map(p -> p / sum).toArray();
    }
}
