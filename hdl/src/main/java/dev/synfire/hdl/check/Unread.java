package dev.synfire.hdl.check;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
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
    static List<Warning> of(Recorded recorded, Uses uses) {
        Unread unread = new Unread(uses);
        recorded.ports().forEach(unread::look);
        recorded.items().forEach(unread::look);
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
                    warnings.add(unread(memory.line(), "the memory " + memory.name()));
                }
            }
            default -> {}
        }
    }

    private void look(Signal signal) {
        if (!uses.isRead(signal)) {
            warnings.add(unread(signal.line(), signal.name()));
        }
    }

    private static Warning unread(Line line, String name) {
        return new Warning(line, Diagnostic.UNREAD, name + " is never read", "use it or leave it out");
    }
}
