package dev.synfire.golden;

import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.Planes;

/** A convolution by event: a value that arrives visits the places whose window sees it, zeros cost nothing. */
final class Convolver implements SynapseModel {
    private final Planes input;
    private final Planes output;
    private final Taps rows;
    private final Taps columns;
    private final int inputsPerGroup;
    private final int outputsPerGroup;
    private final int kernelWidth;
    private final int kernel;
    private final int[] weights;

    Convolver(ConvolutionSynapses synapses) {
        input = synapses.input();
        output = synapses.output();
        rows = Taps.of(synapses.rows(), input.height());
        columns = Taps.of(synapses.columns(), input.width());
        inputsPerGroup = synapses.inputsPerGroup();
        outputsPerGroup = synapses.outputsPerGroup();
        kernelWidth = synapses.columns().size();
        kernel = synapses.rows().size() * kernelWidth;
        weights = synapses.weights().toArray();
    }

    @Override
    public void add(int[] events, int[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                add(i, events[i], sums);
            }
        }
    }

    @Override
    public void add(int[] events, long[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                add(i, events[i], sums);
            }
        }
    }

    private void add(int address, int value, int[] sums) {
        int channel = address / input.plane();
        int row = address / input.width() % input.height();
        int column = address % input.width();
        int[] toRows = rows.places()[row];
        int[] kernelRows = rows.offsets()[row];
        int[] toColumns = columns.places()[column];
        int[] kernelColumns = columns.offsets()[column];
        int first = channel / inputsPerGroup * outputsPerGroup;
        for (int out = first; out < first + outputsPerGroup; out++) {
            int from = (out * inputsPerGroup + channel % inputsPerGroup) * kernel;
            for (int r = 0; r < toRows.length; r++) {
                int to = out * output.plane() + toRows[r] * output.width();
                int weight = from + kernelRows[r] * kernelWidth;
                for (int c = 0; c < toColumns.length; c++) {
                    sums[to + toColumns[c]] += weights[weight + kernelColumns[c]] * value;
                }
            }
        }
    }

    private void add(int address, int value, long[] sums) {
        int channel = address / input.plane();
        int row = address / input.width() % input.height();
        int column = address % input.width();
        int first = channel / inputsPerGroup * outputsPerGroup;
        for (int out = first; out < first + outputsPerGroup; out++) {
            int from = (out * inputsPerGroup + channel % inputsPerGroup) * kernel;
            for (int r = 0; r < rows.places()[row].length; r++) {
                for (int c = 0; c < columns.places()[column].length; c++) {
                    int to =
                            out * output.plane() + rows.places()[row][r] * output.width() + columns.places()[column][c];
                    int weight = from + rows.offsets()[row][r] * kernelWidth + columns.offsets()[column][c];
                    sums[to] += (long) weights[weight] * value;
                }
            }
        }
    }
}
