package dev.synfire.mutation;

import java.util.List;

/** All designs into which faults are put. */
final class Subjects {
    private Subjects() {}

    static List<Subject> all() {
        return CoreSubject.all();
    }
}
