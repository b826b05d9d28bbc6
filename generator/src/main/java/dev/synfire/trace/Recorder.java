package dev.synfire.trace;

import dev.synfire.trace.TraceArray.Integers;
import dev.synfire.trace.TraceArray.Reals;
import dev.synfire.trace.TraceArray.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads quantities of a model after each of its ticks, and puts them into arrays. */
final class Recorder {
    private final List<TraceArray> arrays = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final int samples;
    private final int ticks;
    private int done;

    /** For so many samples of so many ticks. */
    Recorder(int samples, int ticks) {
        this.samples = samples;
        this.ticks = ticks;
    }

    /** Puts the values of one tick at a place of the arrays. */
    private interface Source {
        void read(int place);
    }

    /** Records real numbers of that many neurons. */
    void reals(String name, int neurons, Supplier<double[]> source) {
        double[] numbers = new double[new Shape(samples, ticks, neurons).size()];
        arrays.add(new TraceArray(name, new Shape(samples, ticks, neurons), new Reals(numbers)));
        sources.add(tick -> System.arraycopy(source.get(), 0, numbers, tick * neurons, neurons));
    }

    /** Records integers of that many neurons, as NAME.integer. */
    void integers(String name, int neurons, Supplier<long[]> source) {
        long[] numbers = new long[new Shape(samples, ticks, neurons).size()];
        arrays.add(new TraceArray(name + ".integer", new Shape(samples, ticks, neurons), new Integers(numbers)));
        sources.add(tick -> System.arraycopy(source.get(), 0, numbers, tick * neurons, neurons));
    }

    /** What an integer of a neuron stands for. */
    interface Meaning {
        double of(int neuron, double integer);
    }

    /** Records integers, and beside them as NAME.scaled what they stand for. */
    void integers(String name, int neurons, Supplier<long[]> source, Meaning meaning) {
        integers(name, neurons, source);
        reals(name + ".scaled", neurons, () -> {
            long[] integers = source.get();
            double[] scaled = new double[neurons];
            for (int n = 0; n < neurons; n++) {
                scaled[n] = meaning.of(n, integers[n]);
            }
            return scaled;
        });
    }

    /** Reads all after a tick. */
    void tick() {
        sources.forEach(source -> source.read(done));
        done++;
    }

    /** What was recorded, in the order in which it was asked for. */
    List<TraceArray> arrays() {
        return List.copyOf(arrays);
    }
}
