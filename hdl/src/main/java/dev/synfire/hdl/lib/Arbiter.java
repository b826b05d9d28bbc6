package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/**
 * Chooses one of several that ask, in turn (round robin): after one was served, those above it come first, from the lowest
 * on, then those below. Who keeps asking is served after at most as many turns as there are others.
 */
public final class Arbiter extends Component<Arbiter.Params> {
    /**
     * What shapes the hardware.
     *
     * @param requesters how many may ask, at least 2
     */
    public record Params(int requesters) {
        public Params {
            if (requesters < 2) {
                throw Mistake.parameter("an arbiter between " + requesters, "give 2 or more");
            }
        }
    }

    /** A bit for each: it asks. */
    public final Input request = input("request", u(params.requesters()));

    /** The one that is granted is served at this clock edge: the turn goes on. */
    public final Input advance = input("advance", bit());

    /** A bit for each, at most one of them 1: it is granted. At once, in the same clock. */
    public final Output grant = output("grant", u(params.requesters()));

    public Arbiter(int requesters) {
        super(new Params(requesters));
    }

    @Override
    protected String describe() {
        return "Grants one of " + params.requesters() + " requests, in turn.";
    }

    @Override
    protected void logic() {
        comment("Those above the one that was served last.");
        Reg later = reg("later", request.shape());
        Expr first = let("first", request.and(later));
        Expr fromFirst = let("from_first", lowest(first));
        Expr chosen = let("chosen", first.orReduce().mux(fromFirst, lowest(request)));
        grant.assign(chosen);
        when(
                advance.and(request.orReduce()),
                () -> later.next(chosen.or(chosen.subWrap(1)).not()));
    }

    /** Only the lowest 1 of it: x and -x. */
    private static Expr lowest(Expr bits) {
        return bits.and(bits.not().addWrap(1));
    }
}
