package dev.synfire.mutation;

import dev.synfire.hdl.check.Elaborated;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A design into which faults are put, one at a time, and the stimulus that has to find them. */
interface Subject {
    /** The name of the subject. */
    String name();

    /** The names of all faults that can be put in, in order. */
    List<String> faults();

    /** The design with that fault. */
    Elaborated faulty(int fault);

    /** Runs the stimulus on the design with that fault: what showed it, or empty if nothing did. */
    Optional<String> found(int fault);

    /** What a design that throws while it runs says of itself. */
    static String thrown(RuntimeException e) {
        return String.format(Locale.ROOT, "%s: %s", e.getClass().getSimpleName(), e.getMessage());
    }
}
