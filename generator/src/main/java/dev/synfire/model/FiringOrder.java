package dev.synfire.model;

/**
 * What follows what. The update is v = beta * v + I; a reset is that of the tick's own spike, or, where it comes before
 * the comparison, that of the spike of the tick before. No neuron has fired before a sample's first tick.
 */
public enum FiringOrder {
    /** A spike resets v in its own tick: Norse, Nengo, Sinabs, Rockpool, Lava, snnTorch with reset_delay=False. */
    UPDATE_FIRE_RESET,
    /** A spike resets v before the next tick's update: snnTorch, reset_mechanism "zero", by its own choice. */
    RESET_UPDATE_FIRE,
    /** A spike resets v after the next tick's update: snnTorch, reset_mechanism "subtract", by its own choice. */
    UPDATE_RESET_FIRE,
    /** A spike is sent a tick after v crossed its threshold, and resets v after that tick's update: Spyx. */
    FIRE_UPDATE_RESET;

    /** Whether a neuron must remember whether it spiked in the tick before. */
    public boolean remembersSpikes() {
        return this == RESET_UPDATE_FIRE || this == UPDATE_RESET_FIRE;
    }
}
