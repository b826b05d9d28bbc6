package dev.synfire.core.pipeline;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;

/** A component in which helpers that are no components, such as {@link Stages}, may declare things too. */
public abstract class CoreComponent<P extends Record> extends Component<P> {
    public CoreComponent(P params) {
        super(params);
    }

    public final Reg register(String name, Shape shape) {
        return reg(name, shape);
    }

    /** A name for a value that has none. */
    public final Expr named(String name, Expr value) {
        return value instanceof Signal || value instanceof Node.Literal ? value : let(name, value);
    }

    public final Memory words(String name, int depth, Shape shape) {
        return memory(name, depth, shape).neverBeyond();
    }

    public final void remark(String text) {
        comment(text);
    }

    /** Marks this place, for what turns out later to be needed here. */
    final Insertion insertion() {
        return bookmark();
    }
}
