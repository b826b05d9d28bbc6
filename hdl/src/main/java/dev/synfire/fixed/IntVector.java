package dev.synfire.fixed;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An immutable row of ints with value equality, for records that hold weights, thresholds and tables. */
public final class IntVector {
    private final int[] values;

    private IntVector(int[] values) {
        this.values = values;
    }

    /** A vector of a copy of the values. */
    public static IntVector of(int... values) {
        return new IntVector(values.clone());
    }

    /** A vector of size equal values. */
    public static IntVector filled(int size, int value) {
        int[] values = new int[size];
        Arrays.fill(values, value);
        return new IntVector(values);
    }

    public int size() {
        return values.length;
    }

    public int get(int index) {
        return values[index];
    }

    /** The smallest value, or 0 of an empty vector. */
    public int min() {
        return stream().min().orElse(0);
    }

    /** The largest value, or 0 of an empty vector. */
    public int max() {
        return stream().max().orElse(0);
    }

    /** Whether every value equals the given one. */
    public boolean isUniform(int value) {
        return stream().allMatch(v -> v == value);
    }

    public IntStream stream() {
        return Arrays.stream(values);
    }

    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 16 ? Arrays.toString(values) : "[" + values.length + " ints]";
    }
}
