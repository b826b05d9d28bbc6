package dev.synfire.network.neuron;

/**
 * A neuron that integrates its current and never fires: for a last layer whose membranes are read, or as a filter between layers,
 * which get v itself.
 */
public sealed interface Integrating extends Membrane permits Li, CubaLi {
    /** How v becomes an integer event, signed, where another layer listens. */
    Codes codes();
}
