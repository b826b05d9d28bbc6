package dev.synfire.handover.bus;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.problem.Problem;

/**
 * A core with the ports of AXI4-Stream, by the rules of ARM IHI 0051: TVALID never waits for TREADY, stays with its payload until
 * the beat is taken, and is 0 in reset.
 *
 * <p>TLAST with an event ends tick and sample as well: the wrapper then sends the marker itself, so that a DMA transfer of nothing
 * but events is a sample of one tick. The core's out_* are taken and dropped.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class AxisWrapper extends Component<SynfireCore.Params> {
    /** What is wrapped. */
    public final SynfireCore core = new SynfireCore(params);

    private final AxisFormat in = AxisFormat.input(
            core.in.address.shape().width(),
            core.in.value.map(value -> value.shape().width()).orElse(0));
    private final AxisFormat out = AxisFormat.result(
            core.result.label.shape().width(), core.result.score.shape().width());

    {
        comment("Clock, and reset where it is 0");
    }

    public final Input aclk = input("aclk", bit());
    public final Input aresetn = input("aresetn", bit());

    {
        comment("Events and markers");
    }

    public final Input inValid = input("s_axis_tvalid", bit());
    public final Output inReady = output("s_axis_tready", bit());
    public final Input inData = input("s_axis_tdata", u(in.bits()));
    public final Input inLast = input("s_axis_tlast", bit());

    {
        comment("Results");
    }

    public final Output outValid = output("m_axis_tvalid", bit());
    public final Input outReady = input("m_axis_tready", bit());
    public final Output outData = output("m_axis_tdata", u(out.bits()));
    public final Output outLast = output("m_axis_tlast", bit());

    /**
     * Wraps a core.
     *
     * @throws Problem axis if the core takes labels or weights, for which AXI4-Stream here has no port
     */
    public AxisWrapper(SynfireCore.Params params) {
        super(params);
        if (core.labels.isPresent() || core.load.isPresent()) {
            throw Problem.wrongInput(
                    "axis",
                    "--for axis",
                    "the core of " + params.network().name() + " takes "
                            + (core.labels.isPresent() ? "labels" : "weights")
                            + " at ports of its own, and the AXI4-Stream wrapper has one stream in and one out",
                    core.labels.isPresent()
                            ? "leave --for axis out and use the core's own ports"
                            : "leave --for axis out and use the core's own ports, or another --board");
        }
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network().name(), "axis");
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + " between two ports of AXI4-Stream (ARM IHI 0051)."
                + "\nMade by Synfire. This file and those of its modules belong to whoever generated them, to use in any way.";
    }

    @Override
    protected void logic() {
        Reg[] registers = new Reg[1];
        comment("The core's reset is high and follows the clock");
        in(
                clockOf(aclk),
                () -> registers[0] = reg("reset", bit()).withoutReset().next(aresetn.not()));
        Reg reset = registers[0];
        Expr running = let("running", aresetn.and(reset.not()));
        in(clockOf(aclk, reset), () -> body(running));
    }

    private void body(Expr running) {
        instance("core", core);
        comment("An event with TLAST leaves the marker that ends its sample to be sent");
        Reg marker = reg("marker", bit());
        Expr tick = inData.bit(in.bits() - 1);
        Expr taken = let("taken", inValid.and(inReady));
        when(marker, () -> marker.next(core.in.ready.not()))
                .otherwise(() -> marker.next(taken.and(inLast).and(tick.not())));
        inReady.assign(running.and(marker.not()).and(core.in.ready));
        core.in.valid.assign(running.and(marker.or(inValid)));
        core.in.tick.assign(marker.or(tick));
        core.in.last.assign(marker.or(inLast));
        core.in.address.assign(inData.bits(core.in.address.shape().width() - 1, 0));
        core.in.value.ifPresent(value -> {
            Expr bits = inData.bits(in.low() + value.shape().width() - 1, in.low());
            value.assign(value.shape().signed() ? bits.asSigned() : bits);
        });

        comment("What the last layer sends is taken at once");
        core.out.ready.assign(1);

        comment("A result: its label below, its score above");
        outValid.assign(running.and(core.result.valid));
        core.result.ready.assign(running.and(outReady));
        Expr label = core.result.label.extend(u(out.low()));
        Shape score = core.result.score.shape().signed() ? s(out.high()) : u(out.high());
        outData.assign(cat(core.result.score.extend(score).asUnsigned(), label));
        core.result.last.ifPresentOrElse(outLast::assign, () -> outLast.assign(1));
    }
}
