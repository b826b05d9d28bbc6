package dev.synfire.cosim;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerLayer;
import java.util.ArrayList;
import java.util.List;

/** A core with gates behind its inner layers, so that inner streams can be made to pause, too. */
final class GatedCore extends SynfireCore {
    private final List<Gate> gates = new ArrayList<>();
    private final List<Input> go = new ArrayList<>();

    GatedCore(Params params) {
        super(params);
        for (int l = 0; l < layers.size() - 1; l++) {
            IntegerLayer layer = params.network().layers().get(l);
            gates.add(new Gate(new Gate.Params("gate_" + l, new EventFormat(layer.neurons(), layer.outputValues()))));
            go.add(input("go_" + l, bit()));
        }
    }

    static CoreVerifier verifier(Params params) {
        GatedCore core = new GatedCore(params);
        List<CoreView.Gate> views = new ArrayList<>();
        for (int l = 0; l < core.gates.size(); l++) {
            views.add(new CoreView.Gate(core.layers.get(l).out.valid, core.go.get(l)));
        }
        CoreView plain = CoreView.of(core);
        CoreView view = new CoreView(
                plain.network(),
                plain.input(),
                plain.layers(),
                plain.output(),
                plain.result(),
                views,
                plain.load(),
                plain.learning(),
                plain.tick());
        return CoreVerifier.of(view, Verilog.emit(core));
    }

    @Override
    protected Events joint(int source, Events events) {
        if (source < 0 || source >= gates.size()) {
            return events;
        }
        Gate gate = instance("gate_" + source, gates.get(source));
        gate.go.assign(go.get(source));
        gate.in.connect(events);
        return gate.out;
    }

    @Override
    protected String moduleName() {
        return "gated_core";
    }

    @Override
    protected String describe() {
        return "A core with gates between its layers.";
    }
}
