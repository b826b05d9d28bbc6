package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.layout.MemoryStyle;
import java.util.List;

/**
 * The hardware in which a {@link NeuronUpdate} runs.
 *
 * @param owner the module
 * @param stages a register between them, or none
 * @param constants of the neuron whose turn it is
 * @param states what it remembers, in the order of the model's words
 * @param advance 0 stops reads of tables, as it does the stages
 * @param wholeProducts wide products in one piece, as hard multipliers make them
 * @param tables what tables are built from
 */
public record NeuronUnit(
        CoreComponent<?> owner,
        Stages stages,
        Constants constants,
        List<State> states,
        Expr advance,
        boolean wholeProducts,
        MemoryStyle tables) {}
