package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.neuron.NeuronUnit;
import dev.synfire.core.neuron.NeuronUpdate;
import dev.synfire.core.neuron.NeuronUpdates;
import dev.synfire.core.neuron.RateUpdate;
import dev.synfire.core.neuron.State;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.integer.StateWord;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.MemoryStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One neuron of a spatial layer, with what it remembers in registers. A neuron with a membrane does the whole update of a
 * tick in one cycle, so that a tick can come in every cycle; a rate neuron, which remembers nothing, is a pipeline.
 */
public final class SpatialNeuron extends CoreComponent<SpatialNeuron.Params> {
    /**
     * What shapes the hardware.
     *
     * @param layer its name
     * @param model of all its neurons
     * @param current what comes in: the input current, of a rate neuron times its multiplier
     * @param shown whether the membrane potential goes out, for a readout
     */
    public record Params(String layer, IntegerNeuron model, Shape current, boolean shown) {}

    /** The word in which spikes are remembered. */
    private static final String SPIKE = "spike";

    {
        comment("0 stops everything");
    }

    public final Input advance = input("advance", bit());

    {
        comment("A tick comes in");
    }

    /** Present where there is something to remember. */
    public final Optional<Input> valid = stateful() ? Optional.of(input("valid", bit())) : Optional.empty();

    /** Present with valid: it is a sample's first tick. */
    public final Optional<Input> fresh = stateful() ? Optional.of(input("fresh", bit())) : Optional.empty();

    public final Input current = input(stateful() ? "current" : "scaled", params.current());

    private final SpatialConstants constants = constants();

    {
        comment("What the tick leaves");
    }

    /** What it sends; absent if it never does. */
    public final Optional<Output> value = params.model() instanceof IntegratorNeuron
            ? Optional.empty()
            : Optional.of(output("value", new TickFormat(1, params.model().outputValues()).value()));

    /** Present where a readout compares it. */
    public final Optional<Output> membrane = params.shown()
            ? Optional.of(output(
                    "potential", Shapes.of(params.model().states().getFirst().values())))
            : Optional.empty();

    private final Map<StateWord, Reg> words = words();

    SpatialNeuron(Params params) {
        super(params);
    }

    /** How many registers lie between what comes in and what goes out. */
    static int latency(IntegerNeuron model) {
        return switch (model) {
            case SpikingNeuron _, IntegratorNeuron _, TwoVariableNeuron _ -> 1;
            case RateNeuron rate ->
                switch (rate.activation()) {
                    case Activation.Clip _ -> 2;
                    case Activation.Table table -> 2 + RateUpdate.stages(table);
                };
        };
    }

    private boolean stateful() {
        return !(params.model() instanceof RateNeuron);
    }

    /** What it remembers, in the order of the model's state words. */
    public List<Reg> states() {
        return List.copyOf(words.values());
    }

    /** Puts the constants of a neuron at its inputs. */
    void assignConstants(int neuron) {
        constants.assign(neuron);
    }

    private Map<StateWord, Reg> words() {
        Map<StateWord, Reg> registers = new LinkedHashMap<>();
        for (StateWord word : params.model().states()) {
            registers.put(word, reg(word.name(), Shapes.of(word.values())).withoutReset());
        }
        return registers;
    }

    private SpatialConstants constants() {
        var declared = new SpatialConstants();
        switch (params.model()) {
            case SpikingNeuron neuron -> {
                declare(declared, neuron.membrane());
                declare(declared, neuron.membraneBits(), neuron.firing());
            }
            case IntegratorNeuron neuron -> declare(declared, neuron.membrane());
            case RateNeuron _, TwoVariableNeuron _ -> {}
        }
        return declared;
    }

    private void declare(SpatialConstants declared, IntegerMembrane membrane) {
        IntVector decays = membrane.decay().multipliers();
        declared.declare(this::input, "decays", decays, Shapes.of(decays));
        membrane.current().ifPresent(current -> {
            IntVector multipliers = current.decay().multipliers();
            declared.declare(this::input, "synaptic_decays", multipliers, Shapes.of(multipliers));
        });
        declared.declare(this::input, "drives", membrane.allDrives(), Shapes.signed(membrane.allDrives()));
    }

    private void declare(SpatialConstants declared, int bits, IntegerFiring firing) {
        declared.declare(this::input, "thresholds", firing.thresholds(), u(Math.max(1, bits - 1)));
        switch (firing.reset()) {
            case Reset.ToZero _, Reset.Subtract _ -> {}
            case Reset.ToValue(IntVector values) -> declared.declare(this::input, "reset_values", values, s(bits));
            case Reset.SubtractAmount(IntVector amounts) ->
                declared.declare(this::input, "reset_amounts", amounts, Shapes.signed(amounts));
        }
        firing.floors().ifPresent(floors -> declared.declare(this::input, "floors", floors, s(bits)));
        firing.adaptation().ifPresent(raised -> {
            IntVector decays = raised.decay().multipliers();
            declared.declare(this::input, "adaptation_decays", decays, Shapes.of(decays));
            declared.declare(this::input, "adaptation_amounts", raised.amounts(), Shapes.signed(raised.amounts()));
        });
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer(), "neuron");
    }

    @Override
    protected String describe() {
        return "A neuron of layer " + params.layer() + ", "
                + switch (params.model()) {
                    case SpikingNeuron _ -> "leaky integrate and fire, its update done in one cycle.";
                    case IntegratorNeuron _ -> "a leaky integrator, its update done in one cycle.";
                    case TwoVariableNeuron _ -> "of two variables.";
                    case RateNeuron rate ->
                        switch (rate.activation()) {
                            case Activation.Clip clip ->
                                "which scales what comes in and clips it to " + clip.arguments() + ".";
                            case Activation.Table table ->
                                "which scales what comes in and sends it through " + table.function() + ".";
                        };
                };
    }

    @Override
    protected void logic() {
        switch (params.model()) {
            case SpikingNeuron _, IntegratorNeuron _ -> atOnce();
            case RateNeuron neuron -> {
                Stages stages = new Stages(this, Optional.of(advance));
                sent(RateUpdate.run(this, stages, neuron, current, MemoryStyle.REGISTERS, false, advance));
                if (stages.number() != latency(neuron)) {
                    throw new AssertionError(stages.number() + " stages, not " + latency(neuron));
                }
            }
            case TwoVariableNeuron _ -> throw new AssertionError("no spatial form");
        }
    }

    /** The whole update in one cycle, from registers to registers. */
    private void atOnce() {
        Stages stages = Stages.atOnce(this);
        Expr first = fresh.orElseThrow();
        List<State> states = new ArrayList<>();
        words.forEach((word, register) -> states.add(new State(
                word, stages.value(word.name(), first.mux(Expr.lit(word.initial(0), register.shape()), register)))));
        Value arriving = stages.value("current", current);
        var unit = new NeuronUnit(this, stages, constants, states, advance, true, MemoryStyle.REGISTERS);
        NeuronUpdate update = NeuronUpdates.of(params.model(), unit);
        stages.step("what the tick before has left");
        update.tick(arriving);
        Expr takes = let("takes", valid.orElseThrow().and(advance));
        for (State state : states) {
            words.get(state.word()).enable(takes).next(state.after());
        }
        membrane.ifPresent(shown -> shown.assign(states().getFirst()));
        update.sent()
                .ifPresent(spikes -> sent(remembered(SPIKE)
                        .orElseGet(() -> register("sent", spikes.now().shape())
                                .withoutReset()
                                .enable(advance)
                                .next(spikes.now()))));
    }

    /** The register of the word of that name. */
    private Optional<Reg> remembered(String name) {
        return words.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void sent(Expr sent) {
        Output out = value.orElseThrow();
        out.assign(Shapes.fit(sent, out.shape()));
    }
}
