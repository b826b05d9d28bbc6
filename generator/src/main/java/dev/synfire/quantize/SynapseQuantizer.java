package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Synapses;
import dev.synfire.network.Scales;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Note.Kind;
import dev.synfire.quantize.QuantizationReport.WeightCodes;
import dev.synfire.quantize.calibration.FeedMoments;
import dev.synfire.quantize.graph.DrivenLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes integers of a layer's weights and biases. */
final class SynapseQuantizer {
    private final DrivenLayer layer;
    private final UnitRows rows;
    private final boolean shared;
    private final boolean drives;
    private final WeightGrid grid;
    private final WeightRounding rounding;
    private final LayerNotes notes;

    /**
     * Of a layer.
     *
     * @param sent what each feed's source sends
     * @param shared whether all neurons need the same unit of current
     * @param drives whether biases that are no whole units may go to the membrane, which has finer ones
     * @param moments of what arrives along each feed, where samples tell
     */
    SynapseQuantizer(
            DrivenLayer layer,
            List<SourceScale> sent,
            boolean shared,
            boolean drives,
            Optional<List<FeedMoments>> moments,
            LayerNotes notes) {
        this.layer = layer;
        this.rows = new UnitRows(
                layer, sent.stream().mapToDouble(SourceScale::scale).toArray());
        this.shared = shared;
        this.drives = drives;
        this.grid = new WeightGrid(layer.weightBits());
        this.rounding = moments.<WeightRounding>map(seen -> new CalibratedRounding(rows, grid, seen))
                .orElseGet(() -> new NearestRounding(
                        rows, grid, sent.stream().map(SourceScale::values).toList()));
        this.notes = notes;
    }

    /**
     * Integer synapses and what their currents stand for.
     *
     * @param synapses of each feed, behind its pooling
     * @param biases one per neuron
     * @param units one per neuron: a current a[n] stands for a[n] * units[n]
     * @param drives what the membrane is to add besides, in real numbers: the part of a bias below a unit
     * @param rests what rounding to whole units took from biases, in units
     */
    record Result(List<Synapses> synapses, IntVector biases, Vector units, Optional<Vector> drives, Vector rests) {}

    Result quantize() {
        double[] steps = new WeightSteps(rows, shared, grid, rounding).steps();
        int[][] codes = new int[rows.count()][];
        double[] corrections = new double[rows.count()];
        Arrays.parallelSetAll(corrections, r -> {
            codes[r] = rounding.codes(r, steps[r]);
            return rounding.correction(r, codes[r], steps[r]);
        });
        noteWeights(steps, codes);
        notes.codes(WeightCodes.of(
                layer.weightBits(),
                grid.largest(),
                IntStream.range(0, codes.length)
                        .mapToObj(r -> WeightCodes.ratios(rows.row(r), steps[r]))
                        .toArray(double[][]::new),
                codes));
        double[] wanted = new double[layer.neurons()];
        double[] units = new double[layer.neurons()];
        for (int n = 0; n < units.length; n++) {
            wanted[n] = layer.biases().get(n) + corrections[rows.of(n)];
            units[n] = steps[rows.of(n)] * rows.inputScale();
        }
        boolean finer = drives
                && IntStream.range(0, units.length)
                        .anyMatch(n -> wanted[n] / units[n] != Math.rint(wanted[n] / units[n]));
        noteCorrected(wanted);
        IntVector biases = finer ? wholes(wanted, units) : biases(wanted, units);
        int[][][] byFeed = rows.byFeed(codes);
        return new Result(
                IntStream.range(0, byFeed.length)
                        .mapToObj(f -> layer.feeds().get(f).synapses(layer.weightBits(), byFeed[f]))
                        .toList(),
                biases,
                Vector.of(units),
                finer ? Optional.of(remainders(wanted, biases, units)) : Optional.empty(),
                Vector.of(IntStream.range(0, units.length)
                        .mapToDouble(n -> wanted[n] / units[n] - biases.get(n))
                        .toArray()));
    }

    /** The whole units below each bias. */
    private static IntVector wholes(double[] wanted, double[] units) {
        return IntVector.of(IntStream.range(0, units.length)
                .map(n -> (int) Math.floor(wanted[n] / units[n]))
                .toArray());
    }

    /** What is left of each bias, from 0 to a unit. */
    private static Vector remainders(double[] wanted, IntVector biases, double[] units) {
        return Vector.of(IntStream.range(0, units.length)
                .mapToDouble(n -> wanted[n] - biases.get(n) * units[n])
                .toArray());
    }

    private IntVector biases(double[] wanted, double[] units) {
        ErrorFigures error = new ErrorFigures();
        int[] biases = new int[units.length];
        for (int n = 0; n < units.length; n++) {
            biases[n] = (int) Math.rint(wanted[n] / units[n]);
            error.add(wanted[n], biases[n] * units[n]);
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

    private void noteCorrected(double[] wanted) {
        double corrected = 0;
        for (int n = 0; n < wanted.length; n++) {
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
    }

    private void noteWeights(double[] steps, int[][] codes) {
        ErrorFigures error = new ErrorFigures();
        long count = 0;
        long moved = 0;
        long zeros = 0;
        for (int r = 0; r < codes.length; r++) {
            for (int k = 0; k < codes[r].length; k++) {
                double w = rows.row(r)[k];
                double became = codes[r][k] * steps[r];
                count++;
                moved += codes[r][k] == grid.code(w, steps[r]) ? 0 : 1;
                zeros += layer.weightBits() == 1 && w == 0 ? 1 : 0;
                if (layer.weightBits() > 1 && Math.abs(w) > steps[r] * (grid.largest() + 0.5000001)) {
                    error.addClipped(w, became);
                } else {
                    error.add(w, became);
                }
            }
        }
        double finest = Arrays.stream(steps).min().orElse(0);
        double coarsest = Arrays.stream(steps).max().orElse(0);
        Figures figures = error.figures()
                .and("weightBits", layer.weightBits())
                .and("smallestStep", finest)
                .and("largestStep", coarsest);
        String what = String.format(
                Locale.ROOT,
                "%s to %s, %s %s",
                LayerNotes.count(count, "weight"),
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
        return finest == coarsest
                ? "one " + step + " for the layer,"
                : "a " + step + (rows.count() < layer.neurons() ? " for each output channel," : " for each neuron,");
    }
}
