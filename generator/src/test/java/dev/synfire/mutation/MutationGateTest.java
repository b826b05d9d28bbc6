package dev.synfire.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What verification presents finds the faults of today's slice of those that {@code scripts/mutate --each 70} tries, but for those
 * that are listed. {@code -Dsynfire.slice=N} repeats the slice that a run printed, 0 to 34.
 */
@Tag("slow")
class MutationGateTest {
    private static final int EACH = 70;
    private static final int SLICES = 35;

    @Test
    void everyFaultOfTheSliceIsFound() {
        int slice = Integer.getInteger("synfire.slice", (int) (LocalDate.now().toEpochDay() % SLICES));
        System.out.println("Mutation gate, slice " + slice + "; repeat with -Dsynfire.slice=" + slice);
        Survivors listed = Survivors.read();
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (Subject subject : Subjects.all()) {
            List<String> faults = subject.faults();
            List<Integer> chosen = Chosen.of(subject.name(), faults, EACH);
            for (int i = slice; i < chosen.size(); i += SLICES) {
                String name = subject.name() + " | " + faults.get(chosen.get(i));
                tried++;
                if (!listed.has(name) && subject.found(chosen.get(i)).isEmpty()) {
                    missed.add(name);
                }
            }
        }
        assertTrue(tried > 10, tried + " faults");
        assertEquals(List.of(), missed, "slice " + slice + ": no stimulus shows these faults");
    }

    @Test
    void aDesignWithoutAFaultPasses() {
        for (Subject subject : Subjects.all()) {
            assertTrue(subject.found(Mutator.NONE).isEmpty(), subject.name());
        }
    }
}
