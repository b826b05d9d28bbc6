package dev.synfire.handover.bus;

import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registers of {@link RegisterTable} as hardware, between any bus and a core. A write takes effect at the edge at which
 * {@code write} is 1; what is read is there after the edge at which {@code read} is 1, until the next read.
 *
 * <p>Reading has no side effect, and no access waits: an event for which there is no room is dropped, and a flag says so.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public final class RegisterBlock extends Component<BusFormat> {
    private final RegisterTable table = RegisterTable.of(params);
    private final Map<RegisterField, Expr> values = new HashMap<>();

    {
        comment("Access by a bus: registers by their numbers");
    }

    public final Input write = input("write", bit());
    public final Input writeIndex = input("write_index", u(RegisterTable.INDEX_BITS));
    public final Input writeData = input("write_data", u(Register.BITS));
    public final Input read = input("read", bit());
    public final Input readIndex = input("read_index", u(RegisterTable.INDEX_BITS));
    public final Output readData = output("read_data", u(Register.BITS));
    public final Output irq = output("irq", bit());

    {
        comment("Events to the queue, and when one leaves it");
    }

    public final Output eventValid = output("event_valid", bit());
    public final Output eventTick = output("event_tick", bit());
    public final Output eventLast = output("event_last", bit());
    public final Output eventAddress = output("event_address", params.input().address());
    public final Optional<Output> eventValue = params.value().map(shape -> output("event_value", shape));
    public final Input eventLeaves = input("event_leaves", bit());

    {
        comment("Results of the core");
    }

    public final Input resultValid = input("result_valid", bit());
    public final Output resultReady = output("result_ready", bit());
    public final Input resultLabel = input("result_label", params.label());
    public final Input resultScore = input("result_score", params.score());
    public final Optional<Input> resultLast =
            params.scores() ? Optional.of(input("result_last", bit())) : Optional.empty();

    {
        comment("Reset of core and queue");
    }

    public final Output coreReset = output("core_reset", bit());

    public RegisterBlock(BusFormat params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network(), "registers");
    }

    @Override
    protected String describe() {
        return "Registers through which a bus uses the core of " + params.network() + ".";
    }

    @Override
    protected void logic() {
        Expr setting = let("setting", written("control"));
        Reg resultInterrupt = setting("result_interrupt", setting);
        Reg spaceInterrupt = setting("space_interrupt", setting);
        Reg reset = reg("reset", bit()).init(1).next(setting.and(data("control", "reset")));
        coreReset.assign(reset);
        Reg space = events(reset);
        results();
        comment("Half of the queue is free where one of the two highest bits is 1");
        int high = space.shape().width() - 1;
        Expr half = let("half_free", space.bits(high, high - 1).orReduce());
        irq.assign(resultInterrupt.and(resultValid).or(spaceInterrupt.and(half)));
        reading();
    }

    /** The queue's side; returns how many events it takes. */
    private Reg events(Reg reset) {
        comment("Without room an event or a marker is dropped, and an event also where its address is wrong");
        Reg space = reg("space", index(params.depth() + 1)).init(params.depth());
        Expr comes = let("comes", written("event_in"));
        Expr tick = data("event_in", "tick");
        Expr room = let("room", space.orReduce());
        Expr wrong = let("wrong", tick.not().and(outside(data("event_in", "address"))));
        Expr stored = let("stored", comes.and(room).and(wrong.not()));
        eventValid.assign(stored);
        eventTick.assign(tick);
        eventLast.assign(data("event_in", "last"));
        eventAddress.assign(data("event_in", "address").wrap(params.input().address()));
        eventValue.ifPresent(value -> {
            Expr bits = data("event_in", "value");
            value.assign(value.shape().signed() ? bits.asSigned() : bits);
        });
        when(stored.and(eventLeaves.not()), () -> space.next(space.subWrap(1)))
                .elseWhen(eventLeaves.and(stored.not()), () -> space.next(space.addWrap(1)));
        when(reset, () -> space.next(params.depth()));
        state("status", "space", space);
        Expr clears = let("clears", written("status"));
        flag("overflow", comes.and(room.not()), clears, reset);
        flag("bad_address", comes.and(wrong), clears, reset);
        return space;
    }

    private void results() {
        resultReady.assign(written("take").and(data("take", "take")));
        state("status", "result", resultValid);
        state("result", "valid", resultValid);
        resultLast.ifPresent(last -> state("result", "last", last));
        state("result", "label", resultLabel.extend(u(BusFormat.HALF)));
        Shape half = u(Register.BITS);
        if (params.score().width() <= Register.BITS) {
            state("score", "score", wide(resultScore, Register.BITS));
        } else {
            Expr whole = let("score", wide(resultScore, 2 * Register.BITS));
            state("score", "score", whole.wrap(half));
            state("score_high", "score", whole.bits(2 * Register.BITS - 1, Register.BITS));
        }
    }

    private void reading() {
        comment("What is read");
        Reg data = reg("data", u(Register.BITS)).withoutReset();
        when(read, () -> {
            var registers = switch_(readIndex);
            table.registers().stream()
                    .filter(Register::isRead)
                    .forEach(register -> registers.on(register.index(), () -> data.next(word(register))));
            registers.otherwise(() -> data.next(0));
        });
        readData.assign(data);
    }

    /** What a register reads as: its fields, 0 between them. */
    private Expr word(Register register) {
        List<Expr> parts = new ArrayList<>();
        int free = Register.BITS;
        for (RegisterField field : register.fields().reversed()) {
            if (field.isRead()) {
                if (field.high() + 1 < free) {
                    parts.add(lit(0, u(free - field.high() - 1)));
                }
                parts.add(
                        field.access() == Access.CONSTANT
                                ? lit(field.reset() >>> field.low(), u(field.bits()))
                                : values.get(field).extend(u(field.bits())));
                free = field.low();
            }
        }
        if (free > 0) {
            parts.add(lit(0, u(free)));
        }
        return cat(parts.toArray(Expr[]::new));
    }

    private Expr outside(Expr address) {
        int inputs = params.input().size();
        int bits = params.input().address().width();
        List<Expr> reasons = new ArrayList<>();
        if (address.shape().width() > bits) {
            reasons.add(address.bits(address.shape().width() - 1, bits).orReduce());
        }
        if (inputs < 1 << bits) {
            reasons.add(address.wrap(u(bits)).ge(inputs));
        }
        return reasons.isEmpty() ? lit(0, bit()) : Expr.any(reasons);
    }

    private Reg setting(String field, Expr written) {
        Reg reg = reg(field, bit()).enable(written).next(data("control", field));
        state("control", field, reg);
        return reg;
    }

    private void flag(String field, Expr set, Expr clears, Expr reset) {
        Reg reg = reg(field, bit());
        when(set, () -> reg.next(1)).elseWhen(reset.or(clears.and(data("status", field))), () -> reg.next(0));
        state("status", field, reg);
    }

    private void state(String register, String field, Expr value) {
        values.put(table.register(register).field(field), value);
    }

    private Expr written(String register) {
        return write.and(writeIndex.eq(table.register(register).index()));
    }

    private Expr data(String register, String field) {
        RegisterField its = table.register(register).field(field);
        return writeData.bits(its.high(), its.low());
    }

    private static Expr wide(Expr value, int bits) {
        return value.extend(value.shape().signed() ? s(bits) : u(bits)).asUnsigned();
    }
}
