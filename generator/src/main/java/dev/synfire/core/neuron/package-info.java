/** Neuron arrays: input currents come in, the state of each neuron is updated, events go out. */
package dev.synfire.core.neuron;
