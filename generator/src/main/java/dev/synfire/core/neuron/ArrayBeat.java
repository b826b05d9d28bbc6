package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;

/**
 * What goes through the pipeline of a neuron array with each neuron.
 *
 * @param accepted a beat enters stage 0
 * @param advance the pipeline moves
 * @param valid there is a beat in the stage
 * @param tick it is the marker of a tick
 * @param neuron whose turn it is
 */
record ArrayBeat(Expr accepted, Expr advance, Value valid, Value tick, Value neuron) {}
