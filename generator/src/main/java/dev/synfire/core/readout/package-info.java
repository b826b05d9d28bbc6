/** Readouts: the updates of the last layer come in, the result of each sample goes out. */
package dev.synfire.core.readout;
