package dev.synfire.hdl.verilog.order;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing to print in a module's body. */
public sealed interface Step {
    record Comment(String text) implements Step {}

    record Named(Item.Named item) implements Step {}

    record Declare(Signal signal) implements Step {}

    /** All statements for a wire or output, in order; declared here too when nothing needs it before. */
    record Drive(Signal target, List<Statement> said, boolean declares) implements Step {}

    /** Registers of one enable that one statement or more drive together. */
    record Clocked(Set<Reg> targets, Optional<Expr> enable, List<Statement> said) implements Step {
        Clocked(Set<Reg> targets, List<Statement> said) {
            this(targets, targets.iterator().next().enable(), said);
        }
    }

    /**
     * A memory becomes known.
     *
     * @param written whether anything writes it
     */
    record Array(Memory memory, boolean written) implements Step {}

    record Read(Item.Read port) implements Step {}

    /** The memory's writes, and the reads that must see what is written. */
    record Writes(Memory memory, List<Item.Write> ports, List<Item.Read> reads) implements Step {}

    /** A port that reads or writes. */
    record ReadWrite(Item.ReadWrite port) implements Step {}

    /** An instance, what its inputs are connected to, and its inouts. */
    record Instance(Item.Instance item, Map<Input, Item.Connection> connections, Map<Inout, Item.Join> joins)
            implements Step {}
}
