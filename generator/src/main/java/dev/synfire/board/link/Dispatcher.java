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
     */
    record Params(Answer told, boolean loads) {}

    private enum State {
        LISTEN,
        DECIDE,
        FINISH,
        FINISHING,
        PLAY,
        PLAYING,
        REPLY
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

    Dispatcher(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        listen();
        decide();
        play();
        Expr replies = loading.map(its ->
                        let("replies", state.eq(State.REPLY).and(its.busy().not())))
                .orElse(state.eq(State.REPLY));
        when(replies, () -> state.next(State.LISTEN));
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
                run.next(bodyData.eq(LinkCommand.RUN.code()));
                firstTick.next(bodyData.eq(LinkCommand.FIRST_TICK.code()));
                nextTick.next(bodyData.eq(LinkCommand.NEXT_TICK.code()));
                identify.next(bodyData.eq(LinkCommand.IDENTIFY.code()));
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
            chain.elseWhen(presents.or(identify).not(), () -> error.next(LinkError.UNKNOWN_COMMAND.code()))
                    .elseWhen(identify.mux(hasPayload, payloadPartial), () -> error.next(LinkError.BAD_LENGTH.code()))
                    .elseWhen(identify, () -> kind.next(Answer.IDENTITY))
                    .elseWhen(payloadBad, () -> error.next(LinkError.BAD_EVENT.code()))
                    .elseWhen(nextTick.and(inSample.not()), () -> error.next(LinkError.NO_SAMPLE.code()))
                    .elseWhen(nextTick.not().and(inSample), () -> state.next(State.FINISH))
                    .otherwise(() -> state.next(State.PLAY));
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

    private void play() {
        comment("A sample that was given up ends with a tick without events; its result is not told.");
        when(state.eq(State.FINISH), () -> state.next(State.FINISHING));
        when(state.eq(State.FINISHING).and(resultValid).and(resultLast), () -> state.next(State.PLAY));
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
                        kind.next(params.told());
                    })
                    .elseWhen(playBusy.or(inSample.not()).not(), () -> {
                        state.next(State.REPLY);
                        kind.next(Answer.DONE);
                    });
        });
        cycles.assign(clocks);
    }
}
