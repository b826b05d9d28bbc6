package dev.synfire.flow;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.layout.ReserveWidths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The memories of a design whose contents can be exchanged in its bitstream: those with contents in block RAM, of a depth by
 * which they can be found.
 */
record Roms(List<Rom> all) {
    Roms {
        all = List.copyOf(all);
    }

    /**
     * Those of a design.
     *
     * @param files its Verilog files and memory images
     */
    static Roms of(Elaborated design, SortedMap<String, String> files) {
        SortedMap<String, Rom> found = new TreeMap<>();
        collect(design, files, found);
        return new Roms(List.copyOf(found.values()));
    }

    private static void collect(Elaborated design, SortedMap<String, String> files, SortedMap<String, Rom> found) {
        for (Item item : design.items()) {
            if (item instanceof Item.Array(var memory) && isExchangeable(memory)) {
                String file = design.moduleName() + "_" + memory.name() + ".hex";
                found.put(file, Rom.read(file, memory.shape().width(), files.get(file)));
            }
        }
        design.children().forEach(child -> collect(child, files, found));
    }

    private static boolean isExchangeable(Memory memory) {
        return memory.style() == Memory.Style.BLOCK
                && !memory.contents().isEmpty()
                && ReserveWidths.isWords(memory.depth());
    }

    /** Memories of the same form with random words, for the synthesiser: no bit of them can be left out or shared. */
    Roms random(long seed) {
        var random = new SplittableRandom(seed);
        return new Roms(all.stream().map(rom -> rom.random(random)).toList());
    }

    /** The same memories with what their files say. */
    Roms read(UnaryOperator<String> text) {
        List<Rom> read = new ArrayList<>();
        for (Rom rom : all) {
            read.add(Rom.read(rom.file(), rom.bits(), text.apply(rom.file())));
        }
        return new Roms(read);
    }

    /** The names of their files. */
    Collection<String> files() {
        return all.stream().map(Rom::file).toList();
    }
}
