package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.LayerPlan;

/** The constants of neurons in tables, read where a pipeline that the neurons share needs them. */
final class TableConstants implements Constants {
    private final CoreComponent<?> owner;
    private final Stages stages;
    private final Value neuron;
    private final Expr advance;
    private final LayerPlan plan;

    TableConstants(CoreComponent<?> owner, Stages stages, ArrayBeat beat, LayerPlan plan) {
        this.owner = owner;
        this.stages = stages;
        this.neuron = beat.neuron();
        this.advance = beat.advance();
        this.plan = plan;
    }

    @Override
    public boolean exchangeable() {
        return plan.room().isPresent();
    }

    /**
     * A constant of the neuron in this stage, whose number went to the memory one stage earlier, or two where block RAM
     * answers late in the cycle.
     */
    @Override
    public Expr of(String name, IntVector values, Shape shape) {
        // A number that is one for all neurons is no table, whatever may take its place.
        var table = new NeuronTable(name, values, shape, plan.parameters(), exchangeable() && values.size() > 1);
        boolean registered = plan.weightRegister() && stages.number() > 1 && !table.isConstant();
        String one = Constants.singular(name);
        if (!registered) {
            return table.read(owner, stages.name(one), neuron.before(1), advance);
        }
        Expr read = table.read(owner, one + "_" + (stages.number() - 1), neuron.before(2), advance);
        return owner.register(stages.name(one), shape)
                .withoutReset()
                .enable(advance)
                .next(read);
    }
}
