package dev.synfire.flow;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Activation;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.Synapses;
import dev.synfire.layout.LayerPlan;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildDetails;
import dev.synfire.report.FailedPage;
import dev.synfire.report.picture.CriticalPath;
import dev.synfire.report.picture.FloorPlan;
import dev.synfire.report.picture.NetworkDiagram;
import dev.synfire.report.picture.Parts;
import dev.synfire.report.picture.TableCurve;
import dev.synfire.tool.NetlistCells;
import dev.synfire.tool.TimingPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what a build knows of its layers for its report.
 *
 * @param core what was built
 */
record LayerDetails(Generated core) {
    /** With where the layers lie, and the longest path. */
    BuildDetails with(Implementation.Result result, Optional<FloorPlan> floorPlan) {
        Parts parts = parts();
        return new BuildDetails(
                network(), floorPlan, result.path().map(path -> CriticalPath.of(parts, path)), tables(), List.of());
    }

    /** The page of a build that failed. */
    String failed(String board, Problem why, NetlistCells cells, Optional<TimingPath> path) {
        return new FailedPage(
                        core.network().name() + " on " + board,
                        why.getMessage(),
                        parts(),
                        network(),
                        cells,
                        path.map(longest -> CriticalPath.of(parts(), longest)))
                .text();
    }

    Parts parts() {
        return new Parts(
                core.network().layers().stream().map(IntegerLayer::name).toList());
    }

    private List<TableCurve> tables() {
        return core.network().layers().stream()
                .flatMap(layer -> table(layer.model()).stream().map(table -> TableCurve.of(layer.name(), table)))
                .toList();
    }

    /** The table of a sigmoid or a tanh; empty for all else. */
    private static Optional<FunctionTable> table(IntegerNeuron model) {
        return model instanceof RateNeuron neuron
                        && neuron.activation() instanceof Activation.Table table
                        && table.symmetry() != Activation.Symmetry.NONE
                ? Optional.of(new FunctionTable(
                        table.symmetry() == Activation.Symmetry.ODD
                                ? FunctionTable.Function.TANH
                                : FunctionTable.Function.SIGMOID,
                        table.argumentBits(),
                        table.argumentFraction(),
                        table.outputBits(),
                        table.interpolationBits(),
                        table.entries()))
                : Optional.empty();
    }

    private NetworkDiagram network() {
        IntegerNetwork network = core.network();
        List<NetworkDiagram.Box> layers = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            layers.add(box(network.layers().get(l), core.plan().layers().get(l)));
        }
        return new NetworkDiagram(
                network.input().size(), network.input().values().bits(), network.ticks(), layers);
    }

    private static NetworkDiagram.Box box(IntegerLayer layer, LayerPlan plan) {
        Range sent = layer.outputValues();
        boolean spikes = sent.min() >= 0 && sent.max() <= 1;
        return new NetworkDiagram.Box(
                layer.name(),
                kind(layer.model()),
                layer.neurons(),
                plan.lanes(),
                spikes ? 0 : sent.bits(),
                layer.projections().stream().map(LayerDetails::feed).toList());
    }

    private static NetworkDiagram.Feed feed(IntegerProjection projection) {
        return new NetworkDiagram.Feed(
                projection.source(), kind(projection.synapses()), weightBits(projection.synapses()));
    }

    private static String kind(IntegerNeuron model) {
        return switch (model) {
            case SpikingNeuron neuron -> neuron.decay().isNone() ? "IF" : "LIF";
            case IzhikevichNeuron _ -> "Izhikevich";
            case AdExNeuron _ -> "AdEx";
            case IntegratorNeuron _ -> "integrators";
            case RateNeuron neuron ->
                switch (neuron.activation()) {
                    case Activation.Clip clip -> clip.arguments().min() < 0 ? "identity" : "ReLU";
                    case Activation.Table table -> table.function();
                };
        };
    }

    private static String kind(Synapses synapses) {
        return switch (synapses) {
            case DenseSynapses _ -> "full matrix";
            case SparseSynapses _ -> "lists";
            case ConvolutionSynapses _ -> "convolution";
            case PooledSynapses pooled -> "pooled, " + kind(pooled.synapses());
        };
    }

    private static int weightBits(Synapses synapses) {
        return switch (synapses) {
            case DenseSynapses dense -> dense.weightBits();
            case SparseSynapses lists -> lists.weightBits();
            case ConvolutionSynapses convolution -> convolution.weightBits();
            case PooledSynapses pooled -> weightBits(pooled.synapses());
        };
    }
}
