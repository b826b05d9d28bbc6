package dev.synfire.flow;

import java.util.BitSet;
import java.util.List;

/**
 * A block RAM of a placed design and the bits that it begins with, in columns: the bits that stand at one place of every row.
 * In whatever width a block RAM is used, each of its columns holds one bit of words at equal distances.
 *
 * @param name where it is, as the file of the placed design says
 * @param columns of as many rows as {@link RamForm} says
 */
record PlacedRam(String name, List<BitSet> columns) {
    PlacedRam {
        columns = List.copyOf(columns);
    }
}
