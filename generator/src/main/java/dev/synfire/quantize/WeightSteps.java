package dev.synfire.quantize;

import dev.synfire.network.Scales;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.graph.DrivenLayer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chooses the steps between the integer weights of a layer, one a row. */
final class WeightSteps {
    /** A step is at least so large that biases, thresholds and reset values are no more units than this. */
    private static final double MOST_UNITS = 1 << 28;

    /** A step below this is not told from it; its square is still a number. */
    private static final double SMALLEST_STEP = 1e-40;

    /** Where no weight asks for a step, the largest constant has about so many units: 2^11. */
    private static final int FREE_BITS = 11;

    private final UnitRows rows;
    private final DrivenLayer layer;
    private final double inputScale;
    private final boolean shared;
    private final WeightGrid grid;
    private final WeightRounding rounding;

    /** Of a layer, of which all neurons need the same step if it is shared. */
    WeightSteps(UnitRows rows, boolean shared, WeightGrid grid, WeightRounding rounding) {
        this.rows = rows;
        this.layer = rows.layer();
        this.inputScale = rows.inputScale();
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
        double[] steps = new double[rows.count()];
        if (given.size() == 1 || given.size() == steps.length) {
            Arrays.setAll(steps, given::ofNeuron);
        } else if (given.size() == layer.neurons()) {
            for (int n = layer.neurons() - 1; n >= 0; n--) {
                steps[rows.of(n)] = given.get(n);
            }
            if (IntStream.range(0, layer.neurons()).anyMatch(n -> given.get(n) != steps[rows.of(n)])) {
                throw wrong(
                        "a step for each neuron is given, but those of an output channel share their weights",
                        "give one step for all, or one for each output channel");
            }
        } else {
            throw wrong(
                    String.format(Locale.ROOT, "%d steps are given for %d neurons", given.size(), layer.neurons()),
                    "give one for all, or one for each");
        }
        if (shared && Arrays.stream(steps).anyMatch(step -> step != steps[0])) {
            throw wrong(
                    "a step for each neuron is given, but the readout compares membranes of different neurons",
                    "give one step for all");
        }
        for (int r = 0; r < steps.length; r++) {
            if (rows.largestConstant(r) / (steps[r] * inputScale) > MOST_UNITS) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "the step %s of neuron %d is given, of which its bias, threshold or reset value has more than 2^28",
                                LayerNotes.figure(steps[r]),
                                r * (layer.neurons() / rows.count())),
                        "give a larger step");
            }
        }
        return steps;
    }

    private Problem wrong(String what, String instead) {
        return Problem.wrongInput("bad-steps", "layer " + layer.name(), what, instead);
    }

    private double[] powersOfTwo() {
        double[] steps = new double[rows.count()];
        double[] all = rows.all();
        double ofLayer = WeightGrid.magnitude(all) == 0
                ? power(free(largestConstant(), 1))
                : grid.bestPowerOfTwo(WeightGrid.magnitude(all), this::costOfAll);
        if (shared) {
            Arrays.fill(steps, ofLayer);
        } else {
            Arrays.parallelSetAll(steps, r -> {
                double magnitude = WeightGrid.magnitude(rows.row(r));
                return magnitude == 0
                        ? Math.min(ofLayer, power(free(rows.largestConstant(r), ofLayer)))
                        : grid.bestPowerOfTwo(magnitude, step -> rounding.cost(r, step));
            });
        }
        return steps;
    }

    /** The steps, larger where biases, thresholds or reset values would otherwise be too many units. */
    private double[] roomy(double[] steps, boolean powersOfTwo) {
        for (int r = 0; r < steps.length; r++) {
            double least = Math.max(SMALLEST_STEP, rows.largestConstant(r) / (MOST_UNITS * inputScale));
            if (steps[r] < least) {
                steps[r] = powersOfTwo ? Math.scalb(1.0, Math.getExponent(least) + 1) : least;
            }
        }
        double coarsest = Arrays.stream(steps).max().orElse(1);
        if (shared) {
            Arrays.fill(steps, coarsest);
        } else if (rows.multiplied()) {
            Arrays.setAll(steps, r -> Math.max(steps[r], coarsest / RateQuantizer.WIDEST));
        }
        return steps;
    }

    private double[] wantedSteps() {
        double[] all = rows.all();
        double[] constants = IntStream.range(0, rows.count())
                .boxed()
                .flatMapToDouble(rows::constants)
                .distinct()
                .toArray();
        OptionalDouble exact = grid.exactStep(all, constants, inputScale);
        double[] steps = new double[rows.count()];
        if (exact.isPresent()) {
            Arrays.fill(steps, exact.getAsDouble());
        } else if (WeightGrid.magnitude(all) == 0) {
            Arrays.setAll(steps, r -> free(shared ? largestConstant() : rows.largestConstant(r), 1));
        } else if (shared) {
            double magnitude = WeightGrid.magnitude(all);
            Arrays.fill(steps, grid.bestStep(magnitude, rounding.candidates(), this::costOfAll, inputScale, divisor()));
        } else {
            Arrays.parallelSetAll(steps, this::step);
            double coarsest = Arrays.stream(steps).max().orElse(1);
            Arrays.setAll(
                    steps, r -> steps[r] == 0 ? Math.min(coarsest, free(rows.largestConstant(r), coarsest)) : steps[r]);
        }
        return steps;
    }

    /** The step of a row without a weight but 0, whose unit counts biases, thresholds and reset values alone. */
    private double free(double largestConstant, double otherwise) {
        return largestConstant == 0
                ? otherwise
                : Math.scalb(1.0, Math.getExponent(largestConstant) - FREE_BITS) / inputScale;
    }

    private double largestConstant() {
        return IntStream.range(0, rows.count())
                .mapToDouble(rows::largestConstant)
                .max()
                .orElse(0);
    }

    private static double power(double step) {
        return Math.scalb(1.0, Math.getExponent(step));
    }

    /** The step of one row; 0 if it has no weight but 0. */
    private double step(int r) {
        double[] row = rows.row(r);
        if (WeightGrid.magnitude(row) == 0) {
            return 0;
        }
        return grid.exactStep(row, rows.constants(r).toArray(), inputScale)
                .orElseGet(() -> grid.bestStep(
                        WeightGrid.magnitude(row),
                        rounding.candidates(),
                        step -> rounding.cost(r, step),
                        inputScale,
                        only(rows.subtracted(r))));
    }

    private double costOfAll(double step) {
        double[] costs = new double[rows.count()];
        Arrays.parallelSetAll(costs, r -> rounding.cost(r, step));
        // Added in the order of the rows: as many processors as there may be, the choice is the same.
        return Arrays.stream(costs).sum();
    }

    /** The threshold that any spike subtracts. */
    private OptionalDouble divisor() {
        return only(IntStream.range(0, rows.count())
                .boxed()
                .flatMapToDouble(rows::subtracted)
                .distinct());
    }

    private static OptionalDouble only(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 1 ? OptionalDouble.of(all[0]) : OptionalDouble.empty();
    }
}
