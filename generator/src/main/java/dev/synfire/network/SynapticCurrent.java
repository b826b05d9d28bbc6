package dev.synfire.network;

/**
 * A current with a decay of its own between the synapses and the membrane: i = alpha * i + I. It is 0 before a sample.
 *
 * @param leak what remains of i after a tick
 * @param feed which i the membrane gets
 */
public record SynapticCurrent(Leak leak, Feed feed) {
    /** Which current the membrane gets. */
    public enum Feed {
        /** That of this tick, I included: snnTorch, Rockpool, Sinabs, Lava. */
        NEW,
        /** That of the tick before: Norse. */
        OLD
    }
}
