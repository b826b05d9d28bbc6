/**
 * The hardware: event streams, synapse engines, neuron arrays, readout, and the core that joins them.
 *
 * <p>Everything is built from an IntegerNetwork and a CorePlan; the plan never changes a bit. docs/core.md draws it.
 */
package dev.synfire.core;
