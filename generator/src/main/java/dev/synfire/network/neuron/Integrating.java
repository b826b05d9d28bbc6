package dev.synfire.network.neuron;

/** A neuron that integrates its current and never fires: for a last layer whose membranes are read. */
public sealed interface Integrating extends Membrane permits Li, CubaLi {}
