package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one stream of several: sources that offer beats are served in turn, by an {@link Arbiter}. With a field that marks
 * the last beat of a packet, packets stay whole.
 */
public final class FairMerge extends Component<FairMerge.Params> {
    /**
     * What shapes the hardware.
     *
     * @param payload of the beats
     * @param sources how many streams there are, at least 2
     * @param last the field of the payload, one bit, that is 1 with the last beat of a packet; empty where each beat is one
     */
    public record Params(Payload payload, int sources, String last) {
        public Params {
            if (sources < 2) {
                throw Mistake.parameter("a merge of " + sources + " streams", "give 2 or more");
            }
            if (!last.isEmpty()
                    && payload.fields().stream()
                            .noneMatch(field ->
                                    field.name().equals(last) && field.shape().equals(bit()))) {
                throw Mistake.parameter(
                        "the payload " + payload + " has no bit " + last, "name a field of one bit, or none");
            }
        }
    }

    /** What each source sends. */
    public final List<Channel> ins = ins();

    {
        comment("Out");
    }

    public final Channel out = new Channel(source("out_"), params.payload());

    /** A bit for each source: the beat that is offered comes from it. */
    public final Output from = output("from", u(params.sources()));

    public FairMerge(Params params) {
        super(params);
    }

    /** Of streams without packets. */
    public FairMerge(Payload payload, int sources) {
        this(new Params(payload, sources, ""));
    }

    @Override
    protected String describe() {
        return "Makes one stream of " + params.sources() + ", in turn.";
    }

    private List<Channel> ins() {
        List<Channel> ins = new ArrayList<>();
        for (int i = 0; i < params.sources(); i++) {
            comment("From source " + i);
            ins.add(new Channel(sink("in" + i + "_"), params.payload()));
        }
        return List.copyOf(ins);
    }

    @Override
    protected void logic() {
        comment("Who was chosen stays so until its beat, or its packet, has moved.");
        Reg owner = reg("owner", from.shape());
        var arbiter = instance("arbiter", new Arbiter(params.sources()));
        Expr owned = let("owned", owner.orReduce());
        Expr chosen = let("chosen", owned.mux(owner, arbiter.grant));
        Expr ends = params.last().isEmpty() ? out.moves() : out.moves().and(out.field(params.last()));
        arbiter.request.assign(
                Expr.cat(ins.reversed().stream().map(in -> in.valid).toList()));
        arbiter.advance.assign(owned.not());
        when(ends, () -> owner.next(0)).elseWhen(out.valid, () -> owner.next(chosen));

        List<Expr> offered = new ArrayList<>();
        List<Expr> words = new ArrayList<>();
        for (int i = 0; i < params.sources(); i++) {
            Channel in = ins.get(i);
            Expr its = chosen.bit(i);
            in.ready.assign(its.and(out.ready));
            offered.add(its.and(in.valid));
            words.add(its.replicate(params.payload().width()).and(in.word()));
        }
        out.valid.assign(Expr.any(offered));
        out.assignWord(let("word", words.stream().reduce(Expr::or).orElseThrow()));
        from.assign(chosen);
    }
}
