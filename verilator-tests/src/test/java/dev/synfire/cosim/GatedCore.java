package dev.synfire.cosim;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.ArgmaxReadout;
import dev.synfire.core.DenseLayer;
import dev.synfire.core.EventFormat;
import dev.synfire.core.Events;
import dev.synfire.core.Result;
import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers and the readout of a core, with gates between the layers: so that inner streams can be made to pause, too. */
final class GatedCore extends Component<SynfireCore.Params> {
    final Events in = new Events(
            sink("in_"),
            new EventFormat(
                    params.network().input().size(), params.network().input().values()));
    final Events out = new Events(source("out_"), format(params.network().output()));
    final List<DenseLayer> layers = layers();
    final List<Gate> gates = gates();
    final List<Input> go = goes();
    final ArgmaxReadout readout = new ArgmaxReadout(new ArgmaxReadout.Params(
            params.network().name(),
            params.network().readout().score(),
            params.network().output(),
            params.network().ticks(),
            params.plan().layers().getLast().membranes()));
    final Result result = new Result(source("result_"), readout.result.label.shape(), readout.result.score.shape());

    GatedCore(SynfireCore.Params params) {
        super(params);
    }

    static CoreVerifier verifier(SynfireCore.Params params) {
        GatedCore core = new GatedCore(params);
        List<CoreView.Gate> gates = new ArrayList<>();
        for (int i = 0; i < core.gates.size(); i++) {
            gates.add(new CoreView.Gate(core.layers.get(i).out.valid, core.go.get(i)));
        }
        CoreView view = new CoreView(
                params.network(),
                core.in,
                core.layers.stream().map(CoreView.Layer::of).toList(),
                core.out,
                core.result,
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
        out.connect(layers.getLast().out);
        readout.updates.connect(layers.getLast().updates.orElseThrow());
        result.connect(readout.result);
    }
}
