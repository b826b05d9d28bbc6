package dev.synfire.importer.nir;

import dev.synfire.importer.nir.Discretisation.CurrentInput;
import dev.synfire.importer.nir.Discretisation.Floor;
import dev.synfire.importer.nir.Discretisation.Gain;
import dev.synfire.importer.nir.Discretisation.Integrator;
import dev.synfire.importer.nir.Discretisation.ResetTo;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.network.Layer;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import java.util.Set;

/**
 * Makes NIR neurons of discrete-time ones: tau = dt / (1 - beta) or -dt / log(beta), and r and w_in such that what arrives
 * counts as it is.
 *
 * <p>Frameworks differ in whether they look at r: Norse and Nengo take 1, so there what arrives is multiplied instead.
 */
final class CellRaising {
    private final Discretisation how;
    private final double dt;
    private final Set<String> told;

    /**
     * A node.
     *
     * @param before what the weights and biases before it are multiplied by
     */
    record Raised(NirNode node, Vector before) {}

    CellRaising(Discretisation how, double dt, Set<String> told) {
        this.how = how;
        this.dt = dt;
        this.told = told;
    }

    Raised raised(Layer layer, Membrane membrane) {
        Shape shape = NirExport.shape(layer.dims());
        return switch (membrane) {
            case If neuron -> integrateAndFire(layer, shape, neuron.firing());
            case Lif neuron
            when Elements.all(neuron.leak().betas(), 1) -> integrateAndFire(layer, shape, neuron.firing());
            case Lif neuron -> {
                Vector betas = betas(layer, neuron.leak());
                tell(layer, neuron.firing());
                yield new Raised(
                        new NirNode.LIF(
                                tau(shape, betas, how.integrator()),
                                resistance(shape, betas),
                                zeros(shape),
                                thresholds(shape, neuron.firing()),
                                reset(shape, neuron.firing())),
                        before(betas));
            }
            case Li neuron
            when Elements.all(neuron.leak().betas(), 1) -> new Raised(new NirNode.I(perfect(shape)), Vector.of(1));
            case Li neuron -> {
                Vector betas = betas(layer, neuron.leak());
                yield new Raised(
                        new NirNode.LI(tau(shape, betas, how.integrator()), resistance(shape, betas), zeros(shape)),
                        before(betas));
            }
            case CubaLi neuron -> {
                Vector betas = betas(layer, neuron.leak());
                Vector alphas = alphas(layer, neuron.current());
                yield new Raised(
                        new NirNode.CubaLI(
                                tau(shape, alphas, how.currentIntegrator()),
                                tau(shape, betas, how.integrator()),
                                resistance(shape, betas),
                                rest(shape, betas, neuron.drive()),
                                inputWeight(shape, alphas)),
                        current(alphas, betas));
            }
            case CubaLif neuron -> {
                Vector betas = betas(layer, neuron.leak());
                Vector alphas = alphas(layer, neuron.current());
                tell(layer, neuron.firing());
                yield new Raised(
                        new NirNode.CubaLIF(
                                tau(shape, alphas, how.currentIntegrator()),
                                tau(shape, betas, how.integrator()),
                                resistance(shape, betas),
                                rest(shape, betas, neuron.drive()),
                                thresholds(shape, neuron.firing()),
                                reset(shape, neuron.firing()),
                                inputWeight(shape, alphas)),
                        current(alphas, betas));
            }
        };
    }

    private Raised integrateAndFire(Layer layer, Shape shape, Firing firing) {
        tell(layer, firing);
        return new Raised(
                new NirNode.IF(perfect(shape), thresholds(shape, firing), reset(shape, firing)), Vector.of(1));
    }

    private Tensor perfect(Shape shape) {
        return Tensor.filled(shape, how.perfectGain() == Gain.INTEGRATED ? 1 / dt : 1);
    }

    private Vector betas(Layer layer, Leak leak) {
        return betas(layer, leak, how.integrator());
    }

    private static Vector betas(Layer layer, Leak leak, Integrator integrator) {
        double least = integrator == Integrator.EXPONENTIAL ? Double.MIN_NORMAL : 0;
        if (leak.betas().stream().anyMatch(beta -> beta >= 1 || beta < least)) {
            throw NirExport.unsupported(
                    layer.name(),
                    "a beta of " + Elements.text(leak.betas()) + " has no time constant",
                    "write betas below 1, or an if without leak");
        }
        return leak.betas();
    }

    private Vector alphas(Layer layer, SynapticCurrent current) {
        if (current.feed() != how.feed()) {
            told.add("The current of " + layer.name() + " feeds the membrane "
                    + (current.feed() == CurrentFeed.OLD ? "a tick later" : "in the same tick")
                    + ", which NIR doesn't say.");
        }
        return betas(layer, current.leak(), how.currentIntegrator());
    }

    private Tensor tau(Shape shape, Vector betas, Integrator integrator) {
        return spread(shape, Elements.map(betas, beta -> switch (integrator) {
            case EULER -> dt / (1 - beta);
            case EXPONENTIAL -> -dt / Math.log(beta);
        }));
    }

    /** Whether r is put to use, or left at 1 for frameworks that don't look at it. */
    private boolean resists() {
        return how.gain() == Gain.INTEGRATED && !unitResistance();
    }

    private boolean unitResistance() {
        return how.preset().equals(Preset.NORSE.word()) || how.preset().equals(Preset.NENGO.word());
    }

    private Tensor resistance(Shape shape, Vector betas) {
        if (how.dt().isEmpty()) {
            // Rockpool's own: tau / dt * exp(-dt / tau).
            return spread(shape, Elements.map(betas, beta -> -beta / Math.log(beta)));
        }
        return resists() ? spread(shape, Elements.map(betas, beta -> 1 / (1 - beta))) : Tensor.filled(shape, 1);
    }

    private Vector before(Vector betas) {
        return how.gain() == Gain.INTEGRATED && !resists() ? Elements.map(betas, beta -> 1 / (1 - beta)) : Vector.of(1);
    }

    /** w_in is looked at wherever a gain is integrated. */
    private Tensor inputWeight(Shape shape, Vector alphas) {
        return how.gain() == Gain.INTEGRATED
                ? spread(shape, Elements.map(alphas, alpha -> 1 / (1 - alpha)))
                : Tensor.filled(shape, 1);
    }

    private Vector current(Vector alphas, Vector betas) {
        // A CubaLIF's r is looked at by Norse and Nengo, too, but written as resists() has it for all neurons alike.
        Vector gain = before(betas);
        return how.currentInput() == CurrentInput.BEFORE_DECAY ? Elements.quotient(gain, alphas) : gain;
    }

    private static Tensor rest(Shape shape, Vector betas, Vector drive) {
        return spread(shape, Elements.map(betas, drive, (beta, d) -> d / (1 - beta)));
    }

    private static Tensor thresholds(Shape shape, Firing firing) {
        return spread(shape, firing.thresholds());
    }

    private static Tensor reset(Shape shape, Firing firing) {
        return switch (firing.reset()) {
            case Reset.ToValue(Vector values) -> spread(shape, values);
            case Reset.ToZero _, Reset.Subtract _, Reset.SubtractAmount _ -> zeros(shape);
        };
    }

    private void tell(Layer layer, Firing firing) {
        boolean subtracts = firing.reset() instanceof Reset.Subtract || firing.reset() instanceof Reset.SubtractAmount;
        if (subtracts != (how.reset() == ResetTo.SUBTRACT)) {
            told.add("A spike of " + layer.name() + (subtracts ? " subtracts the threshold" : " sets the membrane")
                    + ", which NIR doesn't say, and which " + how.preset() + " does otherwise.");
        }
        if (firing.comparison() != how.comparison()) {
            told.add("Layer " + layer.name() + " fires "
                    + (firing.comparison() == FiringComparison.ABOVE ? "above" : "at or above")
                    + " its threshold, which NIR doesn't say.");
        }
        if (firing.order() != how.order() || (firing.mostSpikes() > 1) != (how.mostSpikes() > 1)) {
            told.add("When and how often a tick " + layer.name() + " spikes is not what " + how.preset()
                    + " does, and NIR doesn't say it.");
        }
        if (firing.refractoryTicks() > 0 || firing.adaptation().isPresent()) {
            told.add("The neurons of " + layer.name()
                    + " rest after a spike, or raise their threshold, which NIR doesn't say.");
        }
        Floor floor = layer.neuron() instanceof If ? how.perfectFloor() : how.floor();
        if (!firing.floor().equals(CellLowering.floor(floor, firing.thresholds()))) {
            told.add("How far the membrane of " + layer.name() + " may fall is not what " + how.preset()
                    + " does, and NIR doesn't say it.");
        }
    }

    private static Tensor zeros(Shape shape) {
        return Tensor.filled(shape, 0);
    }

    private static Tensor spread(Shape shape, Vector values) {
        return Tensor.of(shape, Elements.spread(values, shape.size()));
    }
}
