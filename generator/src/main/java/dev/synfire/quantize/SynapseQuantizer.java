package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.network.Rate;
import dev.synfire.network.Reset;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import dev.synfire.quantize.Note.Kind;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes integers of a dense layer's weights and biases. */
final class SynapseQuantizer {
    /** What is assumed of an input's mean square, as a part of its largest square, to weigh weights against biases. */
    private static final double MEAN_SQUARE = 0.1;

    /** A step is at least so large that biases, thresholds and reset values are no more units than this. */
    private static final double MOST_UNITS = 1 << 28;

    /** A step below this is not told from it; its square is still a number. */
    private static final double SMALLEST_STEP = 1e-40;

    private final DenseLayer layer;
    private final double inputScale;
    private final Range inputs;
    private final boolean shared;
    private final WeightGrid grid;
    private final LayerNotes notes;

    SynapseQuantizer(DenseLayer layer, double inputScale, Range inputs, boolean shared, LayerNotes notes) {
        this.layer = layer;
        this.inputScale = inputScale;
        this.inputs = inputs;
        this.shared = shared;
        this.grid = new WeightGrid(layer.weightBits());
        this.notes = notes;
    }

    /**
     * Integer synapses and what their currents stand for.
     *
     * @param synapses the integers
     * @param units one a neuron: a current a[n] stands for a[n] * units[n]
     */
    record Result(DenseSynapses synapses, Vector units) {}

    Result quantize() {
        double[] steps = steps();
        int[] codes = new int[layer.neurons() * layer.inputs()];
        for (int n = 0; n < layer.neurons(); n++) {
            for (int i = 0; i < layer.inputs(); i++) {
                codes[n * layer.inputs() + i] = grid.code(layer.weights().get(n, i), steps[n]);
            }
        }
        noteWeights(steps, codes);
        double[] units = Arrays.stream(steps).map(step -> step * inputScale).toArray();
        IntVector biases = biases(units);
        return new Result(
                new DenseSynapses(layer.inputs(), layer.neurons(), layer.weightBits(), IntVector.of(codes), biases),
                Vector.of(units));
    }

    private double[] steps() {
        double[] steps = wantedSteps();
        for (int n = 0; n < steps.length; n++) {
            double most = Math.max(
                    Math.abs(layer.biases().get(n)),
                    constants(n).map(Math::abs).max().orElse(0));
            if (layer.neuron() instanceof Spiking spiking) {
                most = Math.max(most, spiking.firing().thresholds().ofNeuron(n));
            }
            steps[n] = Math.max(SMALLEST_STEP, Math.max(steps[n], most / (MOST_UNITS * inputScale)));
        }
        double coarsest = Arrays.stream(steps).max().orElse(1);
        if (shared) {
            Arrays.fill(steps, coarsest);
        } else if (layer.neuron() instanceof Rate) {
            Arrays.setAll(steps, n -> Math.max(steps[n], coarsest / RateQuantizer.WIDEST));
        }
        return steps;
    }

    private double[] wantedSteps() {
        double[] all = layer.weights().toArray();
        OptionalDouble exact = grid.exactStep(all, constants().toArray(), inputScale);
        double[] steps = new double[layer.neurons()];
        if (exact.isPresent()) {
            Arrays.fill(steps, exact.getAsDouble());
        } else if (WeightGrid.magnitude(all) == 0) {
            Arrays.fill(steps, 1);
        } else if (shared) {
            Arrays.fill(steps, grid.bestStep(all, 0, 0, inputScale, sharedDivisor()));
        } else {
            Arrays.setAll(steps, this::step);
            double coarsest = Arrays.stream(steps).max().orElse(1);
            Arrays.setAll(steps, n -> steps[n] == 0 ? coarsest : steps[n]);
        }
        return steps;
    }

    /** The step of one neuron; 0 if it has no weight but 0. */
    private double step(int n) {
        double[] row = layer.weights().row(n);
        if (WeightGrid.magnitude(row) == 0) {
            return 0;
        }
        double bias = layer.biases().get(n);
        double reach = Math.max(-inputs.min(), inputs.max()) * inputScale;
        return grid.exactStep(
                        row,
                        DoubleStream.concat(DoubleStream.of(bias), constants(n)).toArray(),
                        inputScale)
                .orElseGet(() -> grid.bestStep(row, bias, 1 / (MEAN_SQUARE * reach * reach), inputScale, divisor(n)));
    }

    /** Whatever should be a whole number of units, of every neuron. */
    private DoubleStream constants() {
        return DoubleStream.concat(
                layer.biases().stream(),
                IntStream.range(0, layer.neurons()).mapToObj(this::constants).flatMapToDouble(c -> c));
    }

    /** What should be a whole number of a neuron's units besides its bias; compared thresholds need not. */
    private DoubleStream constants(int n) {
        if (!(layer.neuron() instanceof Spiking spiking)) {
            return DoubleStream.empty();
        }
        return switch (spiking.firing().reset()) {
            case Reset.ToZero _, Reset.SubtractAmount _ -> DoubleStream.empty();
            case Reset.ToValue(Vector values) -> DoubleStream.of(values.ofNeuron(n));
            case Reset.Subtract _ ->
                DoubleStream.of(spiking.firing().thresholds().ofNeuron(n));
        };
    }

    /** The threshold that a spike subtracts. */
    private OptionalDouble divisor(int n) {
        return layer.neuron() instanceof Spiking spiking && spiking.firing().reset() instanceof Reset.Subtract
                ? OptionalDouble.of(spiking.firing().thresholds().ofNeuron(n))
                : OptionalDouble.empty();
    }

    private OptionalDouble sharedDivisor() {
        return layer.neuron() instanceof Spiking spiking
                        && spiking.firing().thresholds().size() == 1
                ? divisor(0)
                : OptionalDouble.empty();
    }

    private IntVector biases(double[] units) {
        int[] biases = new int[units.length];
        double worst = 0;
        for (int n = 0; n < units.length; n++) {
            double bias = layer.biases().get(n);
            biases[n] = (int) Math.rint(bias / units[n]);
            worst = Math.max(worst, Math.abs(bias - biases[n] * units[n]));
        }
        if (worst > 0) {
            notes.add(
                    Kind.ROUNDED,
                    "biases",
                    "to whole units of weight times input; off by up to %s",
                    LayerNotes.figure(worst));
        } else {
            notes.add(Kind.EXACT, "biases", "in whole units of weight times input");
        }
        return IntVector.of(biases);
    }

    private void noteWeights(double[] steps, int[] codes) {
        double error = 0;
        double power = 0;
        int clipped = 0;
        double cut = 0;
        double worst = 0;
        for (int k = 0; k < codes.length; k++) {
            int n = k / layer.inputs();
            double w = layer.weights().get(n, k % layer.inputs());
            double off = Math.abs(w - codes[k] * steps[n]);
            error += off * off;
            power += w * w;
            worst = Math.max(worst, off);
            if (layer.weightBits() > 1 && off > steps[n] * 0.5000001) {
                clipped++;
                cut = Math.max(cut, off);
            }
        }
        double finest = Arrays.stream(steps).min().orElse(0);
        double coarsest = Arrays.stream(steps).max().orElse(0);
        String what = "%s to %s, %s %s"
                .formatted(
                        LayerNotes.count(codes.length, "weight"),
                        switch (layer.weightBits()) {
                            case 1 -> "1 bit (-1, 1)";
                            case 2 -> "2 bits (-1, 0, 1)";
                            default -> layer.weightBits() + " bits";
                        },
                        finest == coarsest ? "one step for the layer," : "a step for each neuron,",
                        LayerNotes.span(finest, coarsest));
        if (worst == 0) {
            notes.add(Kind.EXACT, "weights", "%s", what);
            return;
        }
        notes.add(
                Kind.ROUNDED,
                "weights",
                "%s; rms error %s %% of the rms weight, off by up to %s",
                what,
                LayerNotes.figure(power == 0 ? 100 : 100 * Math.sqrt(error / power)),
                LayerNotes.figure(worst));
        if (clipped > 0) {
            notes.add(
                    Kind.CLIPPED,
                    "weights",
                    "%s beyond the largest code, by up to %s, which costs less than a coarser step",
                    LayerNotes.count(clipped, "weight"),
                    LayerNotes.figure(cut));
        }
        long zeros = layer.weightBits() > 1
                ? 0
                : layer.weights().stream().filter(w -> w == 0).count();
        if (zeros > 0) {
            notes.add(
                    Kind.APPROXIMATED,
                    "weights",
                    "%s of 0 became 1 step, since 1 bit holds no 0",
                    LayerNotes.count(zeros, "weight"));
        }
    }
}
