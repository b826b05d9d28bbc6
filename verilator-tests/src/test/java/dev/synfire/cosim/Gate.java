package dev.synfire.cosim;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Reg;

/** Lets beats pass while go is 1; a beat that was shown stays until it is taken. */
final class Gate extends Component<Gate.Params> {
    record Params(String name, EventFormat format) {}

    final Input go = input("go", bit());
    final Events in = new Events(sink("in_"), params.format());
    final Events out = new Events(source("out_"), params.format());

    Gate(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return params.name();
    }

    @Override
    protected String describe() {
        return "A place where a stream can be made to pause.";
    }

    @Override
    protected void logic() {
        Reg shown = reg("shown", bit());
        Expr open = let("open", go.or(shown));
        Expr valid = let("offered", in.valid.and(open));
        shown.next(valid.and(out.ready.not()));
        out.valid.assign(valid);
        in.ready.assign(out.ready.and(open));
        out.tick.assign(in.tick);
        out.last.assign(in.last);
        out.address.assign(in.address);
        out.value.ifPresent(value -> value.assign(in.value.orElseThrow()));
    }
}
