package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.core.stream.WeightPort;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.layout.DeepWords;
import dev.synfire.layout.Family;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.ReserveWidths;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer's weights: a word for each input and group holds the weights from that input to the neurons of that group, one a
 * lane, lane 0 in the lowest bits; {@link WeightLayout} says where it lies.
 *
 * <p>A large RAM starts with unknown words: it takes them from a {@link WeightLoad} after each reset.
 */
public final class WeightMemory extends CoreComponent<WeightMemory.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param synapses the weights
     * @param lanes weights a word; neuron {@code group * lanes + lane}
     * @param style what the memory is built from
     * @param registered a second register behind the memory, one more cycle of latency; where the words take more than
     *     one block RAM of an ECP5 in depth, it stands in the midst of what finds the word
     * @param exchangeable whether other weights may take their place in a finished bitstream
     * @param learned that the weights change; empty: they stay
     */
    public record Params(
            String name,
            DenseSynapses synapses,
            int lanes,
            MemoryStyle style,
            boolean registered,
            boolean exchangeable,
            Optional<Learned> learned) {
        /** Weights that stay. */
        public Params(
                String name,
                DenseSynapses synapses,
                int lanes,
                MemoryStyle style,
                boolean registered,
                boolean exchangeable) {
            this(name, synapses, lanes, style, registered, exchangeable, Optional.empty());
        }

        int groups() {
            return Math.ceilDiv(synapses.neurons(), lanes);
        }

        WeightLayout order() {
            return new WeightLayout(synapses.inputs(), groups());
        }

        int depth() {
            return order().depth();
        }

        int width() {
            return lanes * synapses.weightBits();
        }

        boolean loaded() {
            return style == MemoryStyle.HUGE;
        }

        int slices() {
            return Family.largeRamSlices(width());
        }

        /** How the words are cut, if they are. */
        Optional<DeepWords> cut() {
            return Optional.of(DeepWords.of(depth(), width()))
                    .filter(deep -> deep.parts() > 1
                            && style == MemoryStyle.BLOCK
                            && registered
                            && !exchangeable
                            && learned.isEmpty());
        }
    }

    public final Input word = input("word", index(params.depth()));
    public final Output weights = output("weights", u(params.width()));

    {
        if (params.loaded()) {
            comment("The words to begin with");
        }
    }

    public final Optional<WeightLoad> load =
            params.loaded() ? Optional.of(new WeightLoad(sink("load_"))) : Optional.empty();

    {
        if (params.learned().isPresent()) {
            comment("Words that learn");
        }
    }

    /** Present where weights change: reads in the place of {@link #word}, and writes. */
    public final Optional<WeightPort> port =
            params.learned().map(_ -> new WeightPort(sink("learn_"), word.shape(), weights.shape()));

    private final int depth =
            params.exchangeable() && !params.loaded() ? ReserveWidths.words(params.depth()) : params.depth();

    /** The memory that holds the words, for those who look into a simulation; empty where it is in parts. */
    public final Optional<Memory> words = params.cut().isPresent()
            ? Optional.empty()
            : Optional.of(
                    memory("words", depth, params.loaded() ? u(params.slices() * WeightLoad.BITS) : weights.shape())
                            .neverBeyond()
                            .style(Shapes.style(params.style())));

    public WeightMemory(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "weights");
    }

    @Override
    protected String describe() {
        return Count.of(params.depth(), "word") + " of " + Count.of(params.lanes(), "weight") + " of "
                + Count.of(params.synapses().weightBits(), "bit")
                + ": " + params.order() + ", lane 0 in the lowest bits.";
    }

    /** The beats of its {@link WeightLoad}, in order; empty where the words come with the configuration. */
    public List<Integer> image() {
        List<Integer> beats = new ArrayList<>();
        if (params.loaded()) {
            for (BigInteger content : contents()) {
                for (int slice = 0; slice < params.slices(); slice++) {
                    beats.add(content.shiftRight(slice * WeightLoad.BITS).intValue() & (1 << WeightLoad.BITS) - 1);
                }
            }
        }
        return beats;
    }

    @Override
    protected void logic() {
        Optional<DeepWords> cut = params.cut();
        if (cut.isPresent()) {
            weights.assign(parts(cut.get()));
            return;
        }
        Memory held = words.orElseThrow();
        Expr fetched = load.map(from -> loaded(held, from))
                .orElseGet(() -> port.map(changes -> learned(held.contents(contents()), changes))
                        .orElseGet(() -> held.contents(contents()).read("fetched", word)))
                .bits(params.width() - 1, 0);
        if (params.registered()) {
            comment("Block RAM answers late in the cycle: the multipliers start from a register of their own.");
            weights.assign(reg("registered", weights.shape()).withoutReset().next(fetched));
        } else {
            weights.assign(fetched);
        }
        port.ifPresent(changes -> changes.weights.assign(weights));
    }

    /** A walk comes to each word once, so none is read where it is written. */
    private Expr learned(Memory held, WeightPort changes) {
        held.onCollision(Memory.Collision.UNDEFINED);
        Expr read = held.read("fetched", changes.walks.mux(changes.word, word));
        held.write(changes.written, changes.changed, changes.write);
        return read;
    }

    /** The word of each part comes, and one of them is wanted: of two parts a look-up table a bit, then a register. */
    private Expr parts(DeepWords cut) {
        int parts = cut.parts();
        int inside = Integer.numberOfTrailingZeros(cut.part());
        List<Expr> come = cut.apart() ? apart(cut, inside) : sideBySide(cut, inside);
        comment("Which part has the word, a flag each.");
        Expr part = word.bits(word.shape().width() - 1, inside);
        Expr none = lit(0, weights.shape());
        List<Expr> given = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            Reg has = reg("part_" + k, bit()).withoutReset().next(part.eq(k));
            given.add(has.mux(come.get(k), none));
        }
        Expr any = none;
        for (int k = 0; k < parts; k += 2) {
            Expr pair = k + 1 < parts ? given.get(k).or(given.get(k + 1)) : given.get(k);
            Reg gathered =
                    reg("gathered_" + k / 2, weights.shape()).withoutReset().next(pair);
            any = k == 0 ? gathered : any.or(gathered);
        }
        return any;
    }

    private List<Expr> sideBySide(DeepWords cut, int inside) {
        int width = params.width();
        Expr row = memory("rows", Math.min(params.depth(), cut.part()), u(cut.parts() * width))
                .neverBeyond()
                .style(Shapes.style(params.style()))
                .contents(rows(cut.part()))
                .read("row", word.bits(inside - 1, 0));
        return IntStream.range(0, cut.parts())
                .mapToObj(k -> row.bits((k + 1) * width - 1, k * width))
                .toList();
    }

    private List<Expr> apart(DeepWords cut, int inside) {
        BigInteger[] words = contents();
        List<Expr> read = new ArrayList<>();
        for (int k = 0; k < cut.parts(); k++) {
            int from = k * cut.part();
            BigInteger[] own = Arrays.copyOfRange(words, from, Math.min(words.length, from + cut.part()));
            int places = index(own.length).width();
            read.add(memory("words_" + k, own.length, weights.shape())
                    .neverBeyond()
                    .style(Shapes.style(params.style()))
                    .contents(own)
                    .read("word_" + k, word.bits(Math.min(inside, places) - 1, 0)));
        }
        return read;
    }

    /** Row r has word r of each part, the first part in the lowest bits. */
    private BigInteger[] rows(int part) {
        BigInteger[] words = contents();
        return IntStream.range(0, Math.min(words.length, part))
                .mapToObj(r -> IntStream.iterate(r, i -> i < words.length, i -> i + part)
                        .mapToObj(i -> words[i].shiftLeft(i / part * params.width()))
                        .reduce(BigInteger.ZERO, BigInteger::or))
                .toArray(BigInteger[]::new);
    }

    /** One port serves both: it writes until every word has come, then it reads. */
    private Expr loaded(Memory words, WeightLoad from) {
        int slices = params.slices();
        Reg loading = reg("loading", bit()).init(1);
        Reg place = reg("place", word.shape());
        Expr takes = let("takes", from.valid.and(loading));
        Expr wordEnds;
        Optional<Expr> mask = Optional.empty();
        if (slices == 1) {
            wordEnds = takes;
        } else {
            comment("The slice of the word that is due, one bit each.");
            Reg slice = reg("slice", u(slices)).init(1);
            when(takes, () -> slice.next(cat(slice.bits(slices - 2, 0), slice.bit(slices - 1))));
            wordEnds = takes.and(slice.bit(slices - 1));
            mask = Optional.of(slice);
        }
        when(wordEnds, () -> {
            place.next(place.addWrap(1));
            when(place.eq(params.depth() - 1), () -> loading.next(0));
        });
        from.ready.assign(loading);
        Expr address = loading.mux(place, word);
        Expr data =
                cat(IntStream.range(0, slices).mapToObj(_ -> (Expr) from.data).toArray(Expr[]::new));
        return mask.map(lanes -> words.readWrite("fetched", address, data, takes, lit(1, bit()), lanes))
                .orElseGet(() -> words.readWrite("fetched", address, data, takes, lit(1, bit())));
    }

    private BigInteger[] contents() {
        DenseSynapses synapses = params.synapses();
        var all = new BigInteger[params.depth()];
        for (int group = 0; group < params.groups(); group++) {
            for (int input = 0; input < synapses.inputs(); input++) {
                BigInteger content = BigInteger.ZERO;
                for (int lane = 0; lane < params.lanes(); lane++) {
                    int neuron = group * params.lanes() + lane;
                    // Lanes without a neuron in the last group add zeros to sums that nobody reads.
                    long code = neuron < synapses.neurons() ? code(synapses.weight(neuron, input)) : 0;
                    content = content.or(BigInteger.valueOf(code).shiftLeft(lane * synapses.weightBits()));
                }
                all[params.order().at(input, group)] = content;
            }
        }
        return all;
    }

    /** Two's complement; in one bit 0 stands for -1. */
    private long code(int weight) {
        int bits = params.synapses().weightBits();
        return bits == 1 ? (weight + 1) / 2 : weight & ((1L << bits) - 1);
    }
}
