package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Gives every beat of a stream to several takers, each when it is ready. */
@SuppressWarnings("this-escape") // ports only keep the reference
public class Fork extends Component<Fork.Params> {
    /**
     * What shapes the hardware.
     *
     * @param payload of the beats
     * @param takers how many there are, at least 2
     */
    public record Params(Payload payload, int takers) {
        public Params {
            if (takers < 2) {
                throw Mistake.parameter("a fork for " + takers + " takers", "give 2 or more");
            }
        }
    }

    {
        comment("In");
    }

    public final Channel in = new Channel(sink("in_"), params.payload());

    /** The same beats, for each taker. */
    public final List<Channel> outs = outs();

    public Fork(Params params) {
        super(params);
    }

    /** The word fork alone is a keyword of Verilog. */
    @Override
    protected String moduleName() {
        return "stream_fork";
    }

    @Override
    protected String describe() {
        return "Gives every beat to " + params.takers() + " takers.";
    }

    private List<Channel> outs() {
        List<Channel> outs = new ArrayList<>();
        for (int i = 0; i < params.takers(); i++) {
            comment("For taker " + i);
            outs.add(new Channel(source("out" + i + "_"), params.payload()));
        }
        return List.copyOf(outs);
    }

    @Override
    protected void logic() {
        comment("A beat stays until all have it; who has it is not offered it again.");
        List<Reg> taken = new ArrayList<>();
        List<Expr> served = new ArrayList<>();
        for (int i = 0; i < params.takers(); i++) {
            Reg has = reg("taken_" + i, bit());
            taken.add(has);
            served.add(has.or(outs.get(i).ready));
        }
        Expr all = let("all_served", served.stream().reduce(Expr::and).orElseThrow());
        in.ready.assign(all);
        for (int i = 0; i < params.takers(); i++) {
            Channel out = outs.get(i);
            taken.get(i).next(in.valid.and(all.not()).and(served.get(i)));
            out.valid.assign(in.valid.and(taken.get(i).not()));
            for (int j = 0; j < out.payload().size(); j++) {
                out.payload().get(j).signal().assign(in.payload().get(j).signal());
            }
        }
    }
}
