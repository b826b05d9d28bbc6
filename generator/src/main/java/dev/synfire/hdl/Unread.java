package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.List;

/** Finds what is declared in a design and read by nothing. A register that only counts for itself is read by nothing. */
final class Unread {
    private final Uses uses;
    private final List<Warning> warnings = new ArrayList<>();

    private Unread(Uses uses) {
        this.uses = uses;
    }

    /** The warnings of a component; not of its instances. */
    static List<Warning> of(Elaborated elaborated) {
        Unread unread = new Unread(elaborated.uses());
        elaborated.ports().forEach(unread::look);
        elaborated.items().forEach(unread::look);
        return unread.warnings;
    }

    private void look(Item item) {
        switch (item) {
            case Item.Said _, Item.Comment _ -> {}
            case Item.Declaration declaration -> {
                if (!(declaration.signal() instanceof Output)) {
                    look(declaration.signal());
                }
            }
            case Item.Named named -> look(named.let());
            case Item.Read read -> look(read.port());
            case Item.ReadWrite shared -> look(shared.port());
            case Item.Array(Memory memory) -> {
                if (!memory.isRead()) {
                    warnings.add(Slip.unread(memory.line(), "the memory " + memory.name()));
                }
            }
            default -> {}
        }
    }

    private void look(Signal signal) {
        if (!uses.isRead(signal)) {
            warnings.add(Slip.unread(signal.line(), signal.name()));
        }
    }
}
