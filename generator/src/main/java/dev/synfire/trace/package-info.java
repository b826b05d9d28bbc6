/** What every neuron of a network does in every tick, in real numbers and in integers, as arrays in a file. */
package dev.synfire.trace;
