package dev.synfire.board.link;

import dev.synfire.core.learning.StateParts;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.StatePort;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.List;

/**
 * Takes the label of a sample out of a command, and moves words of what was learned between commands and the core. A word that
 * is to be written waits in the core's own register until its frame is known to be good.
 */
final class LearningLink extends Component<LearningLink.Params> {
    /**
     * What shapes the hardware.
     *
     * @param parts how words are addressed
     * @param labels how many labels there are
     */
    record Params(StateParts parts, int labels) {}

    private static final int BYTE = 8;
    private static final int LABEL_BYTES = 2;
    /** The number of a part, then that of a word. */
    private static final int PLACE_BYTES = 3;

    private enum State {
        REST,
        WAIT,
        MOVE,
        GIVE
    }

    /** For one clock: a new payload begins. */
    final Input clear = input("clear", bit());

    final Input byteValid = input("byte_valid", bit());
    final Input byteData = input("byte_data", u(BYTE));
    /** The payload begins with a label. */
    final Input labelled = input("labelled", bit());
    /** The payload is a word to write. */
    final Input writes = input("writes", bit());

    /** The payload's label is complete, what comes now are events. */
    final Output complete = output("complete", bit());
    /** There is no such label. */
    final Output badLabel = output("bad_label", bit());

    final Output label = output("label", index(params.labels()));
    /** The payload is too short or too long for what is to be read or written. */
    final Output badLength = output("bad_length", bit());
    /** There is no such word. */
    final Output beyond = output("beyond", bit());
    /** For one clock, while at rest: read words, or write one, as soon as the core is free. */
    final Input start = input("start", bit());
    /** A word is still to be written. */
    final Output busy = output("busy", bit());

    /** A byte that was read, which stays until it is taken, and whether it is the last of all. */
    final Output given = output("given", bit());

    final Output givenData = output("given_data", u(BYTE));
    final Output givenLast = output("given_last", bit());
    final Input taken = input("taken", bit());

    /** To the core. */
    final StatePort port = new StatePort(
            source("state_"), params.parts().parts().size(), params.parts().words());

    LearningLink(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Takes the label of a sample, and reads and writes what was learned.";
    }

    @Override
    protected void logic() {
        int bytes = params.parts().bytes();
        int whole = PLACE_BYTES + bytes;
        Shape wordShape = u(2 * BYTE);
        comment(
                "A label, or a part and a word, the first byte lowest. The position stays where a payload is too long.");
        Reg position = reg("position", index(whole + 2));
        Reg place = reg("place", u(PLACE_BYTES * BYTE)).withoutReset();
        Reg left = reg("left", u(BYTE)).withoutReset();
        Expr word = let("word", place.bits(PLACE_BYTES * BYTE - 1, BYTE));
        Expr part = let("part", place.bits(BYTE - 1, 0));
        Expr labelComes = let("label_comes", position.lt(LABEL_BYTES));
        Expr takes = labelComes.or(labelled.not().and(position.eq(LABEL_BYTES)));
        when(byteValid, () -> {
            when(position.ne(whole + 1), () -> position.next(position.addWrap(1)));
            when(takes, () -> place.next(cat(byteData, place.bits(PLACE_BYTES * BYTE - 1, BYTE))));
            when(position.eq(PLACE_BYTES), () -> left.next(byteData));
        });
        when(clear, () -> position.next(0));
        complete.assign(labelComes.not());
        badLabel.assign(word.ge(params.labels()));
        label.assign(Shapes.fit(word, label.shape()));
        Expr lacks = let("lacks", left.eq(0));
        badLength.assign(
                writes.mux(position.ne(whole), position.ne(PLACE_BYTES + 1).or(lacks)));
        Expr outside = let("outside", word.ge(depth(part, wordShape)));
        beyond.assign(outside);

        comment("Words go through the core's register.");
        Reg state = reg("state", State.REST);
        Reg number = reg("number", index(bytes)).withoutReset();
        Expr moves = let("moves", state.eq(State.WAIT).and(port.free));
        Expr gives = let("gives", state.eq(State.GIVE));
        Expr wordEnds = let("word_ends", number.eq(bytes - 1));
        Expr allEnds = let("all_ends", lacks.or(outside));
        Expr next = let("next", gives.and(taken));
        when(start, () -> state.next(State.WAIT));
        when(moves, () -> state.next(State.MOVE));
        when(state.eq(State.MOVE).and(port.busy.not()), () -> {
            number.next(0);
            state.next(writes.mux(Expr.lit(State.REST), Expr.lit(State.GIVE)));
            when(writes.not(), () -> {
                comment("What comes next is known while the bytes of this word go.");
                place.next(cat(word.addWrap(1), part));
                left.next(left.subWrap(1));
            });
        });
        when(next, () -> {
            number.next(number.addWrap(1));
            when(wordEnds, () -> state.next(allEnds.mux(Expr.lit(State.REST), Expr.lit(State.WAIT))));
        });
        busy.assign(state.ne(State.REST).and(writes));
        given.assign(gives);
        givenData.assign(port.out);
        givenLast.assign(wordEnds.and(allEnds));

        port.part.assign(Shapes.fit(part, port.part.shape()));
        port.word.assign(Shapes.fit(word, port.word.shape()));
        port.load.assign(moves.and(writes.not()));
        port.store.assign(moves.and(writes));
        port.shift.assign(next.or(byteValid.and(writes).and(position.ge(PLACE_BYTES))));
        port.in.assign(byteData);
    }

    /** Words of a part; none where there is no such part. */
    private Expr depth(Expr part, Shape shape) {
        List<StateParts.Part> parts = params.parts().parts();
        Expr depth = lit(0, shape);
        for (int i = parts.size() - 1; i >= 0; i--) {
            depth = part.eq(i).mux(lit(parts.get(i).words(), shape), depth);
        }
        return let("depth", depth);
    }
}
