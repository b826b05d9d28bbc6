package dev.synfire.quantize.graph;

import dev.synfire.problem.Problem;

/** Words what of a network has no integer form. */
final class Unsupported {
    private Unsupported() {}

    /**
     * A problem to throw.
     *
     * @param where layer or projection
     * @param what there is no form for
     * @param instead what to write
     */
    static Problem of(String where, String what, String instead) {
        return Problem.wrongInput("no-hardware-yet", where, what + " has no hardware yet", instead);
    }
}
