package dev.synfire.core;

import dev.synfire.core.learning.Activity;
import dev.synfire.core.learning.Draws;
import dev.synfire.core.learning.ErrorParams;
import dev.synfire.core.learning.Gathered;
import dev.synfire.core.learning.LayerLearning;
import dev.synfire.core.learning.LayerRule;
import dev.synfire.core.learning.LearningControl;
import dev.synfire.core.learning.LearningEngine;
import dev.synfire.core.learning.NetworkRule;
import dev.synfire.core.learning.WalkParams;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.synapse.DenseCrossbar;
import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The learning engines of a core's layers, what gives them their turns, and how they are joined to the layers. */
public final class CoreLearning {
    private final SynfireCore core;
    private final NetworkRule rule;

    /** By the number of the layer. */
    public final SortedMap<Integer, LearningEngine> engines = new TreeMap<>();

    /** What gives the layers their turns. */
    public final LearningControl control;

    /** The random numbers; empty where none are needed. */
    public final Optional<Draws> draws;

    CoreLearning(SynfireCore core, NetworkRule rule) {
        this.core = core;
        this.rule = rule;
        IntegerNetwork network = core.params().network();
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            if (rule.layers().get(l).isPresent()) {
                engines.put(l, new LearningEngine(new LearningEngine.Params(layer(l))));
            }
        }
        control = new LearningControl(new LearningControl.Params(
                network.name(),
                new EventFormat(network.input().size(), network.input().events()),
                network.output().neurons(),
                engines.size()));
        draws = rule.seed().isPresent()
                ? Optional.of(
                        new Draws(new Draws.Params(network.name(), rule.seed().getAsInt())))
                : Optional.empty();
    }

    private LayerLearning layer(int l) {
        IntegerLayer layer = core.params().network().layers().get(l);
        LayerRule own = rule.layers().get(l).orElseThrow();
        CoreLayer hardware = core.layers.get(l);
        var crossbar = (DenseCrossbar) hardware.engines.getFirst();
        int lanes = hardware.params().plan().lanes();
        EventFormat events = new EventFormat(layer.inputs(), layer.inputValues());
        boolean gathers = l > 0 && rule.layers().get(l - 1).isPresent();
        WalkParams walk = new WalkParams(
                layer.name(),
                new WeightLayout(layer.inputs(), Math.ceilDiv(layer.neurons(), lanes)),
                lanes,
                layer.synapses().weightBits(),
                new Activity.Params(layer.name(), events, own.count()).range(),
                own.errors(),
                own.powers(),
                own.shift(),
                own.finer(),
                own.stochastic(),
                crossbar.weights.params().registered() ? 2 : 1,
                gathers);
        ErrorParams.Source source = own.target()
                .<ErrorParams.Source>map(target -> target)
                .orElseGet(() -> back(
                        own.back().orElseThrow(),
                        engines.get(l + 1).params().layer().walk()));
        return new LayerLearning(
                events,
                own.count(),
                new ErrorParams(layer.name(), layer.neurons(), source, own.least(), walk, own.bias()));
    }

    private static ErrorParams.Back back(LayerRule.Blame blame, WalkParams behind) {
        return new ErrorParams.Back(behind.sums(), behind.values(), blame.shift(), blame.slope());
    }

    /** Places engines and control into the core and joins them. */
    void join(Events inputs) {
        core.place("learning", control);
        control.in.connect(inputs);
        List<Integer> order = engines.keySet().stream().sorted((a, b) -> b - a).toList();
        List<LearningEngine> last = order.stream().map(engines::get).toList();
        control.through.assign(core.layers.getLast().through.orElseThrow());
        IntStream.range(0, order.size()).forEach(i -> {
            int l = order.get(i);
            LearningEngine engine = core.place(
                    ModuleNames.of(core.layers.get(l).params().layer().name(), "learning"), last.get(i));
            CoreLayer layer = core.layers.get(l);
            engine.turn.connect(control.turns.get(i));
            engine.taken.connect(layer.taken.orElseThrow());
            engine.sent.ifPresent(sent -> sent.connect(layer.sent.orElseThrow()));
            engine.label.ifPresent(label -> label.assign(control.label));
            engine.blamed.ifPresent(blamed -> blamed.connect(gathered(last.get(i - 1))));
            layer.weightPort.orElseThrow().connect(engine.weights);
            layer.biasPort.ifPresent(bias -> bias.connect(engine.bias.orElseThrow()));
            engine.drawn.ifPresent(drawn -> drawn.assign(draws.orElseThrow().drawn));
            engine.finer.ifPresent(
                    finer -> finer.assign(engine.params().layer().walk().finer()));
        });
        draws.ifPresent(numbers -> {
            core.place("draws", numbers);
            numbers.draw.assign(last.stream()
                    .flatMap(engine -> engine.draw.stream())
                    .map(port -> (Expr) port)
                    .reduce(Expr::or)
                    .orElseThrow());
        });
    }

    private static Gathered gathered(LearningEngine behind) {
        return behind.gathered.orElseThrow();
    }
}
