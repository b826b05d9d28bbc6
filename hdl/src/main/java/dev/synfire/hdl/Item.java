package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing in the body of a component, in the order in which it was written. */
public sealed interface Item {
    /** A comment before what follows. */
    record Comment(String text) implements Item {}

    /** A wire, register or output becomes known here. Ports of the component itself are not in the body. */
    record Declaration(Signal signal) implements Item {}

    /** A port whose pins are driven from both sides; only among ports. */
    record Bidirectional(Inout inout) implements Item {}

    /** A named expression. */
    record Named(Let let, Expr value) implements Item {}

    /** A statement that is not under any other. */
    record Said(Statement statement) implements Item {}

    /** A memory becomes known here. */
    record Array(Memory memory) implements Item {}

    /** A synchronous read port. */
    record Read(ReadPort port, Expr address, Expr enable) implements Item {}

    /** A synchronous write port. The mask has a bit for each lane of a word, the lowest for the lowest lane. */
    record Write(Memory memory, Expr address, Expr data, Expr enable, Optional<Expr> mask, Clock clock, Line line)
            implements Item {
        /** The mask as bits of a word: 1 where the word takes the data. */
        public Optional<Expr> bits() {
            return mask.map(lanes -> {
                int count = lanes.shape().width();
                List<Expr> parts = new ArrayList<>();
                for (int i = count - 1; i >= 0; i--) {
                    parts.add(lanes.bit(i).replicate(memory.shape().width() / count));
                }
                return new Node.Reinterpret(Expr.cat(parts), memory.shape());
            });
        }
    }

    /** One port that at an enabled clock edge either writes or reads; what it read last stays while it writes. */
    record ReadWrite(ReadPort port, Expr address, Expr data, Expr write, Expr enable, Optional<Expr> mask)
            implements Item {
        /** What it does at clock edges at which it reads. */
        public Read read() {
            return new Read(port, address, both(enable, write.not()));
        }

        /** What it does at clock edges at which it writes. */
        public Write writing() {
            return new Write(port.memory(), address, data, both(enable, write), mask, port.clock(), port.line());
        }

        private static Expr both(Expr enable, Expr other) {
            return enable instanceof Node.Literal literal && literal.value().signum() != 0 ? other : enable.and(other);
        }
    }

    /** A child becomes known here. */
    record Instance(String name, Component<?> component, Line line) implements Item {}

    /** A child's input is connected here. */
    record Connection(Input input, Expr value, Line line) implements Item {}

    /** An inout of a child is connected here to bits of inouts of the component, the most significant first. */
    record Join(Inout inout, List<Pins> to, Line line) implements Item {}
}
