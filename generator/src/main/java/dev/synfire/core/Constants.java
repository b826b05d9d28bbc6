package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.plan.MemoryStyle;

/** The constants of neurons, such as thresholds, read where a pipeline needs them. */
final class Constants {
    private final CoreComponent<?> owner;
    private final Stages stages;
    private final Expr advance;
    private final MemoryStyle style;

    Constants(CoreComponent<?> owner, Stages stages, Expr advance, MemoryStyle style) {
        this.owner = owner;
        this.stages = stages;
        this.advance = advance;
        this.style = style;
    }

    /** A constant of the neuron in this stage, whose number went to the memory one stage earlier. */
    Expr of(String name, IntVector values, Shape shape) {
        return new NeuronTable(name, values, shape, style)
                .read(owner, stages.name(name), stages.before("neuron"), advance);
    }

    /** The same in the narrowest shape that is signed. */
    Expr signed(String name, IntVector values) {
        return of(name, values, Shapes.signed(values));
    }
}
