package dev.synfire.layout;

import dev.synfire.fixed.Range;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Sliding;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import java.util.ArrayList;
import java.util.List;

/**
 * All weights of a layer as one matrix, whatever holds them: the inputs of its projections one after the other.
 *
 * @param values what each input may be
 * @param weights of shape (neurons, inputs)
 */
record SpatialWeights(List<Range> values, int[][] weights) {
    static SpatialWeights of(IntegerLayer layer) {
        int[][] weights = new int[layer.neurons()][layer.inputs()];
        List<Range> values = new ArrayList<>();
        for (IntegerProjection projection : layer.projections()) {
            int from = values.size();
            int[][] part = matrix(projection.synapses());
            for (int n = 0; n < part.length; n++) {
                System.arraycopy(part[n], 0, weights[n], from, part[n].length);
            }
            for (int i = 0; i < projection.synapses().inputs(); i++) {
                values.add(projection.values());
            }
        }
        return new SpatialWeights(values, weights);
    }

    private static int[][] matrix(Synapses synapses) {
        int[][] matrix = new int[synapses.neurons()][synapses.inputs()];
        switch (synapses) {
            case DenseSynapses dense -> {
                for (int n = 0; n < matrix.length; n++) {
                    for (int i = 0; i < dense.inputs(); i++) {
                        matrix[n][i] = dense.weight(n, i);
                    }
                }
            }
            case SparseSynapses sparse -> {
                for (int i = 0; i < sparse.inputs(); i++) {
                    for (int k = sparse.starts().get(i); k < sparse.starts().get(i + 1); k++) {
                        matrix[sparse.targets().get(k)][i] = sparse.weights().get(k);
                    }
                }
            }
            case ConvolutionSynapses convolution -> unroll(convolution, matrix);
            case PooledSynapses pooled -> unroll(pooled, matrix);
        }
        return matrix;
    }

    private static void unroll(ConvolutionSynapses convolution, int[][] matrix) {
        int height = convolution.input().height();
        int width = convolution.input().width();
        int plane = convolution.output().plane();
        int columns = convolution.output().width();
        for (int n = 0; n < matrix.length; n++) {
            int channel = n / plane;
            int group = channel / convolution.outputsPerGroup();
            for (int i = 0; i < convolution.inputsPerGroup(); i++) {
                for (int k = 0; k < convolution.rows().size(); k++) {
                    for (int l = 0; l < convolution.columns().size(); l++) {
                        int row = at(convolution.rows(), n % plane / columns, k);
                        int column = at(convolution.columns(), n % columns, l);
                        if (row >= 0 && row < height && column >= 0 && column < width) {
                            int from = group * convolution.inputsPerGroup() + i;
                            matrix[n][(from * height + row) * width + column] += convolution.weight(channel, i, k, l);
                        }
                    }
                }
            }
        }
    }

    private static void unroll(PooledSynapses pooled, int[][] matrix) {
        int[][] behind = matrix(pooled.synapses());
        var pooling = pooled.pooling();
        var input = pooling.input();
        var output = pooling.output();
        for (int place = 0; place < output.size(); place++) {
            int channel = place / output.plane();
            int y = place % output.plane() / output.width();
            int x = place % output.width();
            for (int k = 0; k < pooling.rows().size(); k++) {
                for (int l = 0; l < pooling.columns().size(); l++) {
                    int row = at(pooling.rows(), y, k);
                    int column = at(pooling.columns(), x, l);
                    if (row >= 0 && row < input.height() && column >= 0 && column < input.width()) {
                        int address = (channel * input.height() + row) * input.width() + column;
                        for (int n = 0; n < matrix.length; n++) {
                            matrix[n][address] += behind[n][place];
                        }
                    }
                }
            }
        }
    }

    private static int at(Sliding sliding, int place, int k) {
        return place * sliding.stride() - sliding.before() + k * sliding.dilation();
    }
}
