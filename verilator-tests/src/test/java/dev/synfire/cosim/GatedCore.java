package dev.synfire.cosim;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.ArgmaxReadout;
import dev.synfire.core.DenseLayer;
import dev.synfire.core.EventFormat;
import dev.synfire.core.EventSink;
import dev.synfire.core.EventSource;
import dev.synfire.core.SynfireCore;
import dev.synfire.core.UpdateTap;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers and the readout of a core, with gates between the layers: so that inner streams can be made to pause, too. */
final class GatedCore extends Component<SynfireCore.Params> {
    final EventSink in = EventSink.of(
            this::input,
            this::output,
            "in_",
            new EventFormat(
                    params.network().input().size(), params.network().input().values()));
    final EventSource out = EventSource.of(
            this::input, this::output, "out_", format(params.network().output()));
    final List<DenseLayer> layers = layers();
    final List<Gate> gates = gates();
    final List<Input> go = goes();
    final ArgmaxReadout readout = new ArgmaxReadout(new ArgmaxReadout.Params(
            params.network().name(),
            params.network().readout().score(),
            params.network().output(),
            params.network().ticks(),
            params.plan().layers().getLast().membranes()));
    final Output resultValid = output("result_valid", bit());
    final Input resultReady = input("result_ready", bit());
    final Output resultLabel = output("result_label", readout.resultLabel.shape());
    final Output resultScore = output("result_score", readout.resultScore.shape());

    GatedCore(SynfireCore.Params params) {
        super(params);
    }

    static CoreVerifier verifier(SynfireCore.Params params) {
        GatedCore core = new GatedCore(params);
        List<CoreView.Gate> gates = new ArrayList<>();
        for (int i = 0; i < core.gates.size(); i++) {
            gates.add(new CoreView.Gate(core.layers.get(i).out.valid(), core.go.get(i)));
        }
        CoreView view = new CoreView(
                params.network(),
                core.in,
                core.layers.stream().map(CoreView.Layer::of).toList(),
                core.out,
                core.resultValid,
                core.resultReady,
                core.resultLabel,
                core.resultScore,
                gates);
        return CoreVerifier.of(view, Verilog.emit(core));
    }

    private static EventFormat format(IntegerLayer layer) {
        return new EventFormat(layer.neurons(), layer.outputValues());
    }

    private List<DenseLayer> layers() {
        IntegerNetwork network = params.network();
        List<DenseLayer> all = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Optional<Readout.Score> score = i == network.layers().size() - 1
                    ? Optional.of(network.readout().score())
                    : Optional.empty();
            all.add(new DenseLayer(new DenseLayer.Params(
                    network.layers().get(i), params.plan().layers().get(i), score)));
        }
        return all;
    }

    private List<Gate> gates() {
        List<Gate> all = new ArrayList<>();
        for (int i = 0; i < layers.size() - 1; i++) {
            all.add(new Gate(new Gate.Params(
                    "gate_" + i, format(params.network().layers().get(i)))));
        }
        return all;
    }

    private List<Input> goes() {
        List<Input> all = new ArrayList<>();
        for (int i = 0; i < layers.size() - 1; i++) {
            all.add(input("go_" + i, bit()));
        }
        return all;
    }

    @Override
    protected String moduleName() {
        return "gated_core";
    }

    @Override
    protected String describe() {
        return "A core with gates between its layers.";
    }

    @Override
    protected void logic() {
        for (int i = 0; i < layers.size(); i++) {
            instance("layer_" + i, layers.get(i));
        }
        for (int i = 0; i < gates.size(); i++) {
            instance("gate_" + i, gates.get(i));
        }
        instance("readout", readout);
        layers.getFirst().in.connect(in);
        for (int i = 0; i < gates.size(); i++) {
            gates.get(i).go.assign(go.get(i));
            gates.get(i).in.connect(layers.get(i).out);
            layers.get(i + 1).in.connect(gates.get(i).out);
        }
        layers.getLast().out.leadTo(out);
        UpdateTap tap = layers.getLast().updates.orElseThrow();
        readout.valid.assign(tap.valid());
        readout.tick.assign(tap.tick());
        readout.last.assign(tap.last());
        readout.neuron.assign(tap.neuron());
        readout.value.assign(tap.value());
        tap.ready().assign(readout.ready);
        resultValid.assign(readout.resultValid);
        readout.resultReady.assign(resultReady);
        resultLabel.assign(readout.resultLabel);
        resultScore.assign(readout.resultScore);
    }
}
