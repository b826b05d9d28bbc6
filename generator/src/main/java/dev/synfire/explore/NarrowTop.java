package dev.synfire.explore;

import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A core between two shift registers, so that it needs two pins of data: no board has as many pins as a core has ports,
 * and every path that is timed lies between registers.
 */
final class NarrowTop extends Component<NarrowTop.Params> {
    /** What is between the registers. */
    record Params(SynfireCore.Params core) {}

    final Input serialIn = input("serial_in", bit());
    final Output serialOut = output("serial_out", bit());

    NarrowTop(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "A core whose inputs come from a shift register, and whose outputs go into another.";
    }

    @Override
    protected void logic() {
        SynfireCore core = instance("core", new SynfireCore(params.core()));
        List<Driven> into = ports(core, true);
        List<Driven> from = ports(core, false);

        int bits = into.stream().mapToInt(port -> port.shape().width()).sum();
        Reg inputs = reg("inputs", u(bits)).withoutReset();
        inputs.next(cat(inputs.bits(bits - 2, 0), serialIn));
        int low = 0;
        for (Driven port : into) {
            Expr slice = inputs.bits(low + port.shape().width() - 1, low);
            port.assign(port.shape().signed() ? slice.asSigned() : slice);
            low += port.shape().width();
        }

        Expr seen = Expr.cat(from.stream()
                .map(port -> port.shape().signed() ? port.asUnsigned() : port)
                .toList());
        Reg outputs = reg("outputs", seen.shape()).withoutReset();
        // Each output changes what is on its way out: synthesis can leave none of them away.
        outputs.next(
                cat(outputs.bits(seen.shape().width() - 2, 0), lit(0, bit())).xor(seen));
        serialOut.assign(outputs.msb());
    }

    /** The core's inputs or outputs. */
    private static List<Driven> ports(SynfireCore core, boolean inputs) {
        List<Driven> ports = new ArrayList<>();
        List<Bundle> sinks = new ArrayList<>(List.of(core.in));
        core.load.ifPresent(sinks::add);
        core.labels.ifPresent(sinks::add);
        sinks.forEach(sink -> add(sink, inputs, ports));
        Stream.of(core.out, core.result).forEach(source -> add(source, !inputs, ports));
        return ports;
    }

    private static void add(Bundle bundle, boolean forward, List<Driven> ports) {
        bundle.fields().stream()
                .filter(field -> field.forward() == forward)
                .forEach(field -> ports.add(field.signal()));
    }
}
