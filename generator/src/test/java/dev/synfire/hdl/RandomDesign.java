package dev.synfire.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A small design of registers, memories, wires under when and switch, and an instance, drawn from a seed. */
public final class RandomDesign extends Component<RandomDesign.Seed> {
    /** What it is drawn from; below depth 1 an instance of another random design stands in it. */
    public record Seed(long seed, int depth) {}

    private static final String ALGORITHM = "L64X128MixRandom";

    private final RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(params.seed());
    private final List<Expr> known = new ArrayList<>();
    public final List<Input> inputs = new ArrayList<>();
    public final List<Output> outputs = new ArrayList<>();
    public final List<Reg> registers = new ArrayList<>();
    public final List<Memory> memories = new ArrayList<>();

    public RandomDesign(Seed seed) {
        super(seed);
        for (int i = 0; i < 3; i++) {
            inputs.add(input("u" + i, u(i == 0 ? 1 : width())));
            inputs.add(input("s" + i, s(i == 0 ? 1 : width())));
        }
        for (int i = 0; i < 3; i++) {
            outputs.add(output("y" + i, random.nextBoolean() ? s(width()) : u(width())));
        }
    }

    @Override
    protected String moduleName() {
        return "random_design_" + params.depth();
    }

    private int width() {
        return 1 + random.nextInt(random.nextInt(3) == 0 ? 64 : 10);
    }

    private Shape shape() {
        return random.nextBoolean() ? s(width()) : u(width());
    }

    private Expr any(Shape shape) {
        Expr value = new RandomExpressions(random, known).any(random.nextInt(3));
        Expr signed = shape.signed() ? value.toSigned() : value.asUnsigned();
        return random.nextInt(4) == 0 ? signed.sat(shape) : signed.wrap(shape);
    }

    private Expr bit(int chance) {
        return random.nextInt(chance) == 0 ? lit(1, Shape.bit()) : any(Shape.bit());
    }

    @Override
    protected void logic() {
        known.addAll(inputs);
        for (int i = 0; i < 5; i++) {
            Reg reg = reg("r" + i, shape());
            switch (random.nextInt(3)) {
                case 0 -> reg.withoutReset();
                case 1 ->
                    reg.init(random.nextInt(2)
                            * reg.shape().max().min(BigInteger.TEN).longValue());
                default -> {}
            }
            registers.add(reg);
            known.add(reg);
        }
        memories();
        if (params.depth() > 0) {
            RandomDesign child = instance("child", new RandomDesign(new Seed(random.nextLong(), params.depth() - 1)));
            child.inputs.forEach(input -> input.assign(any(input.shape())));
            known.addAll(child.outputs);
        }
        for (int i = 0; i < 6; i++) {
            known.add(random.nextBoolean() ? let("t" + i, any(shape())) : decided("w" + i));
        }
        for (Reg reg : registers) {
            if (random.nextInt(3) == 0) {
                reg.enable(bit(8));
            }
        }
        List<Reg> whole = registers.subList(0, 2);
        whole.forEach(reg -> reg.next(any(reg.shape())));
        List<Reg> shared = registers.subList(2, registers.size());
        branches(() -> shared.forEach(reg -> {
            if (random.nextInt(3) > 0) {
                reg.next(any(reg.shape()));
            }
        }));
        shared.forEach(reg -> when(any(Shape.bit()), () -> reg.next(any(reg.shape()))));
        outputs.forEach(output -> output.assign(any(output.shape())));
    }

    private Wire decided(String name) {
        Wire wire = wire(name, shape());
        wire.assign(any(wire.shape()));
        branches(() -> wire.assign(any(wire.shape())));
        return wire;
    }

    /** Says something in every branch of a when or of a switch. */
    private void branches(Runnable body) {
        if (random.nextBoolean()) {
            when(any(Shape.bit()), body).elseWhen(any(Shape.bit()), body).otherwise(body);
            return;
        }
        Expr subject = let("subject" + random.nextInt(1 << 30), any(u(2)));
        Switch choice = switch_(subject);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            choice.on(i, body);
        }
        if (random.nextBoolean()) {
            choice.otherwise(body);
        }
    }

    private void memories() {
        for (int i = 0; i < 2; i++) {
            Memory memory = memory(
                            "m" + i, 2 << random.nextInt(3), random.nextBoolean() ? s(1 + width()) : u(1 + width()))
                    .onCollision(Memory.Collision.values()[random.nextInt(3)]);
            memories.add(memory);
            // Where collisions are undefined, reads look at even addresses only, and writes go to odd ones.
            boolean apart = memory.collision().orElseThrow() == Memory.Collision.UNDEFINED;
            Expr looked = any(memory.addressShape());
            known.add(memory.read("q" + i, apart ? parity(looked, 0) : looked, bit(2)));
            if (random.nextBoolean()) {
                known.add(memory.readAsync(any(memory.addressShape())));
            }
            Expr address = any(memory.addressShape());
            memory.write(apart ? parity(address, 1) : address, any(memory.shape()), bit(4));
        }
    }

    private static Expr parity(Expr address, long bit) {
        int width = address.shape().width();
        return width == 1 ? lit(bit, Shape.bit()) : cat(address.bits(width - 1, 1), lit(bit, Shape.bit()));
    }
}
