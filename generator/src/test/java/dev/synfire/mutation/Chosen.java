package dev.synfire.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Picks some of the faults of a design by their names alone: a change of the design leaves most of the others picked. */
final class Chosen {
    private Chosen() {}

    /** The numbers of so many faults, or of all if there are fewer. */
    static List<Integer> of(String subject, List<String> faults, int most) {
        return IntStream.range(0, faults.size())
                .boxed()
                .sorted(Comparator.comparing(fault -> checksum(subject + " | " + faults.get(fault))))
                .limit(most)
                .toList();
    }

    private static long checksum(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
