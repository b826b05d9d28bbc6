package dev.synfire.board.link;

import dev.synfire.core.SynfireCore;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.problem.Problem;
import java.util.Optional;

/** A core with a host link: a serial port, and lights. */
public final class SynfireHost extends Component<SynfireHost.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what the core computes
     * @param plan how the core is laid out
     * @param line how bytes come and go
     * @param identity what the core says of itself
     * @param flash where the contents of memories lie, for a core that has such as start empty; empty: the host loads them
     */
    public record Params(
            IntegerNetwork network, CorePlan plan, Line line, IntVector identity, Optional<FlashLoader.Params> flash) {
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

    /** The pins of the serial port, if there is one. */
    public final Optional<SerialPins> serial =
            switch (params.line()) {
                case Line.Serial _ -> Optional.of(new SerialPins(input("uart_rx", bit()), output("uart_tx", bit())));
                case Line.Bytes _ -> Optional.empty();
            };

    /** The bytes' own ports, if there is no serial port. */
    public final Optional<BytePort> bytes =
            switch (params.line()) {
                case Line.Serial _ -> Optional.empty();
                case Line.Bytes _ ->
                    Optional.of(new BytePort(
                            input("rx_valid", bit()),
                            input("rx_data", u(8)),
                            output("listens", bit()),
                            output("tx_valid", bit()),
                            input("tx_ready", bit()),
                            output("tx_data", u(8))));
            };

    /** Commands are being worked on, or were just now. */
    public final Output active = output("active", bit());
    /** The label of the last result. */
    public final Output label = output("label", index(params.network().output().neurons()));

    private final SynfireCore core = new SynfireCore(new SynfireCore.Params(params.network(), params.plan()));

    {
        if (readsFlash()) {
            comment("SPI flash");
        }
    }

    /** The pins of the flash; empty for a core whose memories need no loading, or are loaded by the host. */
    public final Optional<FlashPins> flash = readsFlash()
            ? Optional.of(new FlashPins(
                    output("flash_cs_n", bit()),
                    output("flash_sck", bit()),
                    output("flash_mosi", bit()),
                    input("flash_miso", bit())))
            : Optional.empty();

    /** What an SPI flash is connected to. */
    public record FlashPins(Output select, Output clock, Output toFlash, Input fromFlash) {}

    public SynfireHost(Params params) {
        super(params);
    }

    private boolean readsFlash() {
        return core.load.isPresent() && params.flash().isPresent();
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + " behind a serial port.";
    }

    @Override
    protected void logic() {
        IntegerNetwork network = params.network();
        instance("core", core);
        var link = instance(
                "link",
                new HostLink(new HostLink.Params(
                        PayloadFormat.of(network.input()),
                        network.input().frames(network.ticks()),
                        network.output().neurons(),
                        network.readout().report(),
                        params.line(),
                        params.identity(),
                        params.plan().exchangeable(),
                        core.load.isPresent() && flash.isEmpty(),
                        core.learning.map(learning -> learning.state.params().parts()))));
        serial.ifPresent(pins -> {
            SerialPins inner = link.serial.orElseThrow();
            inner.rx().assign(pins.rx());
            pins.tx().assign(inner.tx());
        });
        bytes.ifPresent(port -> {
            BytePort inner = link.bytes.orElseThrow();
            inner.rxValid().assign(port.rxValid());
            inner.rxData().assign(port.rxData());
            port.listens().assign(inner.listens());
            port.txValid().assign(inner.txValid());
            inner.txReady().assign(port.txReady());
            port.txData().assign(inner.txData());
        });
        active.assign(link.active);
        label.assign(link.label);
        flash.ifPresent(this::load);
        link.load.ifPresent(load -> core.load.orElseThrow().connect(load));
        link.labels.ifPresent(labels -> core.labels.orElseThrow().connect(labels));
        link.withdrawn.ifPresent(port -> core.withdrawn.orElseThrow().assign(port));
        link.state.ifPresent(port -> core.state.orElseThrow().connect(port));
        core.in.connect(link.events);
        core.out.ready.assign(1);
        link.result.connect(core.result);
    }

    /** The core takes no event before its memories are filled. */
    private void load(FlashPins pins) {
        var loader = instance("loader", new FlashLoader(params.flash().orElseThrow()));
        pins.select().assign(loader.select);
        pins.clock().assign(loader.clock);
        pins.toFlash().assign(loader.toFlash);
        loader.fromFlash.assign(pins.fromFlash());
        core.load.orElseThrow().connect(loader.load);
    }
}
