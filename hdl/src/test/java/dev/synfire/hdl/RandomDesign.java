package dev.synfire.hdl;

import dev.synfire.hdl.lib.Synchroniser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small design of registers, a state machine, memories, wires under when and switch, values given in parts, an instance
 * of another one, and perhaps registers, a memory's port and an instance at a second clock. A choice of 0 is the simplest: the thing is not there.
 */
public final class RandomDesign extends Specimen<RandomDesign.Params> {
    /**
     * How it is drawn.
     *
     * @param name of its module
     * @param depth how many designs may stand in one another within it
     */
    public record Params(Choices choices, String name, int depth) {}

    enum Phase {
        IDLE,
        FETCH,
        ADD,
        STORE,
        DONE
    }

    private final Choices random = params.choices();
    private final List<Expr> known = new ArrayList<>();
    private final Optional<Clock> other;

    public RandomDesign(Params params) {
        super(params);
        feed("u0", bit());
        feed("s0", s(1));
        for (int i = 1; i < 3; i++) {
            feed("u" + i, u(width()));
            feed("s" + i, s(width()));
        }
        other = params.depth() > 0 && random.nextInt(3) == 2
                ? Optional.of(clock("other_clk", "other_rst"))
                : Optional.empty();
        for (int i = random.nextInt(3); i >= 0; i--) {
            show("y" + i, shape());
        }
    }

    @Override
    protected String moduleName() {
        return params.name();
    }

    @Override
    public Optional<Clock> other() {
        return other;
    }

    private int width() {
        return 1 + random.nextInt(random.nextInt(3) == 2 ? 70 : 10);
    }

    private Shape shape() {
        int width = width();
        return random.nextBoolean() ? s(width) : u(width);
    }

    private Expr any(Shape shape) {
        return any(shape, known);
    }

    private Expr any(Shape shape, List<Expr> leaves) {
        Expr value = new RandomExpressions(random, leaves).any(random.nextInt(3));
        Expr signed = shape.signed() ? value.toSigned() : value.asUnsigned();
        return random.nextInt(4) == 3 ? signed.sat(shape) : signed.wrap(shape);
    }

    /** A bit that is sometimes 0 and sometimes 1, or 1. */
    private Expr enable() {
        return switch (random.nextInt(4)) {
            case 0 -> inputs().getFirst();
            case 1 -> inputs().getFirst().not();
            case 2 -> inputs().getLast().msb();
            default -> lit(1, Shape.bit());
        };
    }

    @Override
    protected void logic() {
        known.addAll(inputs());
        List<Reg> registers = registers();
        RandomMemories memories = new RandomMemories(random, this::any, this::enable);
        for (int i = random.nextInt(3); i > 0; i--) {
            known.addAll(memories.add(memory("m" + i, memories.depth(), shape()), "q" + i));
        }
        if (params.depth() > 0 && random.nextBoolean()) {
            Params its = new Params(random, params.name() + "_child", params.depth() - 1);
            RandomDesign child = instance("child", new RandomDesign(its));
            child.inputs().forEach(input -> input.assign(any(input.shape())));
            known.addAll(child.outputs());
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            known.add(random.nextBoolean() ? decided("w" + i) : let("t" + i, any(shape())));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            known.add(random.nextBoolean() ? wireInParts("p" + i) : registerInParts("p" + i));
        }
        machine();
        drive(registers);
        other.ifPresent(clock -> known.addAll(atOtherClock(clock)));
        outputs().forEach(output -> output.assign(any(output.shape())));
    }

    private List<Reg> registers() {
        List<Reg> registers = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Reg reg = reg("r" + i, shape());
            if (random.nextBoolean()) {
                reg.init(reg.shape().max().min(BigInteger.TEN).longValue());
            }
            registers.add(reg);
        }
        known.addAll(registers);
        return registers;
    }

    /** The first half one by one, the others under common conditions. */
    private void drive(List<Reg> registers) {
        int half = registers.size() / 2;
        for (Reg reg : registers.subList(0, half)) {
            if (random.nextBoolean()) {
                reg.withoutReset();
            }
            if (random.nextInt(3) == 2) {
                reg.enable(enable());
            }
            reg.next(any(reg.shape()));
        }
        List<Reg> shared = registers.subList(half, registers.size());
        if (shared.isEmpty()) {
            return;
        }
        branches(() -> shared.forEach(reg -> {
            if (random.nextInt(3) > 0) {
                reg.next(any(reg.shape()));
            }
        }));
        shared.forEach(reg -> when(any(Shape.bit()), () -> reg.next(any(reg.shape()))));
    }

    private Wire decided(String name) {
        Wire wire = wire(name, shape());
        wire.assign(any(wire.shape()));
        branches(() -> wire.assign(any(wire.shape())));
        return wire;
    }

    /** Two parts of the wire have values of their own, some bits another under conditions. */
    private Wire wireInParts(String name) {
        Wire wire = wire(name, shape(2));
        int width = wire.shape().width();
        int middle = 1 + random.nextInt(width - 1);
        wire.part(width - 1, middle).assign(any(u(width - middle)));
        wire.part(middle - 1, 0).assign(any(u(middle)));
        int low = random.nextInt(width);
        int high = low + random.nextInt(width - low);
        branches(() -> wire.part(high, low).assign(any(u(high - low + 1))));
        return wire;
    }

    private Reg registerInParts(String name) {
        Reg reg = reg(name, shape(2));
        if (random.nextBoolean()) {
            reg.withoutReset();
        }
        if (random.nextInt(3) == 2) {
            reg.enable(enable());
        }
        int width = reg.shape().width();
        int middle = 1 + random.nextInt(width - 1);
        reg.part(width - 1, middle).next(any(u(width - middle)));
        when(any(Shape.bit()), () -> reg.part(middle - 1, 0).next(any(u(middle))));
        int low = random.nextInt(width);
        int high = low + random.nextInt(width - low);
        branches(() -> reg.part(high, low).next(any(u(high - low + 1))));
        return reg;
    }

    /** What belongs to the second clock, and how values reach it; what outputs may show of it. */
    private List<Expr> atOtherClock(Clock clock) {
        List<Expr> there = new ArrayList<>(inputs());
        Reg home = reg("home", bit());
        home.next(any(bit()));
        Memory crossed = memory("crossed", 8, shape()).onCollision(Memory.Collision.UNDEFINED);
        crossed.write(any(u(3)), any(crossed.shape()), enable());
        in(clock, () -> {
            Synchroniser crossing = instance("crossing", new Synchroniser());
            crossing.in.assign(home);
            there.add(crossing.out);
            there.add(crossed.read("crossed_word", any(u(3), there)));
            List<Reg> registers = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Reg reg = reg("o" + i, shape());
                if (random.nextBoolean()) {
                    reg.init(reg.shape().max().min(BigInteger.TWO).longValue());
                }
                registers.add(reg);
            }
            there.addAll(registers);
            for (Reg reg : registers) {
                if (random.nextInt(3) == 2) {
                    reg.withoutReset();
                }
                reg.next(any(reg.shape(), there));
                when(any(bit(), there), () -> reg.next(any(reg.shape(), there)));
            }
            if (random.nextBoolean()) {
                Params its = new Params(random, params.name() + "_guest", 0);
                RandomDesign guest = instance("guest", new RandomDesign(its));
                guest.inputs().forEach(input -> input.assign(any(input.shape(), there)));
                there.addAll(guest.outputs());
            }
        });
        return there;
    }

    /** A shape of that many bits at least. */
    private Shape shape(int least) {
        Shape shape = shape();
        return shape.withWidth(Math.max(least, shape.width()));
    }

    /** Says something in every branch of a when or of a switch. */
    private void branches(Runnable body) {
        if (random.nextBoolean()) {
            Expr subject = let("subject" + known.size() + "_" + random.nextInt(1 << 30), any(u(2)));
            Switch choice = switch_(subject);
            int first = random.nextInt(3) == 2 ? 2 : 0;
            if (first > 0) {
                choice.on(new long[] {0, 1}, body);
            }
            int cases = 1 + random.nextInt(4 - first);
            for (int i = first; i < first + cases; i++) {
                choice.on(i, body);
            }
            if (random.nextBoolean()) {
                choice.otherwise(body);
            }
            return;
        }
        When when = when(any(Shape.bit()), body);
        for (int i = random.nextInt(3); i > 0; i--) {
            when = when.elseWhen(any(Shape.bit()), body);
        }
        if (random.nextBoolean()) {
            when.otherwise(body);
        }
    }

    private void machine() {
        if (!random.nextBoolean()) {
            return;
        }
        List<Phase> phases =
                Stream.of(Phase.values()).limit(2 + random.nextInt(4)).toList();
        Reg phase = reg("phase", phases.getFirst());
        Wire busy = wire("busy", bit());
        known.add(busy);
        busy.assign(phase.ne(phases.getFirst()));
        Switch choice = switch_(phase);
        for (Phase one : phases) {
            choice.on(one, () -> when(any(Shape.bit()), () -> phase.next(phases.get(random.nextInt(phases.size())))));
        }
        if (random.nextBoolean()) {
            choice.otherwise(() -> phase.next(phases.getFirst()));
        }
    }
}
