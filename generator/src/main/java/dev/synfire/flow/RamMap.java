package dev.synfire.flow;

import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a placed design each bit of the exchangeable memories lies.
 *
 * <p>The design was synthesised with random words, and what stands in a column of a block RAM is looked for among all that a
 * column can hold of those memories. Every bit must be found, and in one place only, or there is no map: so what a synthesiser
 * left out, shared or put into logic never goes unnoticed.
 */
final class RamMap {
    /** A bit of the words first, first + distance, first + 2 * distance ... of a memory. */
    private record Column(int rom, int bit, int first, int distance) {}

    private final RamForm form;

    /** Of each RAM what its columns hold; null where it is nothing exchangeable. */
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    private RamMap(RamForm form) {
        this.form = form;
    }

    /**
     * Finds the memories.
     *
     * @param placed synthesised with those words
     * @throws Problem if a bit of them is not there, or is there twice
     */
    static RamMap find(RamForm form, List<PlacedRam> placed, Roms random) {
        var map = new RamMap(form);
        Map<BitSet, List<Column>> known = map.all(random);
        List<BitSet> found = random.all().stream()
                .map(rom -> new BitSet(rom.bits() * rom.words().size()))
                .toList();
        for (PlacedRam ram : placed) {
            List<Column> held = new ArrayList<>();
            for (BitSet bits : ram.columns()) {
                List<Column> candidates = bits.isEmpty() ? List.of() : known.getOrDefault(bits, List.of());
                held.add(candidates.size() == 1 ? candidates.getFirst() : null);
                candidates.stream()
                        .limit(candidates.size() == 1 ? 1 : 0)
                        .forEach(column -> map.mark(random, column, found));
            }
            map.columns.put(ram.name(), held);
        }
        for (int i = 0; i < found.size(); i++) {
            Rom rom = random.all().get(i);
            if (found.get(i).cardinality() != rom.bits() * rom.words().size()) {
                throw lost(rom, found.get(i).cardinality());
            }
        }
        return map;
    }

    private void mark(Roms random, Column column, List<BitSet> found) {
        Rom rom = random.all().get(column.rom());
        for (int row = 0; row < form.rows; row++) {
            int word = column.first() + row * column.distance();
            if (word < rom.words().size()) {
                int place = word * rom.bits() + column.bit();
                if (found.get(column.rom()).get(place)) {
                    throw lost(rom, place);
                }
                found.get(column.rom()).set(place);
            }
        }
    }

    private static Problem lost(Rom rom, int bits) {
        return Problem.toolFailed(
                "contents-lost",
                rom.file(),
                "the placed design holds " + bits + " of the "
                        + rom.bits() * rom.words().size()
                        + " bits of this memory in block RAM where they can be told apart",
                "build without --reweightable, and report it with the build folder");
    }

    /** Every column that a block RAM can hold of the memories. */
    private Map<BitSet, List<Column>> all(Roms random) {
        Map<BitSet, List<Column>> all = new HashMap<>();
        for (int i = 0; i < random.all().size(); i++) {
            Rom rom = random.all().get(i);
            for (int distance : form.distances) {
                for (int block = 0; block < rom.words().size(); block += form.rows * distance) {
                    for (int first = block;
                            first < Math.min(block + distance, rom.words().size());
                            first++) {
                        for (int bit = 0; bit < rom.bits(); bit++) {
                            var column = new Column(i, bit, first, distance);
                            BitSet bits = bits(rom, column);
                            if (!bits.isEmpty()) {
                                all.computeIfAbsent(bits, _ -> new ArrayList<>(1))
                                        .add(column);
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private BitSet bits(Rom rom, Column column) {
        var bits = new BitSet(form.rows);
        for (int row = 0; row < form.rows; row++) {
            bits.set(row, rom.bit(column.first() + row * column.distance(), column.bit()));
        }
        return bits;
    }

    /** The columns of all RAMs, those of exchangeable memories with these words. */
    Map<String, List<BitSet>> filled(Roms roms, List<PlacedRam> placed) {
        Map<String, List<BitSet>> filled = new LinkedHashMap<>();
        for (PlacedRam ram : placed) {
            List<Column> held = columns.get(ram.name());
            if (held == null) {
                continue; // a RAM that the design does not use
            }
            List<BitSet> columns = new ArrayList<>(ram.columns());
            for (int i = 0; i < held.size(); i++) {
                Column column = held.get(i);
                if (column != null) {
                    columns.set(i, bits(roms.all().get(column.rom()), column));
                }
            }
            filled.put(ram.name(), columns);
        }
        return filled;
    }
}
