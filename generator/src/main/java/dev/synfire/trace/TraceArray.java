package dev.synfire.trace;

/**
 * One quantity of all neurons of a layer, over samples and ticks.
 *
 * @param name of the array in the file: layer, quantity and form, such as hidden.membrane.real
 * @param shape samples, ticks, neurons
 * @param values one per neuron, the neurons of a tick side by side, the ticks of a sample one after the other
 */
public record TraceArray(String name, Shape shape, Values values) {
    /** How many there are of each. */
    public record Shape(int samples, int ticks, int neurons) {
        /** Of all values. */
        public int size() {
            return Math.multiplyExact(Math.multiplyExact(samples, ticks), neurons);
        }
    }

    /** The values of an array; arrays are not copied. */
    public sealed interface Values {}

    /** Real numbers, in double precision. */
    public record Reals(double[] numbers) implements Values {}

    /** Integers of the golden model. */
    public record Integers(long[] numbers) implements Values {}
}
