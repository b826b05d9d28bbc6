package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.neuron.Constants;
import dev.synfire.core.neuron.IntegratorUpdate;
import dev.synfire.core.neuron.SpikingUpdate;
import dev.synfire.core.neuron.StateMemory;
import dev.synfire.core.neuron.StatefulArray;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.StateWord;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.SharedForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The neuron unit that all layers share, and what all their neurons remember. It works on one neuron at a time: its place
 * stays until it is done, so nothing but the results of each stage stands in registers.
 */
public final class SharedUnit extends CoreComponent<SharedUnit.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param form the model of all neurons
     * @param plan memory styles
     * @param current a sum's shape
     * @param latency cycles from a neuron's turn to its input current, at least 2
     */
    public record Params(String name, SharedForm form, LayerPlan plan, Shape current, int latency) {
        int layers() {
            return form.layout().places().size();
        }
    }

    {
        comment("Update a neuron; all stay until it is done, the current comes " + params.latency() + " cycles later");
    }

    public final Input update = input("update", bit());
    public final Input fresh = input("fresh", bit());
    /** Only where currents are shifted by the layer. */
    public final Optional<Input> layer = params.form().fractions().isEmpty()
            ? Optional.empty()
            : ByLayer.port(params.layers(), shape -> input("layer", shape));

    public final Input place = input("place", index(params.form().layout().neurons()));
    public final Input current = input("current", params.current());

    {
        comment("It is done"
                + (spikesShape().width() > 1 ? ": it fires, so often" : ", and whether it fires")
                + "; what it remembers stays until the next one begins");
    }

    public final Output done = output("done", bit());
    public final Output fires = output("fires", bit());
    /** How often it fires; where it can only once, the same as {@link #fires}. */
    public final Output spikes = spikesShape().width() > 1 ? output("fired", spikesShape()) : fires;

    public final Output membrane = output(
            "membrane", Shapes.of(params.form().model().states().getFirst().values()));

    private final List<StateMemory> states = params.form().model().states().stream()
            .map(word -> new StateMemory(
                    word,
                    memory(word.name() + "s", params.form().layout().neurons(), Shapes.of(word.values()))
                            .neverBeyond()
                            .style(Shapes.style(params.plan().membranes()))
                            .onCollision(Memory.Collision.UNDEFINED)))
            .toList();

    SharedUnit(Params params) {
        super(params);
    }

    private Shape spikesShape() {
        return params.form().model() instanceof SpikingNeuron neuron ? Shapes.of(neuron.outputValues()) : bit();
    }

    /** What its neurons remember, a word a place. */
    public List<StateMemory> states() {
        return states;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "neurons");
    }

    @Override
    protected String describe() {
        return "The neurons of all layers, one after the other in one unit.";
    }

    @Override
    protected void logic() {
        Stages stages = Stages.oneAtATime(this);
        stages.carryFlag("valid", update);
        List<Expr> reads =
                states.stream().map(state -> state.read(place, update)).toList();
        stages.step("what it remembers arrives");
        for (int i = 0; i < reads.size(); i++) {
            StateWord word = states.get(i).word();
            Expr initial = constant(
                    stages,
                    word.name() + "_starts",
                    word.initial(),
                    states.get(i).shape());
            stages.carry(i == 0 ? StatefulArray.BEFORE : word.name(), fresh.mux(initial, reads.get(i)));
        }
        while (stages.number() < params.latency() - 1) {
            stages.step("its current is on its way");
        }
        Map<String, Expr> left = new HashMap<>();
        Expr sends;
        Constants constants = (name, values, shape) -> constant(stages, name, values, shape);
        switch (params.form().model()) {
            case SpikingNeuron neuron -> {
                var unit = new SpikingUpdate(
                        this, stages, constants, neuron, params.plan().wholeProducts());
                unit.fetch();
                begin(stages);
                SpikingUpdate.Left result = unit.run();
                left.putAll(result.words());
                sends = result.fires();
                if (spikes != fires) {
                    spikes.assign(Shapes.fit(left.get(SpikingUpdate.SPIKE), spikes.shape()));
                }
            }
            case IntegratorNeuron neuron -> {
                var unit = new IntegratorUpdate(
                        stages, constants, neuron.membrane(), params.plan().wholeProducts());
                unit.fetch();
                begin(stages);
                left.putAll(unit.run());
                sends = lit(0, bit());
            }
            default -> throw new AssertionError("no shared form");
        }
        Expr valid = stages.take("valid");
        done.assign(valid);
        fires.assign(sends);
        membrane.assign(left.get("membrane"));
        for (StateMemory state : states) {
            state.memory().write(place, left.get(state.word().name()), valid);
        }
    }

    /** The stage in which the current is there beside the old words. */
    private void begin(Stages stages) {
        stages.step("the old words and the input current");
        List<Integer> fractions = params.form().fractions();
        if (fractions.isEmpty()) {
            stages.carry("current", current);
            return;
        }
        int most = fractions.stream().mapToInt(f -> f).max().orElseThrow();
        Shape shape = Shape.s(current.shape().width() + most);
        remark("The membranes of the layers have different fractions.");
        stages.carry(
                "current", named("shifted", ByLayer.of(layer, params.layers()).choose(l -> current.shl(fractions.get(l))
                        .extend(shape))));
    }

    /**
     * A constant of the neuron whose turn it is: its place has been at the memory for a cycle or more; two and more where
     * block RAM answers late in the cycle, for one more register.
     */
    private Expr constant(Stages stages, String name, IntVector values, Shape shape) {
        var table = new NeuronTable(name, values, shape, params.plan().parameters());
        Expr read = table.read(this, Constants.singular(name) + "_here", place, lit(1, bit()));
        return table.isConstant() || !params.plan().weightRegister() || stages.number() < 2
                ? read
                : reg(Constants.singular(name) + "_" + stages.number(), shape)
                        .withoutReset()
                        .next(read);
    }
}
