package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.network.Scales;
import dev.synfire.network.Vector;
import dev.synfire.quantize.Note.Kind;
import java.util.Arrays;
import java.util.Optional;

/** Makes integers of a dense layer's weights and biases. */
final class SynapseQuantizer {
    private final DenseLayer layer;
    private final double inputScale;
    private final boolean shared;
    private final WeightGrid grid;
    private final WeightRounding rounding;
    private final LayerNotes notes;

    SynapseQuantizer(
            DenseLayer layer,
            double inputScale,
            Range inputs,
            boolean shared,
            Optional<InputMoments> moments,
            LayerNotes notes) {
        this.layer = layer;
        this.inputScale = inputScale;
        this.shared = shared;
        this.grid = new WeightGrid(layer.weightBits());
        this.rounding = moments.<WeightRounding>map(seen -> new CalibratedRounding(layer, grid, seen))
                .orElseGet(() -> new NearestRounding(layer, grid, inputs, inputScale));
        this.notes = notes;
    }

    /**
     * Integer synapses and what their currents stand for.
     *
     * @param synapses the weights
     * @param biases one a neuron
     * @param units one a neuron: a current a[n] stands for a[n] * units[n]
     */
    record Result(DenseSynapses synapses, IntVector biases, Vector units) {}

    Result quantize() {
        double[] steps = new WeightSteps(layer, inputScale, shared, grid, rounding).steps();
        int[] codes = new int[layer.neurons() * layer.inputs()];
        double[] wanted = new double[layer.neurons()];
        Arrays.parallelSetAll(wanted, n -> {
            int[] row = rounding.codes(n, steps[n]);
            System.arraycopy(row, 0, codes, n * layer.inputs(), row.length);
            return rounding.bias(n, row, steps[n]);
        });
        noteWeights(steps, codes);
        double[] units = Arrays.stream(steps).map(step -> step * inputScale).toArray();
        IntVector biases = biases(wanted, units);
        return new Result(
                new DenseSynapses(layer.inputs(), layer.neurons(), layer.weightBits(), IntVector.of(codes)),
                biases,
                Vector.of(units));
    }

    private IntVector biases(double[] wanted, double[] units) {
        ErrorFigures error = new ErrorFigures();
        int[] biases = new int[units.length];
        double corrected = 0;
        for (int n = 0; n < units.length; n++) {
            biases[n] = (int) Math.rint(wanted[n] / units[n]);
            error.add(wanted[n], biases[n] * units[n]);
            corrected = Math.max(corrected, Math.abs(wanted[n] - layer.biases().get(n)));
        }
        if (corrected > 0) {
            notes.add(
                    Kind.APPROXIMATED,
                    "biases",
                    Figures.NONE.and("largestCorrection", corrected),
                    "corrected by up to %s, for what the weights' errors add to currents on average over the samples",
                    LayerNotes.figure(corrected));
        }
        if (error.exact()) {
            notes.add(Kind.EXACT, "biases", error.figures(), "in whole units of weight times input");
        } else {
            notes.add(
                    Kind.ROUNDED,
                    "biases",
                    error.figures(),
                    "to whole units of weight times input; off by up to %s",
                    LayerNotes.figure(error.largest()));
        }
        return IntVector.of(biases);
    }

    private void noteWeights(double[] steps, int[] codes) {
        ErrorFigures error = new ErrorFigures();
        long moved = 0;
        for (int k = 0; k < codes.length; k++) {
            int n = k / layer.inputs();
            double w = layer.weights().get(n, k % layer.inputs());
            double became = codes[k] * steps[n];
            moved += codes[k] == grid.code(w, steps[n]) ? 0 : 1;
            if (layer.weightBits() > 1 && Math.abs(w) > steps[n] * (grid.largest() + 0.5000001)) {
                error.addClipped(w, became);
            } else {
                error.add(w, became);
            }
        }
        double finest = Arrays.stream(steps).min().orElse(0);
        double coarsest = Arrays.stream(steps).max().orElse(0);
        Figures figures = error.figures()
                .and("weightBits", layer.weightBits())
                .and("smallestStep", finest)
                .and("largestStep", coarsest);
        String what = "%s to %s, %s %s"
                .formatted(
                        LayerNotes.count(codes.length, "weight"),
                        bits(),
                        sharing(finest, coarsest),
                        LayerNotes.span(finest, coarsest));
        if (error.exact()) {
            notes.add(Kind.EXACT, "weights", figures, "%s", what);
            return;
        }
        notes.add(
                Kind.ROUNDED,
                "weights",
                figures,
                "%s; rms error %s %% of the rms weight (%s), off by up to %s",
                what,
                LayerNotes.figure(100 * error.relative()),
                LayerNotes.decibels(error),
                LayerNotes.figure(error.largest()));
        if (moved > 0) {
            notes.add(
                    Kind.APPROXIMATED,
                    "weights",
                    Figures.NONE.and("notNearest", moved),
                    "%s not to the nearest code, so that together they give the currents that the samples have",
                    LayerNotes.count(moved, "weight"));
        }
        noteClipped(error);
        long zeros = layer.weightBits() > 1
                ? 0
                : layer.weights().stream().filter(w -> w == 0).count();
        if (zeros > 0) {
            notes.add(
                    Kind.APPROXIMATED,
                    "weights",
                    Figures.NONE.and("zeros", zeros),
                    "%s of 0 became 1 step, since 1 bit holds no 0",
                    LayerNotes.count(zeros, "weight"));
        }
    }

    private void noteClipped(ErrorFigures error) {
        if (error.clipped() > 0) {
            notes.add(
                    Kind.CLIPPED,
                    "weights",
                    Figures.NONE.and("clipped", error.clipped()).and("largestError", error.largestCut()),
                    "%s beyond the largest code, by up to %s%s",
                    LayerNotes.count(error.clipped(), "weight"),
                    LayerNotes.figure(error.largestCut()),
                    layer.scales() instanceof Scales.Given ? "" : ", which costs less than a coarser step");
        }
    }

    private String bits() {
        return switch (layer.weightBits()) {
            case 1 -> "1 bit (-1, 1)";
            case 2 -> "2 bits (-1, 0, 1)";
            default -> layer.weightBits() + " bits";
        };
    }

    private String sharing(double finest, double coarsest) {
        String step =
                switch (layer.scales()) {
                    case Scales.Given _ -> "given step";
                    case Scales.PowerOfTwo _ -> "step, a power of two,";
                    case Scales.PerNeuron _, Scales.PerLayer _ -> "step";
                };
        return finest == coarsest ? "one " + step + " for the layer," : "a " + step + " for each neuron,";
    }
}
