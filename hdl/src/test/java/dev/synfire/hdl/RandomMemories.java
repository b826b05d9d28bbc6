package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Memories of every style, collision policy and set of ports. */
final class RandomMemories {
    private enum Form {
        SIMPLE_DUAL,
        SINGLE,
        ROM,
        TRUE_DUAL,
        TWO_WRITERS,
        SHARED_AND_READ
    }

    private final Choices random;
    private final Function<Shape, Expr> values;
    private final Supplier<Expr> enables;
    private Form form = Form.SIMPLE_DUAL;
    private Memory.Collision collision = Memory.Collision.OLD;

    /**
     * @param values of any shape
     * @param enables bits that are not always 0; a port that never reads is no port to synthesisers
     */
    RandomMemories(Choices random, Function<Shape, Expr> values, Supplier<Expr> enables) {
        this.random = random;
        this.values = values;
        this.enables = enables;
    }

    /** A number of words for the next memory, not always a power of two. */
    int depth() {
        form = Form.values()[random.nextInt(Form.values().length)];
        collision = form == Form.TRUE_DUAL
                ? Memory.Collision.UNDEFINED
                : Memory.Collision.values()[random.nextInt(form == Form.SHARED_AND_READ ? 1 : 3)];
        if (collision == Memory.Collision.UNDEFINED) {
            return 4 << random.nextInt(4);
        }
        return 1 + random.nextInt(random.nextInt(3) == 2 ? 40 : 8);
    }

    /** Gives the memory its ports; returns what they read. */
    List<Expr> add(Memory memory, String name) {
        Memory.Style[] styles = Memory.Style.values();
        memory.style(styles[random.nextInt(styles.length)]);
        if (memory.style() == Memory.Style.HUGE && form != Form.SINGLE) {
            memory.style(Memory.Style.AUTO);
        }
        memory.onCollision(collision);
        boolean huge = memory.style() == Memory.Style.HUGE;
        if (form == Form.ROM || !huge && random.nextInt(3) == 2) {
            memory.contents(IntStream.range(0, 1 + random.nextInt(memory.depth()))
                    .mapToObj(_ -> RandomExpressions.value(random, memory.shape()))
                    .toList());
        }
        List<Expr> read = new ArrayList<>();
        switch (form) {
            case ROM -> reads(memory, name, read);
            case SIMPLE_DUAL -> {
                reads(memory, name, read);
                write(memory);
            }
            case TWO_WRITERS -> {
                reads(memory, name, read);
                write(memory);
                write(memory);
            }
            case SINGLE -> read.add(readWrite(memory, name, any(memory)));
            case TRUE_DUAL -> {
                read.add(readWrite(memory, name + "a", apart(memory, 0)));
                read.add(readWrite(memory, name + "b", apart(memory, 1)));
            }
            case SHARED_AND_READ -> {
                read.add(readWrite(memory, name, any(memory)));
                read.add(memory.read(name + "more", any(memory), enables.get()));
            }
        }
        if (memory.style() != Memory.Style.BLOCK && !huge && random.nextBoolean()) {
            read.add(memory.readAsync(any(memory)));
        }
        return read;
    }

    private void reads(Memory memory, String name, List<Expr> read) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            read.add(memory.read(name + i, apart(memory, 0), enables.get()));
        }
    }

    private void write(Memory memory) {
        Expr data = values.apply(memory.shape());
        Expr address = apart(memory, 1);
        mask(memory)
                .ifPresentOrElse(
                        mask -> memory.write(address, data, enables.get(), mask),
                        () -> memory.write(address, data, enables.get()));
    }

    private Expr readWrite(Memory memory, String name, Expr address) {
        Expr data = values.apply(memory.shape());
        Expr write = enables.get();
        while (write instanceof Node.Literal) {
            write = enables.get();
        }
        Expr when = write;
        return mask(memory)
                .map(mask -> memory.readWrite(name, address, data, when, enables.get(), mask))
                .orElseGet(() -> memory.readWrite(name, address, data, when, enables.get()));
    }

    /** A bit for each lane; an SPRAM's are of four bits at least. */
    private Optional<Expr> mask(Memory memory) {
        int width = memory.shape().width();
        List<Integer> lanes = IntStream.rangeClosed(1, width)
                .filter(count -> width % count == 0)
                .filter(count -> memory.style() != Memory.Style.HUGE || width / count % 4 == 0)
                .boxed()
                .toList();
        return lanes.isEmpty() || !random.nextBoolean()
                ? Optional.empty()
                : Optional.of(values.apply(Shape.u(lanes.get(random.nextInt(lanes.size())))));
    }

    /** An address within the memory. */
    private Expr any(Memory memory) {
        Shape shape = memory.addressShape();
        Expr any = moving(values.apply(shape));
        return memory.depth() == 1 << shape.width()
                ? any
                : any.lt(memory.depth()).mux(any, memory.depth() - 1);
    }

    /** Not the same in all cycles: Yosys makes single registers of a memory that is written at one place. */
    private Expr moving(Expr address) {
        Expr low = enables.get();
        while (low instanceof Node.Literal) {
            low = enables.get();
        }
        Expr flip = low.extend(address.shape());
        return address.equals(flip) ? flip : address.xor(flip);
    }

    /** Where collisions are undefined, some ports go to even addresses only, others to odd ones. */
    private Expr apart(Memory memory, long parity) {
        Expr any = any(memory);
        if (memory.collision().orElseThrow() != Memory.Collision.UNDEFINED) {
            return any;
        }
        int width = memory.addressShape().width();
        Expr low = Expr.lit(parity, Shape.bit());
        return width == 1 ? low : Expr.cat(any.bits(width - 1, 1), low);
    }
}
