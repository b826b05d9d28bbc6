package dev.synfire.handover.bus;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Wire;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A core behind the pins of a Tiny Tapeout tile: bytes in on ui_in, bytes out on uo_out, each moved by a pin that rises. A
 * microcontroller may be as slow as it likes; the pins are brought into the tile's clock by two flip-flops.
 *
 * <p>A beat of the core's input is a few bytes, the highest first: from the highest bit on last, tick, address and value,
 * with zeros before them. A result likewise: last if the network reports scores, label, score.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class TinyTapeoutTile extends Component<SynfireCore.Params> {
    /** Outputs among the bidirectional pins: in_ready, out_valid, in_first, out_first. */
    private static final int OUTPUTS = 0b0011_0110;

    /** What is in the tile. */
    public final SynfireCore core = new SynfireCore(params);

    {
        comment("The pins that every tile has");
    }

    public final Input uiIn = input("ui_in", u(Byte.SIZE));
    public final Output uoOut = output("uo_out", u(Byte.SIZE));
    public final Input uioIn = input("uio_in", u(Byte.SIZE));
    public final Output uioOut = output("uio_out", u(Byte.SIZE));
    public final Output uioOe = output("uio_oe", u(Byte.SIZE));
    public final Input ena = input("ena", bit());

    /**
     * Puts a core into a tile.
     *
     * @throws Problem tt if it takes labels or weights
     */
    public TinyTapeoutTile(SynfireCore.Params params) {
        super(params);
        clock().activeLowReset();
        if (core.labels.isPresent() || core.load.isPresent()) {
            throw Problem.wrongInput(
                    "tt",
                    "--for tt",
                    "the core of " + params.network().name() + " takes "
                            + (core.labels.isPresent() ? "labels" : "weights")
                            + " at ports of its own, for which a tile has no pins",
                    "use a network whose weights stay as they are");
        }
    }

    /** How many bytes a beat of the core's input has. */
    public int inBytes() {
        return bytes(2
                + width(core.in.address.shape())
                + core.in.value.map(value -> width(value.shape())).orElse(0));
    }

    /** How many bytes a result has. */
    public int outBytes() {
        return bytes(width(core.result.label.shape())
                + width(core.result.score.shape())
                + (core.result.last.isPresent() ? 1 : 0));
    }

    private static int width(Shape shape) {
        return shape.width();
    }

    private static int bytes(int bits) {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    @Override
    protected String moduleName() {
        return "tt_um_" + ModuleNames.of(params.network().name(), "snn");
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + " as a tile of Tiny Tapeout."
                + "\nui_in has a byte, and uio_in[0] takes it when it rises while uio_out[1] is 1. uo_out has a byte of a result"
                + " while uio_out[2] is 1, and uio_in[3] goes to the next when it rises. uio_out[4] and uio_out[5] are 1 before"
                + " the first byte of a beat and of a result."
                + "\nMade by Synfire. This file and those of its modules belong to whoever generated them, to use in any way.";
    }

    @Override
    protected void logic() {
        instance("core", core);
        Expr takes = rises("in_strobe", uioIn.bit(0));
        Expr goesOn = rises("out_next", uioIn.bit(3));
        Expr[] input = input(takes);
        Expr[] output = output(goesOn);
        comment("What the last layer sends is dropped");
        core.out.ready.assign(1);
        uioOut.assign(cat(lit(0, u(2)), output[1], input[1], lit(0, bit()), output[0], input[0], lit(0, bit())));
        uioOe.assign(OUTPUTS);
    }

    /** One bit: the pin was 0 a cycle ago, and is 1. */
    private Expr rises(String name, Expr pin) {
        Reg wavering = reg(name + "_wavering", bit()).next(pin);
        Reg level = reg(name, bit()).next(wavering);
        Reg before = reg(name + "_before", bit()).next(level);
        return let(name + "_rises", level.and(before.not()));
    }

    /** Gathers the bytes of a beat; returns whether one more can come, and whether it is the first. */
    private Expr[] input(Expr takes) {
        comment("The bytes of a beat, and whether all are there");
        int bytes = inBytes();
        int bits = bytes * Byte.SIZE;
        Reg beat = reg("beat", u(bits)).withoutReset();
        Reg complete = reg("complete", bit());
        Expr taken = let("byte_taken", takes.and(complete.not()));
        when(taken, () -> beat.next(bytes == 1 ? uiIn : cat(beat.bits(bits - Byte.SIZE - 1, 0), uiIn)));
        Expr first;
        Expr last;
        if (bytes == 1) {
            first = lit(1, bit());
            last = lit(1, bit());
        } else {
            Reg count = reg("bytes_in", index(bytes));
            first = count.eq(0);
            last = count.eq(bytes - 1);
            when(taken, () -> count.next(count.eq(bytes - 1).mux(lit(0, index(bytes)), count.addWrap(1))));
        }
        when(taken.and(last), () -> complete.next(1)).elseWhen(core.in.ready, () -> complete.next(0));
        core.in.valid.assign(complete);
        int at = core.in
                .value
                .map(value -> {
                    Expr field = beat.bits(value.shape().width() - 1, 0);
                    value.assign(value.shape().signed() ? field.asSigned() : field);
                    return value.shape().width();
                })
                .orElse(0);
        int address = core.in.address.shape().width();
        core.in.address.assign(beat.bits(at + address - 1, at));
        core.in.tick.assign(beat.bit(at + address));
        core.in.last.assign(beat.bit(at + address + 1));
        return new Expr[] {complete.not(), first.and(complete.not())};
    }

    /** Shows the bytes of a result; returns whether one is there, and whether it is the first. */
    private Expr[] output(Expr goesOn) {
        comment("The bytes of a result, the highest first");
        int bytes = outBytes();
        List<Expr> fields = new ArrayList<>();
        core.result.last.ifPresent(fields::add);
        fields.add(core.result.label);
        fields.add(core.result.score.asUnsigned());
        Wire result = wire("result_bytes", u(bytes * Byte.SIZE));
        result.assign(cat(fields.toArray(Expr[]::new)));
        Expr moves = let("byte_moves", goesOn.and(core.result.valid));
        if (bytes == 1) {
            uoOut.assign(result);
            core.result.ready.assign(moves);
            return new Expr[] {core.result.valid, core.result.valid};
        }
        Reg count = reg("bytes_out", index(bytes));
        Expr last = let("last_byte", count.eq(bytes - 1));
        when(moves, () -> count.next(last.mux(lit(0, index(bytes)), count.addWrap(1))));
        List<Expr> shown = new ArrayList<>();
        for (int i = bytes - 1; i >= 0; i--) {
            shown.add(result.bits(i * Byte.SIZE + Byte.SIZE - 1, i * Byte.SIZE));
        }
        uoOut.assign(count.select(shown));
        core.result.ready.assign(moves.and(last));
        return new Expr[] {core.result.valid, core.result.valid.and(count.eq(0))};
    }
}
