package dev.synfire.network.tensor;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** An immutable row of real numbers with value equality. */
public final class Vector {
    private final double[] values;

    private Vector(double[] values) {
        this.values = values;
    }

    /** A vector of a copy of the values. */
    public static Vector of(double... values) {
        return new Vector(values.clone());
    }

    /** A vector of size zeros. */
    public static Vector zeros(int size) {
        return new Vector(new double[size]);
    }

    /** Each value that many times, one after another. */
    public Vector repeatEach(int times) {
        double[] repeated = new double[values.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i / times];
        }
        return new Vector(repeated);
    }

    public int size() {
        return values.length;
    }

    public double get(int index) {
        return values[index];
    }

    /** The value of a neuron where one value may stand for all of them. */
    public double ofNeuron(int neuron) {
        return values.length == 1 ? values[0] : values[neuron];
    }

    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 16 ? Arrays.toString(values) : "[" + values.length + " numbers]";
    }
}
