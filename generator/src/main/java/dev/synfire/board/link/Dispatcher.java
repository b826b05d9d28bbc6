package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.When;
import java.util.Optional;

/** Does what the commands say: has frames presented to the core, waits for results, has answers sent. */
final class Dispatcher extends Component<Dispatcher.Params> {
    /**
     * What shapes the hardware.
     *
     * @param told what a sample is answered with
     * @param loads whether the core's memories are filled by commands
     * @param learns whether samples may have labels
     */
    record Params(Answer told, boolean loads, boolean learns) {}

    private enum State {
        LISTEN,
        DECIDE,
        FINISH,
        FINISHING,
        PLAY,
        PLAYING,
        REPLY,
        WAIT
    }

    /** What a core that learns is waited for. */
    private enum Wait {
        LABEL,
        LEARN,
        ANSWER
    }

    final Input bodyValid = input("body_valid", bit());
    final Input bodyData = input("body_data", u(8));
    final Input over = input("over", bit());
    final Input endValid = input("end_valid", bit());
    final Input endGood = input("end_good", bit());

    final Output payloadClear = output("payload_clear", bit());
    final Output payloadValid = output("payload_valid", bit());
    final Input payloadPartial = input("payload_partial", bit());
    final Input payloadBad = input("payload_bad", bit());

    final Output playStart = output("play_start", bit());
    final Output playFirst = output("play_first", bit());
    final Output playRepeat = output("play_repeat", bit());
    final Output playFinish = output("play_finish", bit());
    final Input playBusy = input("play_busy", bit());
    final Input playValid = input("play_valid", bit());
    final Input inSample = input("in_sample", bit());

    final Input resultValid = input("result_valid", bit());
    /** The result at hand is all that there is of its sample. */
    final Input resultLast = input("result_last", bit());
    /** The result at hand is of a sample that was given up. */
    final Output resultDiscard = output("result_discard", bit());

    final Output cycles = output("cycles", u(32));

    final Input answerIdle = input("answer_idle", bit());
    final Output answerStart = output("answer_start", bit());
    final Output answerKind = output("answer_kind", Shape.of(Answer.class));
    final Output answerTag = output("answer_tag", u(8));
    final Output answerError = output("answer_error", u(8));

    private final Reg state = reg("state", Shape.of(State.class)).init(State.LISTEN);
    private final Reg run = reg("run", bit()).withoutReset();
    private final Reg firstTick = reg("first_tick", bit()).withoutReset();
    private final Reg nextTick = reg("next_tick", bit()).withoutReset();
    private final Reg identify = reg("identify", bit()).withoutReset();
    private final Reg tag = reg("tag", u(8));
    private final Reg hasPayload = reg("has_payload", bit());
    private final Reg good = reg("good", bit()).withoutReset();
    private final Reg kind = reg("kind", Shape.of(Answer.class)).withoutReset();
    private final Reg error = reg("error", u(8)).withoutReset();

    /** Of a piece of the memories' image. */
    final Optional<Loading> loading = params.loads()
            ? Optional.of(new Loading(
                    input("piece_bad_length", bit()),
                    input("piece_known", bit()),
                    input("piece_fits", bit()),
                    output("piece_start", bit()),
                    input("piece_busy", bit()),
                    input("pieces_missing", bit()),
                    reg("load", bit()).withoutReset()))
            : Optional.empty();

    /** As those of WeightReceiver; and whether the command is to load. */
    record Loading(Input badLength, Input known, Input fits, Output start, Input busy, Input missing, Reg load) {}

    /** Of samples that are learned, and of what was learned. */
    final Optional<Learning> learning = params.learns()
            ? Optional.of(new Learning(
                    output("labelled", bit()),
                    input("label_complete", bit()),
                    input("label_bad", bit()),
                    output("label_valid", bit()),
                    input("label_ready", bit()),
                    output("withdrawn", bit()),
                    input("learned_free", bit()),
                    output("word_writes", bit()),
                    input("word_bad_length", bit()),
                    input("word_beyond", bit()),
                    output("word_start", bit()),
                    input("word_busy", bit()),
                    reg("has_label", bit()).withoutReset(),
                    reg("describes", bit()).withoutReset(),
                    reg("reads", bit()).withoutReset(),
                    reg("writes", bit()).withoutReset(),
                    reg("learns", bit()).withoutReset(),
                    reg("waits", Shape.of(Wait.class)).withoutReset()))
            : Optional.empty();

    /**
     * Ports as those of LearningLink and of the core; then what the command is, and whether the sample under way is learned.
     */
    record Learning(
            Output labelled,
            Input complete,
            Input badLabel,
            Output labelValid,
            Input labelReady,
            Output withdrawn,
            Input free,
            Output writing,
            Input badLength,
            Input beyond,
            Output start,
            Input busy,
            Reg hasLabel,
            Reg describes,
            Reg reads,
            Reg writes,
            Reg learns,
            Reg waits) {
        /** The command is about words. */
        Expr words() {
            return reads.or(writes);
        }

        /** The words that it names are there. */
        Expr found() {
            return badLength.not().and(beyond.not());
        }
    }

    Dispatcher(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        listen();
        decide();
        play();
        Expr reached = loading.map(its ->
                        let("replies", state.eq(State.REPLY).and(its.busy().not())))
                .orElse(state.eq(State.REPLY));
        Expr replies = learning.<Expr>map(
                        its -> let("answers", reached.and(its.busy().not())))
                .orElse(reached);
        if (learning.isPresent()) {
            Learning its = learning.get();
            comment("Words are read while the answer goes: nothing else is heard.");
            when(waits(its, Wait.ANSWER).and(answerIdle), () -> state.next(State.LISTEN));
            when(replies, () -> when(kind.eq(Answer.LEARNED), () -> waitFor(its, Wait.ANSWER))
                    .otherwise(() -> state.next(State.LISTEN)));
            learn(its);
        } else {
            when(replies, () -> state.next(State.LISTEN));
        }
        answerStart.assign(replies);
        answerKind.assign(kind);
        answerTag.assign(tag);
        answerError.assign(error);
    }

    private void listen() {
        comment("What comes while it does not listen is lost, and so is the rest of that frame.");
        Reg lost = reg("lost", bit());
        Reg position = reg("position", u(2));
        Expr deaf = let("deaf", state.ne(State.LISTEN).or(lost));
        Expr heard = let("heard", bodyValid.and(deaf.not()));
        when(over, () -> {
                    lost.next(0);
                    position.next(0);
                })
                .elseWhen(bodyValid.and(deaf), () -> lost.next(1));
        when(heard, () -> {
            when(position.ne(2), () -> position.next(position.addWrap(1)));
            when(position.eq(0), () -> {
                run.next(is(LinkCommand.RUN, LinkCommand.LEARN));
                firstTick.next(is(LinkCommand.FIRST_TICK, LinkCommand.LEARN_FIRST_TICK));
                nextTick.next(bodyData.eq(LinkCommand.NEXT_TICK.code()));
                identify.next(bodyData.eq(LinkCommand.IDENTIFY.code()));
                learning.ifPresent(its -> {
                    its.hasLabel()
                            .next(bodyData.eq(LinkCommand.LEARN.code())
                                    .or(bodyData.eq(LinkCommand.LEARN_FIRST_TICK.code())));
                    its.describes().next(bodyData.eq(LinkCommand.LEARNING.code()));
                    its.reads().next(bodyData.eq(LinkCommand.READ_LEARNED.code()));
                    its.writes().next(bodyData.eq(LinkCommand.WRITE_LEARNED.code()));
                });
                loading.ifPresent(its -> its.load().next(bodyData.eq(LinkCommand.LOAD.code())));
                tag.next(0);
                hasPayload.next(0);
            });
            when(position.eq(1), () -> tag.next(bodyData));
            when(position.eq(2), () -> hasPayload.next(1));
        });
        when(endValid.and(deaf.not()), () -> {
            good.next(endGood);
            state.next(State.DECIDE);
        });
        payloadClear.assign(heard.and(position.eq(0)));
        payloadValid.assign(heard.and(position.eq(2)));
    }

    /** The command is that, or if samples may have labels the other. */
    private Expr is(LinkCommand command, LinkCommand labelled) {
        Expr plain = bodyData.eq(command.code());
        return learning.isPresent() ? plain.or(bodyData.eq(labelled.code())) : plain;
    }

    private void learn(Learning its) {
        its.labelled().assign(its.hasLabel());
        its.writing().assign(its.writes());
        its.start()
                .assign(state.eq(State.DECIDE)
                        .and(answerIdle)
                        .and(good)
                        .and(its.words())
                        .and(its.found()));
        Expr gives = let("gives_label", waits(its, Wait.LABEL));
        its.labelValid().assign(gives);
        when(gives.and(its.labelReady()), () -> {
            its.learns().next(its.hasLabel());
            state.next(State.PLAY);
        });
        when(waits(its, Wait.LEARN).and(its.free()), () -> state.next(State.REPLY));
        its.withdrawn().assign(state.eq(State.FINISH).or(state.eq(State.FINISHING)));
    }

    private Expr waits(Learning its, Wait what) {
        return state.eq(State.WAIT).and(its.waits().eq(what));
    }

    private void waitFor(Learning its, Wait what) {
        state.next(State.WAIT);
        its.waits().next(what);
    }

    private void decide() {
        Expr presents = let("presents", run.or(firstTick).or(nextTick));
        loading.ifPresent(its -> its.start()
                .assign(state.eq(State.DECIDE)
                        .and(answerIdle)
                        .and(good)
                        .and(its.load())
                        .and(its.badLength().not())
                        .and(its.fits())));
        when(state.eq(State.DECIDE).and(answerIdle), () -> {
            state.next(State.REPLY);
            kind.next(Answer.ERROR);
            When chain = when(good.not(), () -> error.next(LinkError.BAD_CRC.code()));
            loading.ifPresent(its -> load(chain, presents, its));
            learning.ifPresent(its -> words(chain, its));
            Expr plain = learning.<Expr>map(its -> identify.or(its.describes())).orElse(identify);
            Expr partial = learning.map(its ->
                            payloadPartial.or(its.hasLabel().and(its.complete().not())))
                    .orElse(payloadPartial);
            chain.elseWhen(presents.or(plain).not(), () -> error.next(LinkError.UNKNOWN_COMMAND.code()))
                    .elseWhen(plain.mux(hasPayload, partial), () -> error.next(LinkError.BAD_LENGTH.code()))
                    .elseWhen(identify, () -> kind.next(Answer.IDENTITY));
            learning.ifPresent(its -> chain.elseWhen(its.describes(), () -> kind.next(Answer.LEARNING))
                    .elseWhen(its.hasLabel().and(its.badLabel()), () -> error.next(LinkError.BAD_LABEL.code())));
            chain.elseWhen(payloadBad, () -> error.next(LinkError.BAD_EVENT.code()))
                    .elseWhen(nextTick.and(inSample.not()), () -> error.next(LinkError.NO_SAMPLE.code()))
                    .elseWhen(nextTick.not().and(inSample), () -> state.next(State.FINISH));
            learning.ifPresent(its -> chain.elseWhen(nextTick.not(), () -> waitFor(its, Wait.LABEL)));
            chain.otherwise(() -> state.next(State.PLAY));
        });
        playFirst.assign(nextTick.not());
        playRepeat.assign(run.and(state.eq(State.PLAY)));
    }

    /** A piece is loaded while the answer waits; one that was loaded before is answered as if it were new. */
    private void load(When chain, Expr presents, Loading its) {
        Reg load = its.load();
        chain.elseWhen(load.and(its.badLength()), () -> error.next(LinkError.BAD_LENGTH.code()))
                .elseWhen(load.and(its.known().or(its.fits())), () -> kind.next(Answer.DONE))
                .elseWhen(load, () -> error.next(LinkError.BAD_OFFSET.code()))
                .elseWhen(presents.and(its.missing()), () -> error.next(LinkError.NOT_LOADED.code()));
    }

    /** Words are moved when no sample is under way: one that was given up is ended before. */
    private void words(When chain, Learning its) {
        chain.elseWhen(its.words().and(its.badLength()), () -> error.next(LinkError.BAD_LENGTH.code()))
                .elseWhen(its.words().and(its.beyond()), () -> error.next(LinkError.BAD_PLACE.code()))
                .elseWhen(its.words(), () -> {
                    kind.next(its.reads().mux(Expr.lit(Answer.LEARNED), Expr.lit(Answer.DONE)));
                    when(inSample, () -> state.next(State.FINISH));
                });
    }

    private void play() {
        comment("A sample that was given up ends with a tick without events; its result is not told.");
        when(state.eq(State.FINISH), () -> state.next(State.FINISHING));
        when(state.eq(State.FINISHING).and(resultValid).and(resultLast), () -> {
            if (learning.isPresent()) {
                Learning its = learning.get();
                when(its.words(), () -> state.next(State.REPLY)).otherwise(() -> waitFor(its, Wait.LABEL));
            } else {
                state.next(State.PLAY);
            }
        });
        resultDiscard.assign(state.eq(State.FINISHING));
        playFinish.assign(state.eq(State.FINISH));
        playStart.assign(state.eq(State.FINISH).or(state.eq(State.PLAY)));

        Reg counting = reg("counting", bit());
        Reg clocks = reg("clocks", u(32)).withoutReset();
        Expr playing = let("playing", state.eq(State.PLAYING));
        when(state.eq(State.PLAY), () -> {
            state.next(State.PLAYING);
            counting.next(0);
            clocks.next(0);
        });
        when(playing, () -> {
            when(playValid, () -> counting.next(1));
            when(playValid.or(counting), () -> clocks.next(clocks.addWrap(1)));
            when(resultValid, () -> {
                        state.next(State.REPLY);
                        learning.ifPresent(its -> when(its.learns(), () -> waitFor(its, Wait.LEARN)));
                        kind.next(params.told());
                    })
                    .elseWhen(playBusy.or(inSample.not()).not(), () -> {
                        state.next(State.REPLY);
                        kind.next(Answer.DONE);
                    });
        });
        learning.ifPresent(its -> when(waits(its, Wait.LEARN), () -> clocks.next(clocks.addWrap(1))));
        cycles.assign(clocks);
    }
}
