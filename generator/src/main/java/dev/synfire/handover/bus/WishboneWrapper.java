package dev.synfire.handover.bus;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/**
 * Registers on Wishbone B4, for standard masters and, by STALL_O as in section 5.2.1, for pipelined ones: an access every 2
 * cycles. Writes take effect where SEL_I names all four bytes.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class WishboneWrapper extends RegisterWrapper {
    {
        comment("Clock, and reset where it is 1");
    }

    public final Input clock = input("wb_clk_i", bit());
    public final Input reset = input("wb_rst_i", bit());

    {
        comment("Access: addresses count bytes");
    }

    public final Input cyc = input("wb_cyc_i", bit());
    public final Input stb = input("wb_stb_i", bit());
    public final Input we = input("wb_we_i", bit());
    public final Input adr = input("wb_adr_i", u(ADDRESS_BITS));
    public final Input sel = input("wb_sel_i", u(Register.BYTES));
    public final Input datIn = input("wb_dat_i", u(Register.BITS));
    public final Output datOut = output("wb_dat_o", u(Register.BITS));
    public final Output ack = output("wb_ack_o", bit());
    public final Output stall = output("wb_stall_o", bit());

    {
        comment("Interrupt, as long as its cause is there");
    }

    public final Output irq = output("irq", bit());

    /** Wraps a core; see {@link RegisterWrapper#RegisterWrapper}. */
    public WishboneWrapper(Params params) {
        super(params, "wishbone");
    }

    @Override
    protected String busName() {
        return "Wishbone B4";
    }

    @Override
    protected void logic() {
        join(clock, reset, irq);
        in(clockOf(clock, reset), () -> {
            comment("An access takes effect in its first cycle and is acknowledged in its second");
            Reg acknowledged = reg("acknowledged", bit());
            Expr asked = let("asked", cyc.and(stb));
            Expr first = let("first", asked.and(acknowledged.not()));
            acknowledged.next(first);
            ack.assign(acknowledged.and(asked));
            stall.assign(acknowledged.not());
            registers.write.assign(first.and(we).and(sel.andReduce()));
            registers.writeIndex.assign(indexOf(adr));
            registers.writeData.assign(datIn);
            registers.read.assign(first.and(we.not()));
            registers.readIndex.assign(indexOf(adr));
            datOut.assign(registers.readData);
        });
    }
}
