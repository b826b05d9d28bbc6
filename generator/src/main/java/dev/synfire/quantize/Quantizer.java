package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import dev.synfire.model.LearningRule;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import dev.synfire.quantize.QuantizationReport.LayerReport;
import dev.synfire.quantize.calibration.Calibration;
import dev.synfire.quantize.calibration.Observed;
import dev.synfire.quantize.graph.DrivenLayer;
import dev.synfire.quantize.graph.IntegerGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes integers of a network's real numbers, layer by layer, and tells what that cost. */
public final class Quantizer {
    /** Weights of so few bits leave a step no room to be halved until biases are whole units. */
    private static final int COARSE_BITS = 2;

    private final Network network;
    private final Optional<Calibration> calibration;
    /** What sources send, by index, as far as it is known. */
    private final Map<Integer, SourceScale> sent = new HashMap<>();

    /** How far the currents of each layer reach without samples. */
    private final List<Double> estimates;

    private final List<IntegerLayer> layers = new ArrayList<>();
    private final List<LayerReport> reports = new ArrayList<>();
    private final List<Quantized.Scale> scales = new ArrayList<>();

    private Quantizer(Network network, Optional<Calibration> calibration) {
        this.network = network;
        this.calibration = calibration;
        this.estimates = SignalEstimate.reaches(network);
    }

    /**
     * Quantizes a network; the same network always gives the same integers.
     *
     * @throws Problem if a width that the network asks for can't hold what it must
     */
    public static Quantized quantize(Network network) {
        return quantize(network, Optional.empty());
    }

    /**
     * Quantizes a network whose neurons were watched over samples: membranes as wide, codes of ReLU, identity and curves as fine, as
     * those samples want them.
     *
     * @param calibration of this network, or one that differs from it in widths and scales only
     * @throws Problem if a width that the network asks for can't hold what it must
     */
    public static Quantized quantize(Network network, Optional<Calibration> calibration) {
        return new Quantizer(network, calibration).quantize();
    }

    /** What of a network has no integer form yet, as {@link #quantize} would tell it; empty if all of it has. */
    public static Optional<Problem> lacking(Network network) {
        return IntegerGraph.lacking(network);
    }

    private Quantized quantize() {
        List<DrivenLayer> graph = IntegerGraph.of(network);
        InputPort input = InputForm.of(network.input());
        sent.put(
                IntegerProjection.INPUT,
                new SourceScale(input.events(), network.input().eventScale()));
        for (int l = 0; l < graph.size(); l++) {
            promise(graph, l);
        }
        for (DrivenLayer layer : graph) {
            quantize(layer, layer == graph.getLast());
        }
        IntegerNetwork integers = learnable(() -> new IntegerNetwork(
                network.name(),
                input,
                layers,
                network.ticks(),
                ReadoutForm.of(network, layers.getLast()),
                network.learningSeed()));
        return new Quantized(integers, new QuantizationReport(network.name(), reports), scales);
    }

    /** What only a network that learns may be refused. */
    private <T> T learnable(Supplier<T> made) {
        if (!network.learns()) {
            return made.get();
        }
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw Problem.wrongInput(
                    "cannot-learn",
                    "network " + network.name(),
                    e.getMessage(),
                    "leave out the layer's learning, or change what stands against it");
        }
    }

    /** Settles what a layer sends before it is quantized, if it feeds itself or an earlier one. */
    private void promise(List<DrivenLayer> graph, int source) {
        boolean needed = graph.subList(0, source + 1).stream()
                .flatMap(layer -> layer.feeds().stream())
                .anyMatch(feed -> feed.source() == source);
        if (needed) {
            Neuron neuron = graph.get(source).neuron();
            sent.put(
                    source,
                    RateQuantizer.ahead(neuron, observed(source))
                            .orElseThrow(() -> Problem.wrongInput(
                                    "unknown-reach",
                                    "layer " + graph.get(source).name(),
                                    "its " + neuron.model()
                                            + " feeds back and has no maximum, so that nothing bounds it",
                                    neuron instanceof Integrating
                                            ? "give samples with --calibrate"
                                            : "give it a maximum, or samples with --calibrate")));
        }
    }

    private Optional<Observed> observed(int layer) {
        return calibration.flatMap(seen -> seen.layers().get(layer));
    }

    private void quantize(DrivenLayer given, boolean last) {
        DrivenLayer layer = scaled(given);
        int index = layers.size();
        LayerNotes notes = new LayerNotes();
        Optional<Observed> observed = observed(index);
        List<SourceScale> arriving =
                layer.feeds().stream().map(feed -> sent.get(feed.source())).toList();
        SynapseQuantizer.Result synapses = new SynapseQuantizer(
                        layer,
                        arriving,
                        shareStep(layer, last, notes),
                        layer.weightBits() <= COARSE_BITS && hasPlainMembrane(layer.neuron()),
                        observed.flatMap(Observed::feeds),
                        notes)
                .quantize();
        Optional<LearningRule> learning = network.layers().get(index).learning();
        List<IntegerProjection> projections = IntStream.range(0, arriving.size())
                .mapToObj(f -> new IntegerProjection(
                        layer.feeds().get(f).source(),
                        arriving.get(f).values(),
                        layer.feeds().get(f).delays(),
                        learning.isPresent()
                                ? full(synapses.synapses().get(f))
                                : synapses.synapses().get(f)))
                .toList();
        CurrentBounds currents = learning.filter(
                        _ -> projections.size() == 1 && projections.getFirst().synapses() instanceof DenseSynapses)
                .map(rule -> CurrentBounds.alike(
                        layer.neurons(), IntegerLayer.learnedCurrents(rule, projections.getFirst(), synapses.biases())))
                .orElseGet(() -> CurrentBounds.of(projections, synapses.biases()));
        Vector membraneUnits = synapses.units();
        double membraneZero = 0;
        double outputScale = 1;
        IntegerNeuron neuron;
        switch (layer.neuron()) {
            case Rate rate -> {
                RateQuantizer.Result result = codes(currents::of, synapses.units(), synapses.rests(), index, notes)
                        .quantize(rate);
                neuron = result.neuron();
                outputScale = result.scale();
            }
            case TwoVariable twoVariable -> {
                TwoVariableQuantizer quantizer = TwoVariableQuantizer.of(twoVariable, layer.neurons());
                membraneZero = quantizer.zero();
                neuron = quantizer.quantize(layer.name(), synapses.units().get(0), notes);
                double unit = quantizer.unit();
                membraneUnits = Vector.of(IntStream.range(0, layer.neurons())
                        .mapToDouble(_ -> unit)
                        .toArray());
            }
            case Membrane membrane -> {
                SpikingQuantizer membranes = new SpikingQuantizer(
                        layer.name(), currents, synapses.units(), synapses.drives(), network.ticks(), observed, notes);
                switch (membrane) {
                    case Spiking spiking -> {
                        SpikingQuantizer.Result result = membranes.quantize(spiking, sent.containsKey(index));
                        neuron = result.neuron();
                        membraneUnits = result.units();
                    }
                    case Integrating integrating -> {
                        boolean heard = network.feeds(layer.name());
                        SpikingQuantizer.Filter filter = membranes.quantize(integrating, heard);
                        neuron = filter.neuron();
                        membraneUnits = filter.units();
                        if (heard) {
                            RateQuantizer.Result codes = codes(
                                            filter.reach(), membraneUnits, Vector.zeros(layer.neurons()), index, notes)
                                    .quantize(RateQuantizer.sent(integrating));
                            neuron = new IntegratorNeuron(filter.neuron().membrane(), Optional.of(codes.neuron()));
                            outputScale = codes.scale();
                        }
                    }
                }
            }
        }
        IntegerNeuron made = neuron;
        layers.add(learnable(() -> new IntegerLayer(layer.name(), projections, synapses.biases(), made, learning)));
        sent.put(index, new SourceScale(neuron.outputValues(), outputScale));
        reports.add(new LayerReport(
                layer.name(), layer.neuron().model(), notes.all(), notes.codes().orElseThrow()));
        scales.add(new Quantized.Scale(synapses.units(), membraneUnits, membraneZero, outputScale));
    }

    /** Weights that learn may be 0 today: there is a place for each. */
    private static Synapses full(Synapses synapses) {
        if (!(synapses instanceof SparseSynapses lists)) {
            return synapses;
        }
        int[] weights = new int[lists.neurons() * lists.inputs()];
        Arrays.setAll(weights, k -> lists.weight(k / lists.inputs(), k % lists.inputs()));
        return new DenseSynapses(lists.inputs(), lists.neurons(), lists.weightBits(), IntVector.of(weights));
    }

    /** What makes codes of a layer's currents, or of its membranes. */
    private RateQuantizer codes(IntFunction<Range> values, Vector units, Vector rests, int layer, LayerNotes notes) {
        return new RateQuantizer(
                values,
                units,
                rests,
                observed(layer),
                estimates.get(layer),
                Optional.ofNullable(sent.get(layer)),
                notes);
    }

    /** Whether currents arrive at the membrane itself, so that it can add a bias. */
    private static boolean hasPlainMembrane(Neuron neuron) {
        return switch (neuron) {
            case Lif _, If _, Li _ -> true;
            case CubaLif _, CubaLi _, TwoVariable _, Rate _ -> false;
        };
    }

    /** A layer with the scales that its neurons leave it. */
    private DrivenLayer scaled(DrivenLayer layer) {
        if (!(layer.neuron() instanceof TwoVariable twoVariable)) {
            return layer;
        }
        UnitRows rows = new UnitRows(
                layer,
                layer.feeds().stream()
                        .mapToDouble(feed -> sent.get(feed.source()).scale())
                        .toArray());
        return layer.with(TwoVariableQuantizer.of(twoVariable, layer.neurons())
                .scales(WeightGrid.magnitude(rows.all()), rows.inputScale(), layer.weightBits()));
    }

    /** Whether all neurons need the same unit of current. */
    private boolean shareStep(DrivenLayer layer, boolean last, LayerNotes notes) {
        boolean compared = last && network.readout().comparesMembranes();
        boolean asked =
                switch (layer.scales()) {
                    case Scales.PerNeuron _, Scales.Given _ -> false;
                    case Scales.PerLayer _ -> true;
                    case Scales.PowerOfTwo(Scales.Sharing sharing) -> sharing == Scales.Sharing.LAYER;
                };
        if (compared && !asked && layer.neurons() > 1 && !(layer.scales() instanceof Scales.Given)) {
            notes.add(
                    Kind.CHOSEN,
                    "weights",
                    "one step for the whole layer, since the readout compares membranes of different neurons");
        }
        return compared || asked;
    }
}
