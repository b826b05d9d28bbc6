package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.Readout;
import dev.synfire.network.Integrating;
import dev.synfire.network.Membrane;
import dev.synfire.network.Network;
import dev.synfire.network.Rate;
import dev.synfire.network.Scales;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import dev.synfire.quantize.QuantizationReport.LayerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes integers of a network's real numbers, layer by layer, and tells what that cost. */
public final class Quantizer {
    private final Network network;
    private final Optional<Calibration> calibration;
    private final List<IntegerLayer> layers = new ArrayList<>();
    private final List<LayerReport> reports = new ArrayList<>();
    private final List<Quantized.Scale> scales = new ArrayList<>();

    private Quantizer(Network network, Optional<Calibration> calibration) {
        this.network = network;
        this.calibration = calibration;
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
     * Quantizes a network whose neurons were watched over samples: membranes as wide, codes of ReLU and identity as fine, as
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
        return DenseChain.lacking(network);
    }

    private Quantized quantize() {
        Range values = network.input().values();
        double scale = network.input().scale();
        List<DenseLayer> chain = DenseChain.of(network);
        for (DenseLayer layer : chain) {
            quantize(layer, layer == chain.getLast(), values, scale);
            values = layers.getLast().outputValues();
            scale = scales.getLast().outputs();
        }
        IntegerNetwork integers = new IntegerNetwork(
                network.name(),
                new InputPort(network.input().size(), network.input().values()),
                layers,
                network.ticks(),
                new Readout(
                        switch (network.readout()) {
                            case ACTIVATION, ACTIVATION_SUM -> Readout.Score.ACTIVATION;
                            case SPIKE_COUNT -> Readout.Score.SPIKE_COUNT;
                            case MEMBRANE, MEMBRANE_MAXIMUM -> Readout.Score.MEMBRANE;
                        }));
        return new Quantized(integers, new QuantizationReport(network.name(), reports), scales);
    }

    private void quantize(DenseLayer layer, boolean last, Range values, double scale) {
        LayerNotes notes = new LayerNotes();
        Optional<Observed> observed = calibration.map(seen -> seen.layers().get(layers.size()));
        SynapseQuantizer.Result synapses = new SynapseQuantizer(
                        layer, scale, values, shareStep(layer, last, notes), observed.flatMap(Observed::inputs), notes)
                .quantize();
        SpikingQuantizer membranes = new SpikingQuantizer(
                layer,
                synapses.synapses(),
                synapses.biases(),
                values,
                synapses.units(),
                network.ticks(),
                observed,
                notes);
        double outputScale = 1;
        Vector membraneUnits = synapses.units();
        IntegerNeuron neuron;
        switch (layer.neuron()) {
            case Rate rate -> {
                RateQuantizer.Result result = new RateQuantizer(
                                synapses.synapses(), synapses.biases(), values, synapses.units(), observed, notes)
                        .quantize(rate);
                neuron = result.neuron();
                outputScale = result.scale();
            }
            case Membrane membrane -> {
                SpikingQuantizer.Result result =
                        switch (membrane) {
                            case Spiking spiking -> membranes.quantize(spiking);
                            case Integrating integrating -> membranes.quantize(integrating);
                        };
                neuron = result.neuron();
                membraneUnits = result.units();
            }
        }
        layers.add(IntegerLayer.dense(
                layer.name(), layers.size() - 1, values, synapses.synapses(), synapses.biases(), neuron));
        reports.add(new LayerReport(layer.name(), layer.neuron().model(), notes.all()));
        scales.add(new Quantized.Scale(synapses.units(), membraneUnits, outputScale));
    }

    /** Whether all neurons need the same unit of current. */
    private boolean shareStep(DenseLayer layer, boolean last, LayerNotes notes) {
        boolean compared = last && network.readout() == dev.synfire.network.Readout.MEMBRANE;
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
