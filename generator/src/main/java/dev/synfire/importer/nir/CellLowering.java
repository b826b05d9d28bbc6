package dev.synfire.importer.nir;

import static dev.synfire.importer.nir.Elements.map;
import static dev.synfire.importer.nir.Elements.product;
import static dev.synfire.importer.nir.Elements.quotient;
import static dev.synfire.importer.nir.Elements.text;

import dev.synfire.fixed.Rounding;
import dev.synfire.importer.nir.Discretisation.Arithmetic;
import dev.synfire.importer.nir.Discretisation.CurrentInput;
import dev.synfire.importer.nir.Discretisation.Floor;
import dev.synfire.importer.nir.Discretisation.Gain;
import dev.synfire.importer.nir.Discretisation.GainAt;
import dev.synfire.importer.nir.Discretisation.Integrator;
import dev.synfire.importer.nir.Discretisation.ResetTo;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a NIR neuron a discrete-time one: leaks from time constants, and everything that is constant folded together.
 *
 * <p>With beta = 1 - dt/tau or exp(-dt/tau), and a gain g of 1 - beta times r, of r, or of 1, the membrane becomes v = beta
 * v + g I + (1 - beta) v_leak. Where the gain is put at the threshold, v, threshold, v_reset and v_leak are divided by g.
 */
final class CellLowering {
    private static final Vector ZERO = Vector.of(0);
    private static final Vector ONE = Vector.of(1);

    private final FlatGraph graph;
    private final Discretisation how;
    private final double dt;

    CellLowering(FlatGraph graph, Discretisation how, double dt) {
        this.graph = graph;
        this.how = how;
        this.dt = dt;
    }

    /** The neuron of that node, which is a Neuron or a Threshold, with its spikes in that order. */
    Cell cell(String name, FiringOrder order) {
        return switch (graph.nodes().get(name)) {
            case NirNode.I(Tensor r) ->
                new Cell(new Li(Leak.of(1), OptionalInt.empty()), perfectGain(r), ZERO, "I integrates without leak");
            case NirNode.IF node -> integrateAndFire(name, node, order);
            case NirNode.LI(Tensor tau, Tensor r, Tensor vLeak) -> {
                Vector betas = betas(name, "tau", tau);
                yield new Cell(
                        new Li(leak(betas), OptionalInt.empty()),
                        gain(tau, betas, r),
                        drive(betas, vLeak),
                        "LI with " + leaks("tau", tau, "beta", betas));
            }
            case NirNode.LIF node -> leaky(name, node, order);
            case NirNode.CubaLI node -> {
                Vector alphas = betas(name, "tau_syn", node.tauSyn(), how.currentIntegrator());
                Vector betas = betas(name, "tau_mem", node.tauMem());
                yield new Cell(
                        new CubaLi(
                                new SynapticCurrent(leak(alphas), how.feed()),
                                leak(betas),
                                drive(betas, node.vLeak()),
                                OptionalInt.empty()),
                        product(current(node.tauSyn(), alphas, node.wIn()), gain(node.tauMem(), betas, node.r())),
                        ZERO,
                        "CubaLI with " + leaks("tau_syn", node.tauSyn(), "alpha", alphas) + " and "
                                + leaks("tau_mem", node.tauMem(), "beta", betas));
            }
            case NirNode.CubaLIF node -> currentBased(name, node, order);
            case NirNode.Threshold(Tensor threshold) ->
                new Cell(
                        new Lif(
                                Leak.of(0),
                                new Firing(
                                        positive(name, Elements.of(threshold)),
                                        FiringComparison.ABOVE,
                                        new Reset.ToZero()),
                                OptionalInt.empty()),
                        ONE,
                        ZERO,
                        "Threshold is a spike without memory (beta 0)");
            case NirNode.Port _, NirNode.Mapping _ -> throw new IllegalArgumentException(name + " is no neuron");
        };
    }

    private Cell integrateAndFire(String name, NirNode.IF node, FiringOrder order) {
        Vector gain = perfectGain(node.r());
        Vector unit = unit(name, gain);
        Firing firing =
                firing(name, node.vThreshold(), node.vReset(), unit, how.perfectFloor(), Optional.empty(), order);
        return new Cell(
                new If(firing, OptionalInt.empty()),
                quotient(gain, unit),
                ZERO,
                "IF with " + thresholds(node.vThreshold(), firing));
    }

    private Cell leaky(String name, NirNode.LIF node, FiringOrder order) {
        Vector betas = betas(name, "tau", node.tau());
        Vector gain = gain(node.tau(), betas, node.r());
        Vector unit = unit(name, gain);
        Firing firing = firing(name, node.vThreshold(), node.vReset(), unit, how.floor(), Optional.empty(), order);
        return new Cell(
                new Lif(leak(betas), firing, OptionalInt.empty()),
                lavaScale(quotient(gain, unit)),
                lavaScale(quotient(drive(betas, node.vLeak()), unit)),
                "LIF with " + leaks("tau", node.tau(), "beta", betas) + ", " + thresholds(node.vThreshold(), firing));
    }

    private Cell currentBased(String name, NirNode.CubaLIF node, FiringOrder order) {
        Vector alphas = betas(name, "tau_syn", node.tauSyn(), how.currentIntegrator());
        Vector betas = betas(name, "tau_mem", node.tauMem());
        Vector gain = product(current(node.tauSyn(), alphas, node.wIn()), gain(node.tauMem(), betas, node.r()));
        Vector unit = unit(name, gain);
        // Spyx subtracts from a CubaLIF before it leaks: beta (v - threshold) + i.
        Optional<Vector> leaked = how.order() == FiringOrder.FIRE_UPDATE_RESET ? Optional.of(betas) : Optional.empty();
        Firing firing = firing(name, node.vThreshold(), node.vReset(), unit, how.floor(), leaked, order);
        return new Cell(
                new CubaLif(
                        new SynapticCurrent(leak(alphas), how.feed()),
                        leak(betas),
                        lavaScale(quotient(drive(betas, node.vLeak()), unit)),
                        firing,
                        OptionalInt.empty()),
                lavaScale(quotient(gain, unit)),
                ZERO,
                "CubaLIF with " + leaks("tau_syn", node.tauSyn(), "alpha", alphas) + " and "
                        + leaks("tau_mem", node.tauMem(), "beta", betas) + ", "
                        + thresholds(node.vThreshold(), firing));
    }

    private Vector betas(String name, String parameter, Tensor tau) {
        return betas(name, parameter, tau, how.integrator());
    }

    private Vector betas(String name, String parameter, Tensor tau, Integrator integrator) {
        Vector taus = Elements.of(tau);
        Vector betas = map(taus, seconds -> switch (integrator) {
            case EULER -> 1 - dt / seconds;
            case EXPONENTIAL -> Math.exp(-dt / seconds);
        });
        if (betas.stream().anyMatch(beta -> beta < 0)) {
            throw graph.problem(
                    "unstable",
                    "node " + name,
                    "the time step of " + Elements.number(dt) + " s is longer than " + parameter + " = "
                            + Elements.number(taus.stream().min().orElse(0)) + " s, and Euler's rule would oscillate",
                    "give the time step that the network was trained with, --dt SECONDS, or --integrator exponential");
        }
        return betas;
    }

    private Leak leak(Vector betas) {
        return how.arithmetic() == Arithmetic.LAVA
                ? new Leak(
                                map(betas, beta -> (4096 - Math.floor((1 - beta) * 4095 + 1e-9)) / 4096),
                                new Leak.Form.Bits(12),
                                Rounding.TOWARD_ZERO)
                        .withFraction(6)
                : Leak.of(betas.toArray());
    }

    /**
     * What the membrane gets of a current. Without end of its time constant a leaky neuron is one that integrates: as an IF, or,
     * where the resistance has no end either (as of r = tau / dt), with a gain of 1.
     */
    private Vector gain(Tensor tau, Vector betas, Tensor r) {
        Vector endless = map(Elements.of(tau), seconds -> Double.isInfinite(seconds) ? 1 : 0);
        Vector integrates =
                map(endless, perfectGain(r), (is, gain) -> is == 0 ? 0 : Double.isInfinite(gain) ? 1 : gain);
        Vector leaks = map(endless, gain(how.gain(), betas, r, 1), (is, gain) -> is == 0 ? gain : 0);
        return map(integrates, leaks, Double::sum);
    }

    private Vector perfectGain(Tensor r) {
        return gain(how.perfectGain(), ZERO, r, how.perfectGain() == Gain.INTEGRATED ? dt : 1);
    }

    private Vector current(Tensor tau, Vector alphas, Tensor wIn) {
        Vector gain = gain(tau, alphas, wIn);
        return how.currentInput() == CurrentInput.BEFORE_DECAY ? product(gain, alphas) : gain;
    }

    private static Vector gain(Gain gain, Vector betas, Tensor r, double seconds) {
        return switch (gain) {
            case INTEGRATED -> map(betas, Elements.of(r), (beta, ohm) -> (1 - beta) * ohm * seconds);
            case RESISTANCE -> Elements.of(r);
            case ONE -> ONE;
        };
    }

    private static Vector drive(Vector betas, Tensor vLeak) {
        return map(betas, Elements.of(vLeak), (beta, v) -> (1 - beta) * v);
    }

    /** How much of the file's membrane is one of the network's. */
    private Vector unit(String name, Vector gain) {
        if (how.gainAt() == GainAt.WEIGHTS) {
            return ONE;
        }
        if (!gain.stream().allMatch(g -> g > 0)) {
            throw graph.problem(
                    "no-gain",
                    "node " + name,
                    "r or w_in is " + text(gain) + " in all, by which its threshold can't be divided",
                    "keep the gain in the weights: --gain-at weights");
        }
        return gain;
    }

    private Firing firing(
            String name,
            Tensor vThreshold,
            Tensor vReset,
            Vector unit,
            Floor floor,
            Optional<Vector> subtracted,
            FiringOrder order) {
        Vector thresholds = positive(name, quotient(Elements.of(vThreshold), unit));
        if (how.arithmetic() == Arithmetic.LAVA) {
            thresholds = map(thresholds, theta -> (double) ((long) (theta * 131071) >> 9));
        }
        Vector level = thresholds;
        Reset reset =
                switch (how.reset()) {
                    case ZERO -> new Reset.ToZero();
                    case VALUE -> {
                        Vector values = lavaScale(quotient(Elements.of(vReset), unit));
                        yield Elements.all(values, 0) ? new Reset.ToZero() : new Reset.ToValue(values);
                    }
                    case SUBTRACT ->
                        subtracted
                                .<Reset>map(leaked -> new Reset.SubtractAmount(product(leaked, level)))
                                .orElse(new Reset.Subtract());
                };
        return new Firing(thresholds, how.comparison(), reset, order, how.mostSpikes(), floor(floor, thresholds));
    }

    /** What a membrane is at least. */
    static Optional<Vector> floor(Floor floor, Vector thresholds) {
        return switch (floor) {
            case NONE -> Optional.empty();
            case ZERO -> Optional.of(ZERO);
            case MINUS_THRESHOLD -> Optional.of(map(thresholds, theta -> -theta));
        };
    }

    private Vector positive(String name, Vector thresholds) {
        if (thresholds.stream().anyMatch(theta -> theta < 0)) {
            throw graph.problem(
                    "negative-threshold",
                    "node " + name,
                    "v_threshold is " + text(thresholds) + ", expected 0 or more",
                    "shift v_threshold, v_reset and v_leak together so that rest is 0");
        }
        return thresholds;
    }

    /** Lava's import counts weights and membranes in 1/256. */
    private Vector lavaScale(Vector values) {
        return how.arithmetic() == Arithmetic.LAVA ? map(values, v -> v * 256) : values;
    }

    private static String leaks(String parameter, Tensor tau, String word, Vector betas) {
        return word + " = " + text(betas) + " from " + parameter + " = " + text(Elements.of(tau)) + " s";
    }

    private String thresholds(Tensor file, Firing firing) {
        Vector given = Elements.of(file);
        return "threshold " + text(firing.thresholds())
                + (text(given).equals(text(firing.thresholds())) ? "" : " for v_threshold = " + text(given));
    }

    /** Whether a reset value of the file is not looked at. */
    boolean ignoresReset(NirNode.Simple node) {
        return how.reset() != ResetTo.VALUE
                && switch (node) {
                    case NirNode.IF lif -> lif.vReset().stored().anyMatch(v -> v != 0);
                    case NirNode.LIF lif -> lif.vReset().stored().anyMatch(v -> v != 0);
                    case NirNode.CubaLIF lif -> lif.vReset().stored().anyMatch(v -> v != 0);
                    case NirNode.Port _, NirNode.Mapping _, NirNode.Neuron _ -> false;
                };
    }

    static Problem unsupported(FlatGraph graph, String place, String what, String instead) {
        return graph.problem("unsupported", place, what, instead);
    }
}
