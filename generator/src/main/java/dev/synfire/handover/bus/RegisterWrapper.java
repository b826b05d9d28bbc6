package dev.synfire.handover.bus;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventQueue;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Signal;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.MemoryStyle;

/** A core behind registers: events wait in a queue, a result until it is taken. A subclass has the ports of a bus. */
public abstract class RegisterWrapper extends Component<RegisterWrapper.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what the core computes
     * @param plan how the core is laid out
     * @param hash the first 8 bytes of the network's hash
     */
    public record Params(IntegerNetwork network, CorePlan plan, long hash) {}

    static final int ADDRESS_BITS = Integer.numberOfTrailingZeros(RegisterTable.BYTES);

    private static final int INDEX_LOW = Integer.numberOfTrailingZeros(Register.BYTES);

    private final String bus;

    /** What is wrapped. */
    public final SynfireCore core;

    /** What the registers hold. */
    public final BusFormat format;

    final RegisterBlock registers;

    /**
     * Wraps a core.
     *
     * @param bus the word of the command line for this wrapper, and the end of its module's name
     * @throws dev.synfire.problem.Problem bus if the core needs more than the registers offer
     */
    protected RegisterWrapper(Params params, String bus) {
        super(params);
        this.bus = bus;
        core = new SynfireCore(new SynfireCore.Params(params.network(), params.plan()));
        format = BusFormat.of(core, params.hash(), bus);
        registers = new RegisterBlock(format);
    }

    @Override
    protected final String moduleName() {
        return ModuleNames.of(params.network().name(), bus);
    }

    @Override
    protected final String describe() {
        return "The network " + params.network().name() + " behind registers on " + busName() + "."
                + "\nMade by Synfire. This file and those of its modules belong to whoever generated them, to use in any way.";
    }

    /** The bus's name and standard. */
    protected abstract String busName();

    /** The number of the register at an address in bytes. */
    static Expr indexOf(Expr address) {
        return address.bits(ADDRESS_BITS - 1, INDEX_LOW);
    }

    /**
     * Joins registers, queue and core.
     *
     * @param clock of all of them
     * @param reset of the registers, active high
     * @param irq the interrupt's port
     */
    final void join(Signal clock, Signal reset, Output irq) {
        in(clockOf(clock, reset), () -> instance("registers", registers));
        irq.assign(registers.irq);
        Output coreReset = registers.coreReset;
        EventQueue queue =
                new EventQueue(params.network().name() + "_event", format.input(), format.depth(), MemoryStyle.BLOCK);
        comment("Events wait in a queue before the core");
        in(clockOf(clock, coreReset), () -> {
            instance("event_queue", queue);
            instance("core", core);
        });
        queue.in.valid.assign(registers.eventValid);
        queue.in.field("tick").assign(registers.eventTick);
        queue.in.field("last").assign(registers.eventLast);
        queue.in.field("address").assign(registers.eventAddress);
        registers.eventValue.ifPresent(value -> queue.in.field("value").assign(value));
        core.in.connect(queue.out);
        registers.eventLeaves.assign(queue.out.valid.and(core.in.ready));

        comment("What the last layer sends is dropped, a result waits until it is taken");
        core.out.ready.assign(1);
        registers.resultValid.assign(core.result.valid);
        registers.resultLabel.assign(core.result.label);
        registers.resultScore.assign(core.result.score);
        registers.resultLast.ifPresent(last -> last.assign(core.result.last.orElseThrow()));
        core.result.ready.assign(registers.resultReady);
    }
}
