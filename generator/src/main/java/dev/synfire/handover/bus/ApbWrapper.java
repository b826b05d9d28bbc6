package dev.synfire.handover.bus;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Wire;

/**
 * Registers on APB4, by ARM IHI 0024: an access takes its 2 cycles and never waits. Writes take effect where all four bytes
 * are written.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class ApbWrapper extends RegisterWrapper {
    {
        comment("Clock, and reset where it is 0");
    }

    public final Input pclk = input("pclk", bit());
    public final Input presetn = input("presetn", bit());

    {
        comment("Access");
    }

    public final Input psel = input("psel", bit());
    public final Input penable = input("penable", bit());
    public final Input pwrite = input("pwrite", bit());
    public final Input paddr = input("paddr", u(ADDRESS_BITS));
    public final Input pstrb = input("pstrb", u(Register.BYTES));
    public final Input pwdata = input("pwdata", u(Register.BITS));
    public final Output prdata = output("prdata", u(Register.BITS));
    public final Output pready = output("pready", bit());
    public final Output pslverr = output("pslverr", bit());

    {
        comment("Interrupt, as long as its cause is there");
    }

    public final Output irq = output("irq", bit());

    /** Wraps a core; see {@link RegisterWrapper#RegisterWrapper}. */
    public ApbWrapper(Params params) {
        super(params, "apb");
    }

    @Override
    protected String busName() {
        return "APB4 (ARM IHI 0024)";
    }

    @Override
    protected void logic() {
        comment("Resets in here are active high");
        Wire reset = wire("reset", bit());
        reset.assign(presetn.not());
        join(pclk, reset, irq);
        comment("A read is prepared in the first cycle of its access, a write takes effect in the second");
        Expr second = let("second", psel.and(penable));
        registers.write.assign(second.and(pwrite).and(pstrb.andReduce()));
        registers.writeIndex.assign(indexOf(paddr));
        registers.writeData.assign(pwdata);
        registers.read.assign(psel.and(penable.not()).and(pwrite.not()));
        registers.readIndex.assign(indexOf(paddr));
        prdata.assign(registers.readData);
        pready.assign(1);
        pslverr.assign(0);
    }
}
