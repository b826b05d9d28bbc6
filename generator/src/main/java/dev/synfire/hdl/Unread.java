package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is declared in a design and read by nothing. A register that only counts for itself is read by nothing. */
final class Unread {
    private final Set<Signal> read;

    private Unread(int items) {
        read = Collections.newSetFromMap(new IdentityHashMap<>(items));
    }

    /** The warnings of a component; not of its instances. */
    static List<Warning> of(Elaborated elaborated) {
        Unread unread = new Unread(elaborated.items().size());
        elaborated.items().forEach(unread::read);
        List<Warning> warnings = new ArrayList<>();
        Stream.concat(elaborated.ports().stream(), elaborated.items().stream())
                .forEach(item -> unread.warning(item).ifPresent(warnings::add));
        return warnings;
    }

    private void read(Item item) {
        if (!(item instanceof Item.Said(Statement statement))) {
            References.read(item, read::add);
            return;
        }
        if (statement instanceof Statement.Next next) {
            References.read(statement, signal -> {
                if (signal != next.target()) {
                    read.add(signal);
                }
            });
            return;
        }
        Set<Signal> own = new HashSet<>();
        References.driven(statement, own::add);
        References.read(statement, signal -> {
            if (own.size() != 1 || !own.contains(signal)) {
                read.add(signal);
            }
        });
    }

    private Optional<Warning> warning(Item item) {
        return switch (item) {
            case Item.Declaration(Output _) -> Optional.empty();
            case Item.Declaration(Signal signal) -> warning(signal);
            case Item.Named(Let let, Expr _) -> warning(let);
            case Item.Read(ReadPort port, Expr _, Expr _) -> warning(port);
            case Item.ReadWrite shared -> warning(shared.port());
            case Item.Array(Memory memory)
            when !memory.isRead() -> Optional.of(Slip.unread(memory.line(), "the memory " + memory.name()));
            default -> Optional.empty();
        };
    }

    private Optional<Warning> warning(Signal signal) {
        return read.contains(signal) ? Optional.empty() : Optional.of(Slip.unread(signal.line(), signal.name()));
    }
}
