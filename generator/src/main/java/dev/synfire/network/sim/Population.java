package dev.synfire.network.sim;

/** The neurons of a layer at work. */
interface Population {
    /** Takes this tick's input currents and writes what the neurons send. */
    void tick(double[] currents, double[] outputs);

    /** The membrane potentials after the last tick; zeros of neurons that have none. */
    double[] membranes();

    /** Forgets earlier ticks. */
    void reset();
}
