/** The shared core: all layers take turns on one synapse engine and one neuron unit. */
package dev.synfire.core.shared;
