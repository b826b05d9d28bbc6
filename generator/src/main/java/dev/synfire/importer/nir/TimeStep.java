package dev.synfire.importer.nir;

/**
 * The seconds of a tick.
 *
 * @param told where they come from, a sentence
 */
record TimeStep(double seconds, String told) {
    /** The time step of a discretisation, or that which Rockpool's resistances imply. */
    static TimeStep of(FlatGraph graph, Discretisation how) {
        if (how.dt().isPresent()) {
            double dt = how.dt().getAsDouble();
            return new TimeStep(
                    dt, "A tick is " + Elements.number(dt) + " s (" + how.preset() + "); --dt says otherwise.");
        }
        for (String name : graph.nodes().keySet()) {
            double seconds =
                    switch (graph.nodes().get(name)) {
                        case NirNode.LIF lif ->
                            implied(lif.tau().get(0), lif.r().get(0));
                        case NirNode.LI li -> implied(li.tau().get(0), li.r().get(0));
                        case NirNode.CubaLIF lif ->
                            implied(lif.tauMem().get(0), lif.r().get(0));
                        case NirNode.CubaLI li ->
                            implied(li.tauMem().get(0), li.r().get(0));
                        case NirNode.Port _, NirNode.Mapping _, NirNode.IF _, NirNode.I _ -> 0;
                    };
            if (seconds > 0) {
                return new TimeStep(
                        seconds,
                        "A tick is " + Elements.number(seconds) + " s, which r of " + name + " implies (" + how.preset()
                                + "); --dt says otherwise.");
            }
        }
        return new TimeStep(1, "A tick is 1 s, as nothing in the file has a time constant; --dt says otherwise.");
    }

    /** Solves r = exp(-u) / u for u = dt / tau by Newton's method on u exp(u) = 1 / r, which is convex. */
    private static double implied(double tau, double r) {
        if (!(r > 0)) {
            return 0;
        }
        double u = Math.min(1 / r, Math.log1p(1 / r));
        for (int i = 0; i < 60; i++) {
            u -= (u * Math.exp(u) - 1 / r) / ((1 + u) * Math.exp(u));
        }
        return u * tau;
    }
}
