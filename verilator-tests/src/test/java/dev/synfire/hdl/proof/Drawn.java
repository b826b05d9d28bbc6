package dev.synfire.hdl.proof;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.Elaborated;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which kinds of things random designs have been drawn with. */
final class Drawn {
    private final Set<String> kinds = new TreeSet<>();

    Set<String> kinds() {
        return kinds;
    }

    /** Adds all that is in a design and its instances. */
    void add(Elaborated elaborated) {
        elaborated.items().forEach(this::add);
        elaborated.children().forEach(this::add);
    }

    private void add(Item item) {
        switch (item) {
            case Item.Said(Statement statement) -> add(statement);
            case Item.Declaration(Reg reg) -> {
                kinds.add(reg.init().isPresent() ? "register with " + reset(reg.clock()) : "register without reset");
                reg.enable().ifPresent(_ -> kinds.add("register with an enable"));
            }
            case Item.Array(Memory memory) ->
                memory.collision()
                        .ifPresent(collision -> kinds.add("memory " + memory.style() + " " + collision
                                + (memory.contents().isEmpty() ? "" : " with contents")));
            case Item.Read read -> kinds.add("read at " + reset(read.port().clock()));
            case Item.Write write -> kinds.add("write" + (write.mask().isPresent() ? " of lanes" : ""));
            case Item.ReadWrite both -> kinds.add("read or write" + (both.mask().isPresent() ? " of lanes" : ""));
            default -> kinds.add(item.getClass().getSimpleName());
        }
    }

    private static String reset(Clock clock) {
        return (clock.isAsynchronous() ? "asynchronous" : "synchronous") + (clock.isActiveLow() ? " low" : " high")
                + " reset";
    }

    private void add(Statement statement) {
        kinds.add(statement.getClass().getSimpleName());
        switch (statement) {
            case Statement.Assign _, Statement.Next _ -> {}
            case Statement.Part part ->
                kinds.add("Part of " + part.target().getClass().getSimpleName());
            case Statement.When when -> {
                when.branches().forEach(branch -> add(branch.body()));
                add(when.otherwise());
            }
            case Statement.Switch choice -> {
                choice.cases().forEach(one -> {
                    kinds.add(one.labels().size() > 1 ? "case of several" : "case of one");
                    add(one.body());
                });
                choice.otherwise().ifPresent(this::add);
            }
        }
    }

    private void add(List<Statement> statements) {
        statements.forEach(this::add);
    }
}
