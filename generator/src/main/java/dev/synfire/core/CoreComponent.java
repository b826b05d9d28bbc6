package dev.synfire.core;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;

/** A component in which the helpers of this package may declare things too. */
abstract class CoreComponent<P extends Record> extends Component<P> {
    CoreComponent(P params) {
        super(params);
    }

    final Reg register(String name, Shape shape) {
        return reg(name, shape);
    }

    /** A name for a value that has none. */
    final Expr named(String name, Expr value) {
        return value instanceof Signal || value instanceof Node.Literal ? value : let(name, value);
    }

    final Memory words(String name, int depth, Shape shape) {
        return memory(name, depth, shape).neverBeyond();
    }

    final void remark(String text) {
        comment(text);
    }
}
