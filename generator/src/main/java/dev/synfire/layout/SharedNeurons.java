package dev.synfire.layout;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one neuron model that computes what the neurons of all layers compute: their constants in a row, one a place of the
 * {@link SharedLayout}; the widest membrane. A leaky integrator is a spiking neuron that never reaches its threshold.
 */
final class SharedNeurons {
    /** Why there is none. */
    static final class Differ extends Exception {
        Differ(String why) {
            super(why, null, false, false);
        }
    }

    private final IntegerNetwork network;
    private final SharedLayout layout;

    private SharedNeurons(IntegerNetwork network, SharedLayout layout) {
        this.network = network;
        this.layout = layout;
    }

    /**
     * The model; its membrane has no fraction where those of the layers differ: then each layer's current is shifted.
     *
     * @throws Differ if no one model does what all do
     */
    static IntegerNeuron of(IntegerNetwork network, SharedLayout layout) throws Differ {
        return new SharedNeurons(network, layout).model();
    }

    static IntegerMembrane membrane(IntegerLayer layer) throws Differ {
        return switch (layer.model()) {
            case SpikingNeuron spiking -> spiking.membrane();
            case IntegratorNeuron integrator
            when integrator.sent().isPresent() ->
                throw new Differ("layer " + layer.name() + " has integrators that another layer listens to");
            case IntegratorNeuron integrator -> integrator.membrane();
            default -> throw new Differ("layer " + layer.name() + " has no leaky integrate-and-fire neurons");
        };
    }

    private IntegerNeuron model() throws Differ {
        IntegerMembrane membrane = membrane();
        if (layers().stream().noneMatch(layer -> layer.model() instanceof SpikingNeuron)) {
            return new IntegratorNeuron(membrane);
        }
        return new SpikingNeuron(membrane, firing(membrane));
    }

    private List<IntegerLayer> layers() {
        return network.layers();
    }

    private IntegerMembrane membrane() throws Differ {
        int bits = 0;
        for (IntegerLayer layer : layers()) {
            bits = Math.max(bits, membrane(layer).bits());
        }
        for (IntegerLayer layer : layers()) {
            if (membrane(layer).bits() < bits
                    && MembraneReach.of(layer, network.ticks()).isEmpty()) {
                throw new Differ("the membranes of layer " + layer.name() + " have "
                        + membrane(layer).bits() + " bits, which they may fill, and those of another layer have "
                        + bits);
            }
        }
        Optional<IntegerCurrent> current = current();
        Set<Integer> fractions = set(layer -> membrane(layer).fraction());
        if (fractions.size() > 1 && current.isPresent()) {
            throw new Differ("the membranes of its layers, fed by synaptic currents, have different fractions");
        }
        int fraction = fractions.size() == 1 ? fractions.iterator().next() : 0;
        Decay decay = decay("membranes", layer -> membrane(layer).decay());
        if (current.isPresent()) {
            return new IntegerMembrane(bits, fraction, decay, current);
        }
        return new IntegerMembrane(
                bits, fraction, decay, current, inARow(layer -> membrane(layer).drives()));
    }

    private Optional<IntegerCurrent> current() throws Differ {
        Set<Optional<IntegerCurrent>> forms = set(layer -> membrane(layer)
                .current()
                .map(c -> new IntegerCurrent(c.bits(), c.fraction(), Decay.NONE, c.feed(), IntVector.of(0))));
        if (forms.size() > 1) {
            throw new Differ("the synaptic currents of its layers have different formats");
        }
        Optional<IntegerCurrent> form = forms.iterator().next();
        if (form.isEmpty()) {
            return form;
        }
        return Optional.of(new IntegerCurrent(
                form.get().bits(),
                form.get().fraction(),
                decay(
                        "synaptic currents",
                        layer -> membrane(layer).current().orElseThrow().decay()),
                form.get().feed(),
                inARow(layer -> membrane(layer).current().orElseThrow().drives())));
    }

    private IntegerFiring firing(IntegerMembrane membrane) throws Differ {
        List<IntegerFiring> all = layers().stream()
                .filter(layer -> layer.model() instanceof SpikingNeuron)
                .map(layer -> ((SpikingNeuron) layer.model()).firing())
                .toList();
        IntegerFiring first = all.getFirst();
        for (IntegerFiring other : all) {
            if (other.comparison() != first.comparison()
                    || other.order() != first.order()
                    || other.mostSpikes() != first.mostSpikes()
                    || other.refractoryTicks() != first.refractoryTicks()
                    || !other.adaptation()
                            .map(SharedNeurons::form)
                            .equals(first.adaptation().map(SharedNeurons::form))) {
                throw new Differ("the neurons of its layers fire by different rules");
            }
        }
        int never = (int) membrane.values().max();
        for (IntegerLayer layer : layers()) {
            if (layer.model() instanceof IntegratorNeuron && !below(layer, first, never)) {
                throw new Differ("the integrators of layer " + layer.name()
                        + " may reach the largest value of a membrane, at which a neuron fires");
            }
        }
        IntVector thresholds = spiking(f -> f.thresholds(), IntVector.of(never));
        Optional<IntVector> floors = all.stream().anyMatch(f -> f.floors().isPresent())
                ? Optional.of(spiking(
                        f -> f.floors()
                                .orElse(IntVector.of((int) membrane.values().min())),
                        IntVector.of((int) membrane.values().min())))
                : Optional.empty();
        Optional<IntegerAdaptation> adaptation = first.adaptation().isEmpty()
                ? Optional.empty()
                : Optional.of(new IntegerAdaptation(
                        first.adaptation().get().bits(),
                        first.adaptation().get().fraction(),
                        decay("adaptations", layer -> adaptation(layer, first)),
                        spiking(f -> f.adaptation().orElseThrow().amounts(), IntVector.of(0))));
        return new IntegerFiring(
                thresholds,
                first.comparison(),
                reset(all),
                first.order(),
                first.mostSpikes(),
                floors,
                first.refractoryTicks(),
                adaptation);
    }

    private boolean below(IntegerLayer layer, IntegerFiring firing, int never) {
        return firing.comparison() == FiringComparison.ABOVE
                || MembraneReach.of(layer, network.ticks())
                        .map(reach -> reach.max() < never)
                        .orElse(false);
    }

    private static List<Object> form(IntegerAdaptation adaptation) {
        return List.of(adaptation.bits(), adaptation.fraction());
    }

    /** The decay of what raises thresholds; of integrators, where that stays 0, any. */
    private static Decay adaptation(IntegerLayer layer, IntegerFiring any) {
        if (layer.model() instanceof SpikingNeuron spiking) {
            return spiking.firing().adaptation().orElseThrow().decay();
        }
        Decay decay = any.adaptation().orElseThrow().decay();
        return new Decay(decay.multipliers().get(0), decay.shift(), decay.rounding());
    }

    private Reset reset(List<IntegerFiring> all) throws Differ {
        Set<Class<?>> kinds = all.stream().map(f -> f.reset().getClass()).collect(Collectors.toSet());
        if (kinds.equals(Set.of(Reset.ToZero.class)) || kinds.equals(Set.of(Reset.Subtract.class))) {
            return all.getFirst().reset();
        }
        if (kinds.equals(Set.of(Reset.SubtractAmount.class))) {
            return new Reset.SubtractAmount(
                    spiking(f -> ((Reset.SubtractAmount) f.reset()).amounts(), IntVector.of(0)));
        }
        if (kinds.stream().allMatch(Set.of(Reset.ToZero.class, Reset.ToValue.class)::contains)) {
            return new Reset.ToValue(spiking(
                    f -> f.reset() instanceof Reset.ToValue(IntVector values) ? values : IntVector.of(0),
                    IntVector.of(0)));
        }
        throw new Differ("the spikes of its layers reset the membrane in different ways");
    }

    /** One decay of all: the same, or a multiplier for each neuron over the largest divisor. */
    private Decay decay(String what, Each<Decay> of) throws Differ {
        Set<Decay> all = set(of);
        if (all.size() == 1 && all.iterator().next().isUniform()) {
            return all.iterator().next();
        }
        Set<Rounding> roundings =
                all.stream().filter(d -> !d.isNone()).map(Decay::rounding).collect(Collectors.toSet());
        if (roundings.size() > 1) {
            throw new Differ("the decays of the " + what + " of its layers are rounded in different ways");
        }
        int shift = all.stream().mapToInt(Decay::shift).max().orElseThrow();
        IntVector multipliers = inARow(layer -> {
            Decay decay = of.of(layer);
            return IntVector.of(decay.multipliers().stream()
                    .map(m -> m << shift - decay.shift())
                    .toArray());
        });
        return new Decay(
                multipliers,
                shift,
                roundings.isEmpty() ? Rounding.FLOOR : roundings.iterator().next());
    }

    private IntVector spiking(Function<IntegerFiring, IntVector> of, IntVector silent) throws Differ {
        return inARow(layer -> layer.model() instanceof SpikingNeuron spiking ? of.apply(spiking.firing()) : silent);
    }

    /** Something of a layer. */
    private interface Each<T> {
        T of(IntegerLayer layer) throws Differ;
    }

    private <T> Set<T> set(Each<T> of) throws Differ {
        var all = new java.util.LinkedHashSet<T>();
        for (IntegerLayer layer : layers()) {
            all.add(of.of(layer));
        }
        return all;
    }

    /** The constants of all neurons at their places; where there is no neuron, one of them. */
    private IntVector inARow(Each<IntVector> of) throws Differ {
        return inARow(network, layout, of);
    }

    private static IntVector inARow(IntegerNetwork network, SharedLayout layout, Each<IntVector> of) throws Differ {
        int[] all = new int[layout.neurons()];
        java.util.Arrays.fill(all, of.of(network.layers().getFirst()).get(0));
        for (int l = 0; l < layout.places().size(); l++) {
            IntVector values = of.of(network.layers().get(l));
            for (int n = 0; n < layout.places().get(l).neurons(); n++) {
                all[layout.places().get(l).from() + n] = values.get(values.size() == 1 ? 0 : n);
            }
        }
        return IntVector.of(all);
    }

    /** The biases of all neurons at their places. */
    static IntVector biases(IntegerNetwork network, SharedLayout layout) {
        try {
            return inARow(network, layout, IntegerLayer::biases);
        } catch (Differ impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Every value that a sum of any layer can have. */
    static Range currents(IntegerNetwork network) {
        return network.layers().stream()
                .map(IntegerLayer::currents)
                .reduce(Range::union)
                .orElseThrow();
    }
}
