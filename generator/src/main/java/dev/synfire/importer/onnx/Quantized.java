package dev.synfire.importer.onnx;

/**
 * A signal between QuantizeLinear and DequantizeLinear.
 *
 * @param grid the integers that it may become
 */
record Quantized(Signal signal, Steps grid) implements Value {
    /**
     * Integers of a quantized signal: a real x is step * (q - zero), q within the type.
     *
     * @param step above 0
     * @param zero the integer that stands for 0
     */
    record Steps(double step, double zero, ElementType type) {
        /** The least real number there is. */
        double low() {
            return step * (type.min() - zero);
        }

        /** The largest. */
        double high() {
            return step * (type.max() - zero);
        }
    }
}
