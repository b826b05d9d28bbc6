package dev.synfire.importer.onnx;

/**
 * A signal between QuantizeLinear and DequantizeLinear.
 *
 * @param grid the integers that it may become
 */
record Quantized(Signal signal, Steps grid) implements Value {
    /**
     * Integers of a quantized signal: a real x is step * (q - zero), q within its limits.
     *
     * @param step above 0
     * @param zero the integer that stands for 0
     * @param least the least integer
     * @param most the largest
     * @param type what the file calls them
     */
    record Steps(double step, double zero, double least, double most, String type) {
        static Steps of(double step, double zero, ElementType type) {
            return new Steps(step, zero, type.min(), type.max(), type.toString());
        }

        /** Bits of the integers. */
        int bits() {
            return Math.getExponent(most - least) + 1;
        }

        /** The least real number there is. */
        double low() {
            return step * (least - zero);
        }

        /** The largest. */
        double high() {
            return step * (most - zero);
        }
    }
}
