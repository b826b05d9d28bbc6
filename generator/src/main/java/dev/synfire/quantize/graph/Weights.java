package dev.synfire.quantize.graph;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.Planes;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Sliding;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Real weights in one of the forms that hardware stores, in rows: one per neuron, or one that all neurons of an output channel
 * share. Rows belong to neurons in order, as many neurons to each.
 */
public sealed interface Weights permits Weights.Full, Weights.Kernel, SparseWeights {
    /** Bits of the smallest block RAM there is, an EBR of iCE40. */
    long SMALL = 4096;

    int inputs();

    int neurons();

    int rows();

    /** A copy of a row. */
    double[] row(int row);

    /** The integer form. */
    Synapses synapses(int bits, int[][] codes);

    /** The codes of a row in the integer form, pooled or not. */
    IntStream codes(Synapses synapses, int row);

    /** The same with other numbers, as a transform of a network. */
    Transform with(double[][] rows);

    /** How many neurons share a row. */
    default int sharing() {
        return neurons() / rows();
    }

    /** A weight from every input to every neuron. */
    record Full(Matrix matrix) implements Weights {
        @Override
        public int inputs() {
            return matrix.columns();
        }

        @Override
        public int neurons() {
            return matrix.rows();
        }

        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public double[] row(int row) {
            return matrix.row(row);
        }

        @Override
        public Synapses synapses(int bits, int[][] codes) {
            DenseSynapses full = new DenseSynapses(inputs(), neurons(), bits, flat(codes));
            SparseSynapses lists = SparseSynapses.of(full);
            return lists(lists) ? lists : full;
        }

        @Override
        public IntStream codes(Synapses synapses, int row) {
            return Weights.codes(synapses, row, IntStream.range(0, inputs()));
        }

        @Override
        public Transform with(double[][] rows) {
            return new Dense(Matrix.of(rows));
        }
    }

    /** A kernel for every output channel, which all its neurons share. */
    record Kernel(Convolution convolution) implements Weights {
        @Override
        public int inputs() {
            return convolution.input().size();
        }

        @Override
        public int neurons() {
            return convolution.output().size();
        }

        @Override
        public int rows() {
            return convolution.channels();
        }

        @Override
        public double[] row(int row) {
            int length = convolution.weights().size() / rows();
            return Arrays.copyOfRange(convolution.weights().toArray(), row * length, (row + 1) * length);
        }

        @Override
        public Synapses synapses(int bits, int[][] codes) {
            return new ConvolutionSynapses(
                    planes(convolution.input()),
                    convolution.channels(),
                    slidingRows(convolution.window()),
                    slidingColumns(convolution.window()),
                    convolution.groups(),
                    bits,
                    flat(codes));
        }

        @Override
        public IntStream codes(Synapses synapses, int row) {
            int length = convolution.weights().size() / rows();
            return switch (synapses) {
                case PooledSynapses pooled -> codes(pooled.synapses(), row);
                case ConvolutionSynapses kernels ->
                    IntStream.range(row * length, (row + 1) * length).map(kernels.weights()::get);
                case DenseSynapses _, SparseSynapses _ ->
                    throw new IllegalArgumentException("a kernel has become " + synapses);
            };
        }

        @Override
        public Transform with(double[][] rows) {
            return new Convolution(
                    convolution.input(),
                    convolution.channels(),
                    convolution.window(),
                    convolution.groups(),
                    Vector.of(
                            Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()));
        }
    }

    /** The codes of a neuron from some inputs. */
    static IntStream codes(Synapses synapses, int neuron, IntStream inputs) {
        return switch (synapses) {
            case PooledSynapses pooled -> codes(pooled.synapses(), neuron, inputs);
            case DenseSynapses full -> inputs.map(i -> full.weight(neuron, i));
            case SparseSynapses lists -> inputs.map(i -> lists.weight(neuron, i));
            case ConvolutionSynapses _ -> throw new IllegalArgumentException("a matrix has become " + synapses);
        };
    }

    /** Whether lists take less memory than a full matrix of the same weights; one that fits a block RAM stays full. */
    static boolean lists(SparseSynapses lists) {
        long full = (long) lists.inputs() * lists.neurons() * lists.weightBits();
        return full > SMALL && lists.memoryBits() < full;
    }

    private static IntVector flat(int[][] codes) {
        return IntVector.of(Arrays.stream(codes).flatMapToInt(Arrays::stream).toArray());
    }

    static Planes planes(Dims dims) {
        return new Planes(dims.get(0), dims.get(1), dims.get(2));
    }

    static Sliding slidingRows(Window window) {
        return new Sliding(
                window.size().height(),
                window.stride().height(),
                window.padding().top(),
                window.padding().bottom(),
                window.dilation().height());
    }

    static Sliding slidingColumns(Window window) {
        return new Sliding(
                window.size().width(),
                window.stride().width(),
                window.padding().left(),
                window.padding().right(),
                window.dilation().width());
    }
}
