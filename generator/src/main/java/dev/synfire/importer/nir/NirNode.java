package dev.synfire.importer.nir;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A node of a NIR graph with its parameters, as the file holds them: time constants in seconds, no time step.
 *
 * <p>The parameters of a neuron have its layer's shape, or one element that stands for all. Equations and defaults are
 * those of the modules {@code nir.ir} of the reference package.
 */
public sealed interface NirNode permits NirNode.Simple, NirGraph {
    /** The class name that the file holds, such as CubaLIF. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** A node that is no graph. */
    sealed interface Simple extends NirNode permits Port, Mapping, Neuron {}

    /** Where values come in or go out. */
    sealed interface Port extends Simple {
        Shape shape();
    }

    /** A function of the present input; all but Threshold are linear or affine. */
    sealed interface Mapping extends Simple {}

    /** A node with a state, one per element. */
    sealed interface Neuron extends Simple {
        /** The parameters by their names in the file. */
        SequencedMap<String, Tensor> parameters();
    }

    /** What enters the graph. */
    record Input(Shape shape) implements Port {}

    /** What leaves the graph. */
    record Output(Shape shape) implements Port {}

    /**
     * y = weight x + bias.
     *
     * @param weight (outputs, inputs)
     * @param bias (outputs)
     */
    record Affine(Tensor weight, Tensor bias) implements Mapping {}

    /**
     * y = weight x.
     *
     * @param weight (outputs, inputs)
     */
    record Linear(Tensor weight) implements Mapping {}

    /** y = scale x, element by element. */
    record Scale(Tensor scale) implements Mapping {}

    /** How far a convolution's input is padded with zeros. */
    sealed interface Padding {
        /** By that many on both sides of each dimension. */
        record Zeros(List<Integer> extents) implements Padding {
            public Zeros {
                extents = List.copyOf(extents);
            }
        }

        /** So far that the output is as large as the input; where that is odd one more after than before. */
        record Same() implements Padding {}

        /** Not at all. */
        record Valid() implements Padding {}
    }

    /**
     * A cross-correlation over one dimension.
     *
     * @param inputShape the length of the input; often absent
     * @param weight (outputs, inputs per group, taps)
     * @param bias (outputs)
     */
    record Conv1d(
            Optional<Shape> inputShape,
            Tensor weight,
            int stride,
            Padding padding,
            int dilation,
            int groups,
            Tensor bias)
            implements Mapping {}

    /**
     * A cross-correlation over two dimensions.
     *
     * @param inputShape height and width of the input; often absent
     * @param weight (outputs, inputs per group, height, width)
     * @param stride down and across, as are dilation and padding
     * @param bias (outputs)
     */
    record Conv2d(
            Optional<Shape> inputShape,
            Tensor weight,
            List<Integer> stride,
            Padding padding,
            List<Integer> dilation,
            int groups,
            Tensor bias)
            implements Mapping {
        public Conv2d {
            stride = List.copyOf(stride);
            dilation = List.copyOf(dilation);
        }
    }

    /** The sums over windows; all extents down and across. */
    record SumPool2d(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) implements Mapping {
        public SumPool2d {
            kernelSize = List.copyOf(kernelSize);
            stride = List.copyOf(stride);
            padding = List.copyOf(padding);
        }
    }

    /** The means over windows, padding counted; all extents down and across. */
    record AvgPool2d(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) implements Mapping {
        public AvgPool2d {
            kernelSize = List.copyOf(kernelSize);
            stride = List.copyOf(stride);
            padding = List.copyOf(padding);
        }
    }

    /**
     * Makes one dimension of several.
     *
     * @param inputType the shape of the input; often absent
     * @param startDim the first of them, counted without the batch
     * @param endDim the last of them; negative: counted from the end
     */
    record Flatten(Optional<Shape> inputType, int startDim, int endDim) implements Mapping {}

    /**
     * y(t) = x(t - delay).
     *
     * @param delay seconds
     */
    record Delay(Tensor delay) implements Mapping {}

    /** y = 1 if x > threshold, else 0. */
    record Threshold(Tensor threshold) implements Mapping {}

    /** v' = r I. */
    record I(Tensor r) implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            return Parameters.of("r", r);
        }
    }

    /** v' = r I; above its threshold it spikes and v becomes v_reset. */
    record IF(Tensor r, Tensor vThreshold, Tensor vReset) implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            return Parameters.of("r", r, "v_threshold", vThreshold, "v_reset", vReset);
        }
    }

    /** tau v' = (v_leak - v) + r I. */
    record LI(Tensor tau, Tensor r, Tensor vLeak) implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            return Parameters.of("tau", tau, "r", r, "v_leak", vLeak);
        }
    }

    /** tau v' = (v_leak - v) + r I; above its threshold it spikes and v becomes v_reset. */
    record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Tensor vReset) implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            return Parameters.of("tau", tau, "r", r, "v_leak", vLeak, "v_threshold", vThreshold, "v_reset", vReset);
        }
    }

    /** tau_syn I' = -I + w_in S; tau_mem v' = (v_leak - v) + r I. */
    record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn) implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            return Parameters.of("tau_syn", tauSyn, "tau_mem", tauMem, "r", r, "v_leak", vLeak, "w_in", wIn);
        }
    }

    /** As CubaLI; above its threshold it spikes and v becomes v_reset. */
    record CubaLIF(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor vThreshold, Tensor vReset, Tensor wIn)
            implements Neuron {
        @Override
        public SequencedMap<String, Tensor> parameters() {
            SequencedMap<String, Tensor> all =
                    Parameters.of("tau_syn", tauSyn, "tau_mem", tauMem, "r", r, "v_leak", vLeak, "w_in", wIn);
            all.putAll(Parameters.of("v_threshold", vThreshold, "v_reset", vReset));
            return all;
        }
    }
}
