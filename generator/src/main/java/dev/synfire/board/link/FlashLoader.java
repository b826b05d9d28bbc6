package dev.synfire.board.link;

import dev.synfire.core.stream.WeightLoad;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/**
 * Reads from the board's SPI flash, after every reset, what the core's memories are to begin with.
 *
 * <p>The configuration leaves the flash asleep, so it is woken first (0xAB) and given time; then one read (0x03) takes
 * everything, bytes in ascending order, the upper byte of a beat first. SPI mode 0: the flash takes a bit at a rising edge of
 * sck and shows one after a falling edge; sck runs at half the clock. Commands: data sheet of the Winbond W25Q128JV, 8.2.
 */
public final class FlashLoader extends Component<FlashLoader.Params> {
    /**
     * What shapes the hardware.
     *
     * @param address of the first byte in the flash, 24 bits
     * @param wakeClocks to wait after waking it
     */
    public record Params(int address, int wakeClocks) {}

    private enum State {
        WAKE,
        WAIT,
        COMMAND,
        READ,
        DONE
    }

    private static final long RELEASE_POWER_DOWN = 0xab;
    private static final long READ_DATA = 0x03;

    {
        comment("SPI flash");
    }

    public final Output select = output("flash_cs_n", bit());
    public final Output clock = output("flash_sck", bit());
    public final Output toFlash = output("flash_mosi", bit());
    public final Input fromFlash = input("flash_miso", bit());

    {
        comment("To the core");
    }

    public final WeightLoad load = new WeightLoad(source("load_"));

    public FlashLoader(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Reads the contents of the core's memories from an SPI flash after every reset.";
    }

    @Override
    protected void logic() {
        Reg state = reg("state", State.WAKE);
        Reg high = reg("high", bit());
        Reg sending = reg("sending", u(32)).init(RELEASE_POWER_DOWN << 24);
        Reg received = reg("received", load.data.shape()).withoutReset();
        Reg full = reg("full", bit());
        Reg left = reg("left", u(5)).init(7);
        Reg waited = reg("waited", index(params.wakeClocks()));

        comment("A bit takes two clocks, sck low and sck high; it stands still while a beat waits to be taken.");
        Expr moving =
                let("moving", state.ne(State.WAIT).and(state.ne(State.DONE)).and(full.not()));
        Expr bitEnds = let("bit_ends", moving.and(high));
        Expr lastEnds = let("last_ends", bitEnds.and(left.eq(0)));
        when(moving, () -> high.next(high.not()));
        when(bitEnds, () -> {
            sending.next(cat(sending.bits(30, 0), lit(0, bit())));
            received.next(cat(received.bits(WeightLoad.BITS - 2, 0), fromFlash));
        });
        when(bitEnds, () -> left.next(left.subWrap(1)));
        when(full.and(load.ready), () -> full.next(0));

        when(lastEnds.and(state.eq(State.WAKE)), () -> state.next(State.WAIT));
        when(state.eq(State.WAIT), () -> waited.next(waited.addWrap(1)));
        when(state.eq(State.WAIT).and(waited.eq(params.wakeClocks() - 1)), () -> {
            state.next(State.COMMAND);
            sending.next(READ_DATA << 24 | params.address());
            left.next(31);
        });
        when(lastEnds.and(state.eq(State.COMMAND)), () -> {
            state.next(State.READ);
            left.next(WeightLoad.BITS - 1);
        });
        when(lastEnds.and(state.eq(State.READ)), () -> {
            full.next(1);
            left.next(WeightLoad.BITS - 1);
        });
        when(state.eq(State.READ).and(load.ready.not()), () -> state.next(State.DONE));

        select.assign(state.eq(State.WAIT).or(state.eq(State.DONE)));
        clock.assign(high);
        toFlash.assign(sending.bit(31));
        load.valid.assign(full);
        load.data.assign(received);
    }
}
