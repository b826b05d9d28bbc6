package dev.synfire.network.neuron;

/**
 * A neuron of two variables, v and one that follows it, by differential equations with units of their own: so its currents
 * have no free scale. It sends one spike at most in a tick.
 */
public sealed interface TwoVariable extends Neuron permits Izhikevich, AdEx {}
