package dev.synfire.quantize;

import dev.synfire.fixed.CurveTable;
import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;
import dev.synfire.network.neuron.Codes;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Note.Kind;
import dev.synfire.quantize.calibration.Observed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes integers of rate neurons: multipliers bring each neuron's current to the one scale of the argument of f. */
final class RateQuantizer {
    private static final int LARGEST_MULTIPLIER = 0xffff;
    private static final int MOST_SHIFT = 40;
    private static final int MOST_BITS = 16;

    /** Significant bits that a neuron's multiplier has at least, if that many are asked for: 1 part in 128. */
    private static final int FEWEST_BITS = 7;

    /** By how much the units of two neurons may differ, so that both multipliers are good enough. */
    static final double WIDEST = 1 << MOST_BITS - FEWEST_BITS;

    private final IntFunction<Range> currents;
    private final Vector units;
    private final Vector rests;
    private final Optional<Observed> observed;
    private final double estimate;
    private final Optional<SourceScale> promised;
    private final LayerNotes notes;

    /**
     * Of a layer whose synapses are integers already.
     *
     * @param currents every value that a neuron's current, or its membrane if that is sent, can have
     * @param units what it stands for, a neuron
     * @param rests what a neuron's bias has beside whole units, in units
     * @param observed what the layer's neurons did over samples
     * @param estimate how far their currents reach as a rule, where there are no samples
     * @param promised what the layer sends, if others had to know it before
     */
    RateQuantizer(
            IntFunction<Range> currents,
            Vector units,
            Vector rests,
            Optional<Observed> observed,
            double estimate,
            Optional<SourceScale> promised,
            LayerNotes notes) {
        this.currents = currents;
        this.units = units;
        this.rests = rests;
        this.observed = observed;
        this.estimate = estimate;
        this.promised = promised;
        this.notes = notes;
    }

    /**
     * An integer neuron and what its events stand for.
     *
     * @param neuron the integers
     * @param scale an event stands for its value times this
     */
    record Result(RateNeuron neuron, double scale) {}

    /**
     * What neurons send, as far as it is known before their synapses are integers.
     *
     * @param observed what they did over samples
     */
    static Optional<SourceScale> ahead(Neuron neuron, Optional<Observed> observed) {
        return switch (neuron) {
            case Rate rate -> ahead(rate, observed);
            case Integrating integrating -> ahead(sent(integrating), observed);
            case Spiking spiking ->
                Optional.of(new SourceScale(new Range(0, spiking.firing().mostSpikes()), 1));
            case TwoVariable _ -> Optional.of(new SourceScale(new Range(0, 1), 1));
        };
    }

    /** What makes events of the membrane of an integrator. */
    static Identity sent(Integrating neuron) {
        return new Identity(neuron.codes(), OptionalDouble.empty());
    }

    private static Optional<SourceScale> ahead(Rate neuron, Optional<Observed> observed) {
        int bits = neuron.codes().activationBits();
        return switch (neuron) {
            case Sigmoid _ -> Optional.of(new SourceScale(Range.unsigned(bits), Math.scalb(1.0, -bits)));
            case Tanh _ -> Optional.of(new SourceScale(Range.symmetric(bits), Math.scalb(1.0, 1 - bits)));
            case Relu(Codes codes, OptionalDouble maximum)
            when codes.step().isPresent() ->
                Optional.of(new SourceScale(
                        codes.range(false, maximum), codes.step().getAsDouble()));
            case Identity(Codes codes, OptionalDouble maximum)
            when codes.step().isPresent() ->
                Optional.of(
                        new SourceScale(codes.range(true, maximum), codes.step().getAsDouble()));
            case Relu(Codes _, OptionalDouble maximum) -> ahead(Range.unsigned(bits), maximum, observed);
            case Identity(Codes _, OptionalDouble maximum) -> ahead(Range.symmetric(bits), maximum, observed);
            case Curve curve -> ahead(Range.symmetric(bits), curve.maximum(), observed);
        };
    }

    private static Optional<SourceScale> ahead(Range codes, OptionalDouble maximum, Optional<Observed> observed) {
        double reach =
                maximum.orElseGet(() -> observed.map(Observed::usualOutput).orElse(0.0));
        return reach > 0 ? Optional.of(new SourceScale(codes, reach / codes.max())) : Optional.empty();
    }

    Result quantize(Rate neuron) {
        return switch (neuron) {
            case Sigmoid(Codes codes, OptionalDouble error) ->
                table(FunctionTable.Function.SIGMOID, Activation.Symmetry.COMPLEMENT, codes, error);
            case Tanh(Codes codes, OptionalDouble error) ->
                table(FunctionTable.Function.TANH, Activation.Symmetry.ODD, codes, error);
            case Relu(Codes codes, OptionalDouble maximum)
            when codes.step().isPresent() -> stepped(codes, codes.range(false, maximum));
            case Identity(Codes codes, OptionalDouble maximum)
            when codes.step().isPresent() -> stepped(codes, codes.range(true, maximum));
            case Relu(Codes codes, OptionalDouble maximum) ->
                clip(Range.unsigned(codes.activationBits()), codes, maximum);
            case Identity(Codes codes, OptionalDouble maximum) ->
                clip(Range.symmetric(codes.activationBits()), codes, maximum);
            case Curve curve -> curve(curve);
        };
    }

    /** A table over the currents that there can be, as far as f still changes there. */
    private Result curve(Curve neuron) {
        CurveFunction f = neuron.function();
        Codes codes = neuron.codes();
        double current = bound(true);
        double bound = f.magnitude(current);
        Reach reach = neuron.maximum().isPresent()
                ? new Reach(neuron.maximum().getAsDouble(), "the maximum asked for")
                : reach(bound, f.magnitude(estimate));
        double limit = reach.limit() > 0 ? reach.limit() : 1;
        Range range = Range.symmetric(codes.activationBits());
        double step = promised.map(SourceScale::scale).orElse(limit / range.max());
        CurveSpan span = CurveSpan.of(f, current, range.max() * step, step);
        CurveTable table = CurveTable.design(
                new CurveTable.Curve(f::of, f.turn().orElse(0)), span.low(), span.high(), codes.activationBits(), step);
        Activation activation = new Activation.Table(
                f.word().toLowerCase(Locale.ROOT),
                Activation.Symmetry.NONE,
                table.argumentBits(),
                table.argumentFraction(),
                table.outputBits(),
                table.interpolationBits(),
                table.entries());
        RateNeuron scaled = scaled(codes, Math.scalb(1.0, -table.argumentFraction()), activation);
        notes.add(
                limit < bound ? Kind.CLIPPED : Kind.APPROXIMATED,
                "activation",
                Figures.NONE
                        .and("step", step)
                        .and("reach", limit)
                        .and("provenMaximum", bound)
                        .and("largestError", table.largestError()),
                "%s; codes %s, of %s each, reach to %s: %s",
                table.describe(f.word()),
                range,
                LayerNotes.figure(step),
                LayerNotes.figure(limit),
                reach.why());
        return new Result(scaled, step);
    }

    private Result table(
            FunctionTable.Function function, Activation.Symmetry symmetry, Codes codes, OptionalDouble maximumError) {
        FunctionTable table = maximumError.isPresent()
                ? FunctionTable.design(function, codes.activationBits(), maximumError.getAsDouble())
                : FunctionTable.standard(function, codes.activationBits());
        Activation activation = new Activation.Table(
                function.toString(),
                symmetry,
                table.argumentBits(),
                table.argumentFraction(),
                table.outputBits(),
                table.interpolationBits(),
                table.entries());
        RateNeuron neuron = scaled(codes, Math.scalb(1.0, -table.argumentFraction()), activation);
        notes.add(
                Kind.APPROXIMATED,
                "activation",
                Figures.NONE.and("largestError", table.error().maximum()),
                "%s",
                table.describe());
        int fraction = symmetry == Activation.Symmetry.COMPLEMENT ? table.outputBits() : table.outputBits() - 1;
        return new Result(neuron, Math.scalb(1.0, -fraction));
    }

    /** ReLU and identity in steps that are given. */
    private Result stepped(Codes codes, Range range) {
        double step = codes.step().orElseThrow();
        StepScaling.Currents[] neurons = IntStream.range(0, units.size())
                .mapToObj(n -> new StepScaling.Currents(
                        units.get(n),
                        rests.get(n),
                        currents.apply(n).min(),
                        currents.apply(n).max()))
                .toArray(StepScaling.Currents[]::new);
        StepScaling.Result scaling =
                new StepScaling(step, codes.rounding(), range, codes.multiplierBits()).multipliers(neurons);
        notes.add(
                Kind.EXACT,
                "activation",
                Figures.NONE.and("step", step),
                "codes %s in the given steps of %s",
                range,
                LayerNotes.figure(step));
        IntVector multipliers = IntVector.of(scaling.multipliers());
        String what = String.format(
                Locale.ROOT,
                "currents times %s / 2^%d",
                LayerNotes.span(multipliers.min(), multipliers.max()),
                scaling.shift());
        Figures wrong = Figures.NONE.and("wrongBorders", scaling.wrong());
        if (scaling.wrong() == 0) {
            notes.add(Kind.EXACT, "scaling", wrong, "%s, by which each current gets the code of its real number", what);
        } else {
            notes.add(
                    Kind.ROUNDED,
                    "scaling",
                    wrong,
                    "%s; %d of %d borders between codes lie beside those of real numbers, where codes are off by one",
                    what,
                    scaling.wrong(),
                    scaling.borders());
        }
        return new Result(
                new RateNeuron(multipliers, scaling.shift(), codes.rounding(), new Activation.Clip(range)), step);
    }

    /** ReLU and identity: y = z, limited. */
    private Result clip(Range codeRange, Codes codes, OptionalDouble maximum) {
        double bound = bound(codeRange.signed());
        double unit = units.get(0);
        // A maximum of the neuron's own is part of its function; another reach is a choice of this quantization.
        Reach reach = maximum.isPresent()
                ? new Reach(
                        maximum.getAsDouble(), "the maximum asked for; the weights allow " + LayerNotes.figure(bound))
                : reach(bound, estimate);
        double limit = reach.limit();
        boolean sameUnit = units.stream().allMatch(u -> u == unit);
        double top = (maximum.isPresent() ? Math.min(limit, bound) : bound) / unit;
        if (promised.isEmpty() && sameUnit && top <= codeRange.max() && (top == Math.rint(top) || maximum.isEmpty())) {
            long most = Math.max(1, (long) Math.rint(top));
            Range range = new Range(codeRange.signed() ? -most : 0, most);
            notes.add(
                    Kind.EXACT,
                    "activation",
                    "the current itself, limited to %s, of %s each",
                    range,
                    LayerNotes.figure(unit));
            return new Result(
                    new RateNeuron(IntVector.filled(units.size(), 1), 0, codes.rounding(), new Activation.Clip(range)),
                    unit);
        }
        double step = promised.map(SourceScale::scale).orElse((limit > 0 ? limit : 1) / codeRange.max());
        RateNeuron neuron = scaled(codes, step, new Activation.Clip(codeRange));
        notes.add(
                limit < bound ? Kind.CLIPPED : Kind.ROUNDED,
                "activation",
                Figures.NONE.and("step", step).and("reach", limit).and("provenMaximum", bound),
                "to codes %s, of %s each, so that they reach to %s: %s",
                codeRange,
                LayerNotes.figure(step),
                LayerNotes.figure(limit),
                reach.why());
        return new Result(neuron, step);
    }

    /** How far codes reach, and why. */
    private record Reach(double limit, String why) {}

    /**
     * The reach of codes that no maximum limits.
     *
     * @param bound the largest activation that the weights allow
     * @param estimated how far activations reach as a rule, where there are no samples
     */
    private Reach reach(double bound, double estimated) {
        String allowed = "; the weights allow " + LayerNotes.figure(bound);
        Optional<Double> sampled = observed.map(Observed::usualOutput).filter(usual -> usual > 0 && usual < bound);
        if (sampled.isPresent()) {
            return new Reach(
                    sampled.get(),
                    "what the samples reach, of which the largest is "
                            + LayerNotes.figure(observed.orElseThrow().largestOutput()) + allowed);
        }
        if (observed.isEmpty() && estimated > 0 && estimated < bound) {
            return new Reach(estimated, "an estimate from the weights; samples (--calibrate) measure it" + allowed);
        }
        return new Reach(bound, "what the weights allow");
    }

    /** The multipliers for an argument of which 1 stands for the given step. */
    private RateNeuron scaled(Codes codes, double step, Activation activation) {
        double largest = units.stream().max().orElse(1) / step;
        int bits = multiplierBits(codes, step, largest);
        int shift = Math.clamp(bits - 1 - Math.getExponent(largest), 0, MOST_SHIFT);
        int[] multipliers = multipliers(step, shift);
        // Rounding up may have given the largest one bit more than it should have.
        if (shift > 0 && Arrays.stream(multipliers).max().orElse(0) >= 1 << bits) {
            shift--;
            multipliers = multipliers(step, shift);
        }
        int common = shift;
        for (int m : multipliers) {
            common = Math.min(common, m == 0 ? shift : Integer.numberOfTrailingZeros(m));
        }
        double worst = 0;
        for (int n = 0; n < multipliers.length; n++) {
            double ratio = Math.scalb(units.get(n) / step, shift);
            worst = Math.max(worst, Math.abs(multipliers[n] - ratio) / ratio);
            multipliers[n] >>= common;
        }
        shift -= common;
        IntVector all = IntVector.of(multipliers);
        String what =
                String.format(Locale.ROOT, "currents times %s / 2^%d", LayerNotes.span(all.min(), all.max()), shift);
        if (worst == 0) {
            notes.add(Kind.EXACT, "scaling", Figures.NONE.and("largestRelativeError", 0L), "%s", what);
        } else {
            notes.add(
                    largest > LARGEST_MULTIPLIER ? Kind.CLIPPED : Kind.ROUNDED,
                    "scaling",
                    Figures.NONE.and("largestRelativeError", worst),
                    "%s; off by up to %s %%",
                    what,
                    LayerNotes.figure(100 * worst));
        }
        return new RateNeuron(all, shift, codes.rounding(), activation);
    }

    /** Bits of the largest multiplier: as asked, and more where the smallest would have too few. */
    private int multiplierBits(Codes codes, double step, double largest) {
        double smallest = units.stream().min().orElse(1) / step;
        int fewest = Math.min(codes.multiplierBits(), FEWEST_BITS);
        int between = Math.getExponent(largest) - Math.getExponent(smallest);
        return Math.min(MOST_BITS, Math.max(codes.multiplierBits(), between + fewest));
    }

    private int[] multipliers(double step, int shift) {
        return units.stream()
                .mapToInt(unit -> (int) Math.clamp(Math.rint(Math.scalb(unit / step, shift)), 0, LARGEST_MULTIPLIER))
                .toArray();
    }

    /** The largest current of any neuron, in real numbers, above 0 or on both sides of it. */
    private double bound(boolean bothSides) {
        double bound = 0;
        for (int n = 0; n < units.size(); n++) {
            Range current = currents.apply(n);
            long most = bothSides ? Math.max(current.max(), -current.min()) : Math.max(0, current.max());
            bound = Math.max(bound, most * units.get(n));
        }
        return bound;
    }
}
