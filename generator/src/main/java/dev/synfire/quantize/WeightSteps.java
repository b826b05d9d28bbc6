package dev.synfire.quantize;

import dev.synfire.network.Rate;
import dev.synfire.network.Reset;
import dev.synfire.network.Scales;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chooses the steps between the integer weights of a layer, one a neuron. */
final class WeightSteps {
    /** A step is at least so large that biases, thresholds and reset values are no more units than this. */
    private static final double MOST_UNITS = 1 << 28;

    /** A step below this is not told from it; its square is still a number. */
    private static final double SMALLEST_STEP = 1e-40;

    private final DenseLayer layer;
    private final double inputScale;
    private final boolean shared;
    private final WeightGrid grid;
    private final WeightRounding rounding;

    /** Of a layer, of which all neurons need the same step if it is shared. */
    WeightSteps(DenseLayer layer, double inputScale, boolean shared, WeightGrid grid, WeightRounding rounding) {
        this.layer = layer;
        this.inputScale = inputScale;
        this.shared = shared;
        this.grid = grid;
        this.rounding = rounding;
    }

    double[] steps() {
        return switch (layer.scales()) {
            case Scales.Given(Vector given) -> given(given);
            case Scales.PowerOfTwo _ -> roomy(powersOfTwo(), true);
            case Scales.PerNeuron _, Scales.PerLayer _ -> roomy(wantedSteps(), false);
        };
    }

    private double[] given(Vector given) {
        if (given.size() != 1 && given.size() != layer.neurons()) {
            throw wrong(
                    "%d steps are given for %d neurons".formatted(given.size(), layer.neurons()),
                    "give one for all, or one for each");
        }
        double[] steps = new double[layer.neurons()];
        Arrays.setAll(steps, given::ofNeuron);
        if (shared && Arrays.stream(steps).anyMatch(step -> step != steps[0])) {
            throw wrong(
                    "a step for each neuron is given, but the readout compares membranes of different neurons",
                    "give one step for all");
        }
        for (int n = 0; n < steps.length; n++) {
            if (largestConstant(n) / (steps[n] * inputScale) > MOST_UNITS) {
                throw wrong(
                        "the step %s of neuron %d is given, of which its bias, threshold or reset value has more than 2^28"
                                .formatted(LayerNotes.figure(steps[n]), n),
                        "give a larger step");
            }
        }
        return steps;
    }

    private Problem wrong(String what, String instead) {
        return Problem.wrongInput("bad-steps", "layer " + layer.name(), what, instead);
    }

    private double[] powersOfTwo() {
        double[] steps = new double[layer.neurons()];
        double[] all = layer.weights().toArray();
        double ofLayer =
                WeightGrid.magnitude(all) == 0 ? 1 : grid.bestPowerOfTwo(WeightGrid.magnitude(all), this::costOfAll);
        if (shared) {
            Arrays.fill(steps, ofLayer);
        } else {
            Arrays.parallelSetAll(steps, n -> {
                double magnitude = WeightGrid.magnitude(layer.weights().row(n));
                return magnitude == 0 ? ofLayer : grid.bestPowerOfTwo(magnitude, step -> rounding.cost(n, step));
            });
        }
        return steps;
    }

    /** The steps, larger where biases, thresholds or reset values would otherwise be too many units. */
    private double[] roomy(double[] steps, boolean powersOfTwo) {
        for (int n = 0; n < steps.length; n++) {
            double least = Math.max(SMALLEST_STEP, largestConstant(n) / (MOST_UNITS * inputScale));
            if (steps[n] < least) {
                steps[n] = powersOfTwo ? Math.scalb(1.0, Math.getExponent(least) + 1) : least;
            }
        }
        double coarsest = Arrays.stream(steps).max().orElse(1);
        if (shared) {
            Arrays.fill(steps, coarsest);
        } else if (layer.neuron() instanceof Rate) {
            Arrays.setAll(steps, n -> Math.max(steps[n], coarsest / RateQuantizer.WIDEST));
        }
        return steps;
    }

    private double largestConstant(int n) {
        double most = Math.max(
                Math.abs(layer.biases().get(n)),
                constants(n).map(Math::abs).max().orElse(0));
        return layer.neuron() instanceof Spiking spiking
                ? Math.max(most, spiking.firing().thresholds().ofNeuron(n))
                : most;
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
            double magnitude = WeightGrid.magnitude(all);
            Arrays.fill(
                    steps,
                    grid.bestStep(magnitude, rounding.candidates(), this::costOfAll, inputScale, sharedDivisor()));
        } else {
            Arrays.parallelSetAll(steps, this::step);
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
        return grid.exactStep(
                        row,
                        DoubleStream.concat(DoubleStream.of(bias), constants(n)).toArray(),
                        inputScale)
                .orElseGet(() -> grid.bestStep(
                        WeightGrid.magnitude(row),
                        rounding.candidates(),
                        step -> rounding.cost(n, step),
                        inputScale,
                        divisor(n)));
    }

    private double costOfAll(double step) {
        double[] costs = new double[layer.neurons()];
        Arrays.parallelSetAll(costs, n -> rounding.cost(n, step));
        // Added in the order of the neurons: as many processors as there may be, the choice is the same.
        return Arrays.stream(costs).sum();
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
}
