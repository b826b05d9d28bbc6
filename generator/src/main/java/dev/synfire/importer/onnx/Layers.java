package dev.synfire.importer.onnx;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Neurons;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.Tanh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The layers found so far: wherever something that isn't linear is done to a signal, a layer ends. */
final class Layers {
    private final LinkedHashMap<String, Draft> drafts = new LinkedHashMap<>();
    private final LayerNames names = new LayerNames();
    private final List<String> notes;

    Layers(List<String> notes) {
        this.notes = notes;
    }

    /** The layers that the last one needs, in the order of their data. */
    List<Draft> needed() {
        List<Draft> reversed = new ArrayList<>();
        Set<String> sources = new HashSet<>(Set.of(drafts.lastEntry().getKey()));
        for (Draft draft : drafts.reversed().values()) {
            if (sources.contains(draft.name())) {
                reversed.add(draft);
                draft.currents().terms().forEach(term -> sources.add(term.source()));
            }
        }
        return reversed.reversed();
    }

    Optional<Draft> draft(String name) {
        return Optional.ofNullable(drafts.get(name));
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** The output of a new layer that gets a signal; the limits before its activation are left out. */
    Signal layer(Signal currents, Rate neuron, OnnxNode node) {
        if (currents.terms().isEmpty()) {
            throw node.unsupported(
                    "it takes constants only",
                    "fold constants before: do_constant_folding=True in torch.onnx.export, onnxsim, or ONNX Runtime's"
                            + " basic optimizations");
        }
        String called = currents.name().isEmpty() ? node.name() : currents.name();
        String name = names.next(called.isEmpty() ? node.op() : called, node.op());
        if (currents.terms().size() > Signal.MOST_TERMS) {
            throw node.unsupported(
                    "the layer gets " + currents.terms().size() + " signals, expected at most " + Signal.MOST_TERMS,
                    "put a layer in between");
        }
        currents.limits()
                .ifPresent(limits -> note("layer " + name + ": the file rounds its currents to steps of "
                        + limits.step() + "; they are kept exact"));
        drafts.put(name, new Draft(name, currents.unlimited(), neuron));
        return Signal.from(name, currents.shape(), currents.order(), "");
    }

    /** The output of a rectifier, which the limits of its currents limit too. */
    Signal relu(Signal currents, OnnxNode node) {
        return currents.limits().isPresent() && currents.limits().get().high() > 0
                ? layer(
                        currents.unlimited(),
                        Neurons.relu().maximum(currents.limits().get().high()),
                        node)
                : layer(currents, Neurons.relu(), node);
    }

    /** A signal limited to a range, infinite at either end; exact by shifting a rectifier. */
    Signal clip(Signal signal, double low, double high, OnnxNode node) {
        if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
            return signal;
        }
        if (!(low < high)
                || Double.isFinite(low) && Math.abs(low) > 1e12
                || Double.isFinite(high) && Math.abs(high) > 1e12) {
            throw node.wrong("the range is " + low + " to " + high);
        }
        Signal open = signal.unlimited();
        if (low == -high) {
            return layer(open, Neurons.identity().maximum(high), node);
        }
        if (low == Double.NEGATIVE_INFINITY) {
            // min(x, high) = high - max(0, high - x)
            Signal rest = layer(negated(open).plus(all(high, open)), Neurons.relu(), node);
            return negated(rest).plus(all(high, rest));
        }
        Rate relu = high == Double.POSITIVE_INFINITY
                ? Neurons.relu()
                : Neurons.relu().maximum(high - low);
        if (low == 0) {
            return layer(open, relu, node);
        }
        Signal above = layer(open.plus(all(-low, open)), relu, node);
        return above.plus(all(low, above));
    }

    /** The larger of two signals of one shape, or of one and constants. */
    Signal larger(Signal a, Signal b, OnnxNode node) {
        Signal more = layer(a.plus(negated(b), node), Neurons.relu(), node);
        return more.plus(b, node);
    }

    static Signal negated(Signal signal) {
        return signal.scaled(all(-1, signal));
    }

    static double[] all(double value, Signal signal) {
        double[] values = new double[signal.size()];
        java.util.Arrays.fill(values, value);
        return values;
    }

    /**
     * A signal ready for a linear map: limits that no activation took care of become a layer, as that of a rectifier which a
     * quantizer left to the integers' end at 0.
     */
    Signal settled(Signal signal, OnnxNode node) {
        if (signal.limits().isEmpty()) {
            return signal;
        }
        Quantized.Steps limits = signal.limits().get();
        if (limits.low() == 0 && neverNegative(signal)) {
            return signal.unlimited();
        }
        if (limits.low() == 0) {
            return clip(signal, 0, limits.high(), node);
        }
        note("before " + node.op() + " '" + node.name() + "' the file rounds to steps of " + limits.step()
                + " and limits to " + limits.low() + " to " + limits.high()
                + "; the limits are kept, by a layer of their own, the numbers between them exact");
        return clip(signal, limits.low(), limits.high(), node);
    }

    /**
     * A signal ready for a sum or a product with constants, such as the bias of a layer. An activation mostly follows, and
     * other limits than those of a rectifier are left out.
     */
    Signal summed(Signal signal, OnnxNode node) {
        if (signal.limits().isEmpty() || signal.limits().get().low() == 0) {
            return settled(signal, node);
        }
        Quantized.Steps limits = signal.limits().get();
        note("before " + node.op() + " '" + node.name() + "' the file rounds to steps of " + limits.step()
                + " and limits to " + limits.low() + " to " + limits.high() + "; both are left out");
        return signal.unlimited();
    }

    /** Whether nothing that isn't below 0 by itself brings a signal below 0. */
    boolean neverNegative(Signal signal) {
        return signal.biases().stream().allMatch(b -> b.stream().allMatch(v -> v >= 0))
                && signal.terms().stream().allMatch(this::neverNegative);
    }

    private boolean neverNegative(Term term) {
        Draft from = drafts.get(term.source());
        boolean sent = from != null && (from.neuron() instanceof Relu || from.neuron() instanceof Sigmoid);
        return sent
                && term.path().stream()
                        .flatMapToDouble(transform -> switch (transform) {
                            case Dense dense -> dense.weights().stream();
                            case Convolution convolution -> convolution.weights().stream();
                            case Scaling scaling -> scaling.factors().stream();
                            case Pooling _, Delay _ -> DoubleStream.empty();
                        })
                        .allMatch(weight -> weight >= 0);
    }

    /**
     * Gives a rectifier that sends a signal the steps of codes that follow it.
     *
     * @param most the largest code
     * @return false if no rectifier sends it, or one that has other steps
     */
    boolean step(Signal signal, double step, double most, Rounding rounding, int multiplierBits) {
        Draft draft = signal.source().map(drafts::get).orElse(null);
        if (draft == null
                || !(draft.neuron() instanceof Relu relu)
                || relu.codes().step().isPresent()) {
            return false;
        }
        double limit = Math.min(most * step, relu.maximum().orElse(most * step));
        drafts.put(
                draft.name(),
                draft.with(Neurons.relu()
                        .activationBits(Math.getExponent(most) + 1)
                        .multiplierBits(multiplierBits)
                        .rounding(rounding)
                        .step(step)
                        .maximum(limit)));
        return true;
    }

    /** What all of a signal is a multiple of, as far as integer weights and steps say so. */
    OptionalDouble unit(Signal signal, Optional<Quantized.Steps> input) {
        OptionalDouble least = OptionalDouble.empty();
        for (Term term : signal.terms()) {
            OptionalDouble sent = sent(term.source(), input);
            boolean weighs = term.path().stream().anyMatch(t -> !(t instanceof Pooling));
            if (sent.isEmpty() || weighs && term.grid().isEmpty()) {
                return OptionalDouble.empty();
            }
            double step = weighs
                    ? Arrays.stream(term.grid().orElseThrow().steps()).min().orElse(1)
                    : 1;
            double unit = sent.getAsDouble() * step;
            least = OptionalDouble.of(Math.min(unit, least.orElse(unit)));
        }
        return least;
    }

    /** What an event of a source stands for, if the file says it. */
    OptionalDouble sent(String source, Optional<Quantized.Steps> input) {
        Draft draft = drafts.get(source);
        if (draft == null) {
            return input.isPresent() ? OptionalDouble.of(input.get().step()) : OptionalDouble.empty();
        }
        return draft.neuron().codes().step();
    }

    /** Whether the file's steps say what sources send, the same of all. */
    boolean sendAlike(List<Term> terms) {
        return terms.stream()
                                .map(term -> sent(term.source(), Optional.empty()))
                                .distinct()
                                .count()
                        == 1
                && sent(terms.getFirst().source(), Optional.empty()).isPresent();
    }

    /** The neurons that send a signal, if they send the file's own steps. */
    Optional<Rate> steppedSender(Signal signal) {
        return signal.source().map(drafts::get).map(Draft::neuron).filter(neuron -> neuron.codes()
                .step()
                .isPresent());
    }

    /** Whether any layer has the file's own steps. */
    boolean stepped() {
        return drafts.values().stream()
                .anyMatch(draft -> draft.neuron().codes().step().isPresent());
    }

    /**
     * Heeds the integers to which the file quantizes what a layer sends: their width and where they end.
     *
     * @return false if no layer sends the signal
     */
    boolean quantize(Signal signal, Quantized.Steps steps) {
        Draft draft = signal.source().map(drafts::get).orElse(null);
        if (draft == null) {
            return false;
        }
        int bits = steps.bits();
        Rate neuron =
                switch (draft.neuron()) {
                    case Sigmoid sigmoid -> sigmoid.activationBits(bits);
                    case Tanh tanh -> tanh.activationBits(Math.max(2, bits));
                    case Relu relu ->
                        relu.activationBits(bits)
                                .maximum(Math.min(steps.high(), relu.maximum().orElse(steps.high())));
                    case Identity identity -> {
                        double most = Math.max(-steps.low(), steps.high());
                        yield identity.activationBits(Math.max(2, bits))
                                .maximum(Math.min(most, identity.maximum().orElse(most)));
                    }
                    case Curve curve -> {
                        double most = Math.max(-steps.low(), steps.high());
                        yield curve.activationBits(Math.max(2, bits))
                                .maximum(Math.min(most, curve.maximum().orElse(most)));
                    }
                };
        drafts.put(draft.name(), draft.with(neuron));
        note("layer " + draft.name() + ": the file quantizes its activations to " + steps.type() + ", "
                + steps.low() + " to " + steps.high() + " in steps of " + steps.step() + "; taken over are the "
                + bits + " bits"
                + (neuron instanceof Sigmoid || neuron instanceof Tanh ? "" : " and the largest value"));
        return true;
    }
}
