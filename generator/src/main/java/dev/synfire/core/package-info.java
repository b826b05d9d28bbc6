/**
 * The hardware of a network: the core, its layers, and how they are joined.
 *
 * <p>Everything is built from an IntegerNetwork and a CorePlan; the plan never changes a bit. docs/core.md draws it. Its parts
 * are packages of their own, in the order in which data flows: stream, encoder, synapse, neuron, readout; shared and spatial
 * are the two other styles of a core.
 */
package dev.synfire.core;
