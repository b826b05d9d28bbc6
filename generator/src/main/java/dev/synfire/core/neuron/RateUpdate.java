package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;
import dev.synfire.layout.MemoryStyle;

/** The update of a rate neuron behind its multiplier. */
public final class RateUpdate {
    private RateUpdate() {}

    /** How many stages a table takes. */
    public static int stages(Activation.Table table) {
        return ActivationTable.stages(table);
    }

    /**
     * From the scaled input current of this stage to y in the stage that has it.
     *
     * @param style what a table is built from
     * @param digits products are built from logic cells, of {@link Digits}
     * @param advance 0 stops a table's reads, as it does the stages
     */
    public static Expr run(
            CoreComponent<?> owner,
            Stages stages,
            RateNeuron neuron,
            Expr scaled,
            MemoryStyle style,
            boolean digits,
            Expr advance) {
        stages.carry("rounded", scaled.shiftRight(neuron.shift(), neuron.rounding()));
        stages.step("scale and round");
        stages.carry(
                "argument",
                Shapes.clamp(stages.take("rounded"), neuron.activation().arguments()));
        stages.step("saturate");
        Expr argument = stages.take("argument");
        return switch (neuron.activation()) {
            case Activation.Clip _ -> argument;
            case Activation.Table table ->
                new ActivationTable(owner, stages, table, style, digits).apply(argument, advance);
        };
    }
}
