package dev.synfire.handover.bus;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;

/**
 * Registers on AXI4-Lite, by ARM IHI 0022: a write or a read every 2 cycles. All of it comes from registers, so that no path
 * leads from an input to an output within a cycle. Writes take effect where all four bytes are written; every answer is OKAY.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class AxilWrapper extends RegisterWrapper {
    {
        comment("Clock, and reset where it is 0");
    }

    public final Input aclk = input("aclk", bit());
    public final Input aresetn = input("aresetn", bit());

    {
        comment("Writes");
    }

    public final Input awvalid = input("s_axi_awvalid", bit());
    public final Output awready = output("s_axi_awready", bit());
    public final Input awaddr = input("s_axi_awaddr", u(ADDRESS_BITS));
    public final Input awprot = input("s_axi_awprot", u(3));
    public final Input wvalid = input("s_axi_wvalid", bit());
    public final Output wready = output("s_axi_wready", bit());
    public final Input wdata = input("s_axi_wdata", u(Register.BITS));
    public final Input wstrb = input("s_axi_wstrb", u(Register.BYTES));
    public final Output bvalid = output("s_axi_bvalid", bit());
    public final Input bready = input("s_axi_bready", bit());
    public final Output bresp = output("s_axi_bresp", u(2));

    {
        comment("Reads");
    }

    public final Input arvalid = input("s_axi_arvalid", bit());
    public final Output arready = output("s_axi_arready", bit());
    public final Input araddr = input("s_axi_araddr", u(ADDRESS_BITS));
    public final Input arprot = input("s_axi_arprot", u(3));
    public final Output rvalid = output("s_axi_rvalid", bit());
    public final Input rready = input("s_axi_rready", bit());
    public final Output rdata = output("s_axi_rdata", u(Register.BITS));
    public final Output rresp = output("s_axi_rresp", u(2));

    {
        comment("Interrupt, as long as its cause is there");
    }

    public final Output irq = output("irq", bit());

    /** Wraps a core; see {@link RegisterWrapper#RegisterWrapper}. */
    public AxilWrapper(Params params) {
        super(params, "axil");
    }

    @Override
    protected String busName() {
        return "AXI4-Lite (ARM IHI 0022)";
    }

    @Override
    protected void logic() {
        comment("Resets in here are active high");
        Wire reset = wire("reset", bit());
        reset.assign(aresetn.not());
        join(aclk, reset, irq);
        in(clockOf(aclk, reset), () -> {
            writes();
            reads();
        });
    }

    private void writes() {
        comment("Address and data are taken together, one cycle after both are there and no answer is left waiting");
        Reg taken = reg("write_taken", bit());
        Reg answered = reg("write_answered", bit());
        Expr free = let("write_free", answered.not().or(bready));
        taken.next(taken.not().and(awvalid).and(wvalid).and(free));
        awready.assign(taken);
        wready.assign(taken);
        when(taken, () -> answered.next(1)).elseWhen(bready, () -> answered.next(0));
        bvalid.assign(answered);
        bresp.assign(0);
        registers.write.assign(taken.and(wstrb.andReduce()));
        registers.writeIndex.assign(indexOf(awaddr));
        registers.writeData.assign(wdata);
    }

    private void reads() {
        comment("An address is taken when no answer is left waiting");
        Reg taken = reg("read_taken", bit());
        Reg answered = reg("read_answered", bit());
        Expr free = let("read_free", answered.not().or(rready));
        taken.next(taken.not().and(arvalid).and(free));
        arready.assign(taken);
        when(taken, () -> answered.next(1)).elseWhen(rready, () -> answered.next(0));
        rvalid.assign(answered);
        rresp.assign(0);
        registers.read.assign(taken);
        registers.readIndex.assign(indexOf(araddr));
        rdata.assign(registers.readData);
    }
}
