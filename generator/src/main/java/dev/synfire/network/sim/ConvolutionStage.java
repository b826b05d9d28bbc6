package dev.synfire.network.sim;

import dev.synfire.network.Convolution;
import dev.synfire.network.tensor.Dims;

/** An event visits the places whose window sees it, in every output channel of its group. */
final class ConvolutionStage implements Stage {
    private final Dims input;
    private final Dims output;
    private final Taps rows;
    private final Taps columns;
    private final int inputsPerGroup;
    private final int outputsPerGroup;
    private final int kernelWidth;
    private final int kernelSize;
    private final double[] weights;

    ConvolutionStage(Convolution convolution) {
        input = convolution.input();
        output = convolution.output();
        rows = Taps.ofRows(convolution.window(), input.get(1), output.get(1));
        columns = Taps.ofColumns(convolution.window(), input.get(2), output.get(2));
        inputsPerGroup = input.get(0) / convolution.groups();
        outputsPerGroup = output.get(0) / convolution.groups();
        kernelWidth = convolution.window().size().width();
        kernelSize = convolution.window().size().height() * kernelWidth;
        weights = convolution.weights().toArray();
    }

    @Override
    public void add(double[] values, double[] sums) {
        int at = 0;
        for (int channel = 0; channel < input.get(0); channel++) {
            for (int row = 0; row < input.get(1); row++) {
                for (int column = 0; column < input.get(2); column++, at++) {
                    if (values[at] != 0) {
                        add(channel, row, column, values[at], sums);
                    }
                }
            }
        }
    }

    private void add(int channel, int row, int column, double value, double[] sums) {
        int[] toRows = rows.places()[row];
        int[] kernelRows = rows.offsets()[row];
        int[] toColumns = columns.places()[column];
        int[] kernelColumns = columns.offsets()[column];
        int first = channel / inputsPerGroup * outputsPerGroup;
        int plane = output.get(1) * output.get(2);
        for (int out = first; out < first + outputsPerGroup; out++) {
            int kernel = (out * inputsPerGroup + channel % inputsPerGroup) * kernelSize;
            for (int r = 0; r < toRows.length; r++) {
                int toRow = out * plane + toRows[r] * output.get(2);
                int kernelRow = kernel + kernelRows[r] * kernelWidth;
                for (int c = 0; c < toColumns.length; c++) {
                    sums[toRow + toColumns[c]] += weights[kernelRow + kernelColumns[c]] * value;
                }
            }
        }
    }
}
