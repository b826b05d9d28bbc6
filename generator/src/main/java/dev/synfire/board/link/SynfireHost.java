package dev.synfire.board.link;

import dev.synfire.core.SynfireCore;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.CorePlan;
import dev.synfire.problem.Problem;

/** A core with a host link: a serial port, and lights. */
public final class SynfireHost extends Component<SynfireHost.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what the core computes
     * @param plan how the core is laid out
     * @param clocksPerBit of the serial port
     * @param identity what the core says of itself
     */
    public record Params(IntegerNetwork network, CorePlan plan, int clocksPerBit, IntVector identity) {
        public Params {
            if (network.input().size() > PayloadFormat.MAX_INPUTS) {
                throw Problem.checkFailed(
                        "too-big",
                        network.name(),
                        network.input().size() + " inputs, the host link addresses at most " + PayloadFormat.MAX_INPUTS,
                        "use fewer inputs");
            }
        }
    }

    public final Input uartRx = input("uart_rx", bit());
    public final Output uartTx = output("uart_tx", bit());
    /** Commands are being worked on, or were just now. */
    public final Output active = output("active", bit());
    /** The label of the last result. */
    public final Output label = output("label", index(params.network().output().neurons()));

    public SynfireHost(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + " behind a serial port.";
    }

    @Override
    protected void logic() {
        IntegerNetwork network = params.network();
        var core = instance("core", new SynfireCore(new SynfireCore.Params(network, params.plan())));
        var link = instance(
                "link",
                new HostLink(new HostLink.Params(
                        PayloadFormat.of(network.input()),
                        network.ticks(),
                        network.output().neurons(),
                        network.readout().report(),
                        params.clocksPerBit(),
                        params.identity())));
        link.uartRx.assign(uartRx);
        uartTx.assign(link.uartTx);
        active.assign(link.active);
        label.assign(link.label);
        core.in.connect(link.events);
        core.out.ready.assign(1);
        link.result.connect(core.result);
    }
}
