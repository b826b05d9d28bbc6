package dev.synfire.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts synaptic operations: one for each neuron that an event arrives at. Zeros are no events and count nothing. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class SynapticOperations {
    /** Done since the iteration began. */
    public long synapticOperations;
}
