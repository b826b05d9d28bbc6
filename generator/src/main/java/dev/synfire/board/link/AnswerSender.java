package dev.synfire.board.link;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.ReserveWidths;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts the bytes of an answer in order. */
final class AnswerSender extends Component<AnswerSender.Params> {
    /**
     * What shapes the hardware.
     *
     * @param identity the payload of the answer to identify
     * @param told what a sample is answered with
     * @param exchangeable whether the identity may be another in a finished bitstream: in block RAM
     * @param learning the payload of the answer to learning; empty for a core that does not learn
     */
    record Params(IntVector identity, Answer told, boolean exchangeable, Optional<IntVector> learning) {}

    private static final int HEAD = 2;
    private static final int CYCLES_BYTES = 4;
    private static final int SCORE_BYTES = 4;
    private static final int RESULT_BYTES = 10;

    private final boolean scores = params.told() == Answer.SCORES;

    /** For one clock, while idle: send an answer of that kind. */
    final Input start = input("start", bit());

    final Input kind = input("kind", Shape.of(Answer.class));
    final Input tag = input("tag", u(8));
    final Input error = input("error", u(8));
    final Output idle = output("idle", bit());
    /** What a result says; held by the core until it is sent. */
    final Optional<Input> label = scores ? Optional.empty() : Optional.of(input("label", u(16)));

    /** A score is at hand, and whether it is the sample's last; scores come one after the other. */
    final Optional<Input> resultValid = scores ? Optional.of(input("result_valid", bit())) : Optional.empty();

    final Optional<Input> resultLast = scores ? Optional.of(input("result_last", bit())) : Optional.empty();

    /** Words of what was learned; empty for a core that does not learn. */
    final Optional<Given> given = params.learning()
            .map(_ -> new Given(
                    input("given", bit()),
                    input("given_data", u(8)),
                    input("given_last", bit()),
                    output("given_taken", bit())));

    /** As those of LearningLink. */
    record Given(Input valid, Input data, Input last, Output taken) {}

    final Input score = input("score", s(32));
    final Input cycles = input("cycles", u(32));
    /** For one clock: the last byte of the result at hand was taken. */
    final Output resultSent = output("result_sent", bit());

    final Output bodyValid = output("body_valid", bit());
    final Input bodyReady = input("body_ready", bit());
    final Output bodyLast = output("body_last", bit());
    final Output bodyData = output("body_data", u(8));

    AnswerSender(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        int identityBytes = params.identity().size();
        int resultBytes = scores ? CYCLES_BYTES + SCORE_BYTES : RESULT_BYTES;
        int learningBytes = params.learning().map(IntVector::size).orElse(0);
        Shape position = index(HEAD + Math.max(identityBytes, Math.max(resultBytes, learningBytes)));
        Reg active = reg("active", bit());
        Reg number = reg("number", position);
        Reg sending = reg("sending", Shape.of(Answer.class)).withoutReset();
        Reg sentTag = reg("sent_tag", u(8)).withoutReset();
        Reg sentError = reg("sent_error", u(8)).withoutReset();
        Expr result = let("result", sending.eq(params.told()));
        Expr lastOfOthers = sending.eq(Answer.ERROR).mux(lit(HEAD, position), lit(HEAD - 1, position));
        if (learns()) {
            lastOfOthers = sending.eq(Answer.LEARNING).mux(lit(HEAD + learningBytes - 1, position), lastOfOthers);
        }
        Expr lastNumber = let(
                "last_number",
                result.mux(
                        lit(HEAD + resultBytes - 1, position),
                        sending.eq(Answer.IDENTITY).mux(lit(HEAD + identityBytes - 1, position), lastOfOthers)));

        comment("Its bytes from the third on, lowest first; one comes a clock after its number.");
        boolean exchangeable = params.exchangeable();
        int words = HEAD + identityBytes + learningBytes;
        Memory rom = memory("identity", exchangeable ? ReserveWidths.words(words) : words, u(8))
                .neverBeyond()
                .style(exchangeable ? Memory.Style.BLOCK : Memory.Style.AUTO)
                .contents(IntStream.concat(
                                IntStream.of(new int[HEAD]),
                                IntStream.concat(
                                        params.identity().stream(),
                                        params.learning().map(IntVector::stream).orElseGet(IntStream::empty)))
                        .asLongStream()
                        .toArray());
        Expr romPlace = number;
        if (learns()) {
            romPlace =
                    number.add(sending.eq(Answer.LEARNING).mux(lit(identityBytes, index(words)), lit(0, index(words))));
        }
        Expr identityByte = rom.read(
                "identity_byte", learns() ? Shapes.fit(romPlace, rom.addressShape()) : number.wrap(rom.addressShape()));
        Expr resultBits = let(
                "result_bits",
                label.map(labelled -> cat(cycles, score.asUnsigned(), labelled))
                        .orElse(cat(score.asUnsigned(), cycles)));
        Expr resultByte = byteOf(resultBits, number);

        Expr others = sending.eq(Answer.ERROR).mux(lit(Answer.ERROR.code(), u(8)), lit(Answer.DONE.code(), u(8)));
        Expr otherPayload = sending.eq(Answer.IDENTITY).mux(identityByte, sentError);
        if (learns()) {
            others = sending.eq(Answer.LEARNING)
                    .mux(
                            lit(Answer.LEARNING.code(), u(8)),
                            sending.eq(Answer.LEARNED).mux(lit(Answer.LEARNED.code(), u(8)), others));
            otherPayload = sending.eq(Answer.LEARNED)
                    .mux(given.orElseThrow().data(), sending.eq(Answer.ERROR).mux(sentError, identityByte));
        }
        Expr code = let(
                "code",
                result.mux(
                        lit(params.told().code(), u(8)),
                        sending.eq(Answer.IDENTITY).mux(lit(Answer.IDENTITY.code(), u(8)), others)));
        Expr payload = let("payload", result.mux(resultByte, otherPayload));

        comment("The byte is chosen two clocks after its number, to keep the ways to it and to the CRC short.");
        Reg chosen = reg("chosen", u(8)).withoutReset();
        Reg finalByte = reg("final_byte", bit()).withoutReset();
        Reg read = reg("read", bit());
        Reg settled = reg("settled", bit());
        chosen.next(number.eq(0).mux(code, number.eq(1).mux(sentTag, payload)));
        Expr atEnd = let("at_end", number.eq(lastNumber));
        Expr ends = resultLast.map(last -> atEnd.and(result.not().or(last))).orElse(atEnd);
        Expr known = resultValid.map(valid -> result.not().or(valid)).orElse(lit(1, bit()));
        if (learns()) {
            Expr givesWords = let("gives_words", sending.eq(Answer.LEARNED).and(number.eq(HEAD)));
            Given its = given.orElseThrow();
            ends = givesWords.mux(its.last(), ends.and(sending.ne(Answer.LEARNED)));
            known = givesWords.mux(its.valid(), known);
            its.taken().assign(active.and(bodyReady).and(givesWords));
        }
        finalByte.next(ends);
        Expr stays = let("stays", active.and(bodyReady.not()));
        read.next(stays);
        settled.next(stays.and(read).and(known));
        bodyData.assign(chosen);
        bodyLast.assign(finalByte);
        bodyValid.assign(active.and(settled));
        idle.assign(active.not());
        resultSent.assign(active.and(bodyReady).and(scores ? atEnd : bodyLast).and(result));

        when(active.and(bodyReady), () -> {
            if (learns()) {
                comment("All words of what was learned go where the first byte was.");
                when(sending.ne(Answer.LEARNED).or(number.ne(HEAD)), () -> number.next(number.addWrap(1)));
            } else {
                number.next(number.addWrap(1));
            }
            if (scores) {
                comment("The next score goes where this one was.");
                when(atEnd.and(bodyLast.not()), () -> number.next(HEAD + CYCLES_BYTES));
            }
            when(bodyLast, () -> active.next(0));
        });
        when(active.not().and(start), () -> {
            active.next(1);
            number.next(0);
            sending.next(kind);
            sentTag.next(tag);
            sentError.next(error);
        });
    }

    private boolean learns() {
        return params.learning().isPresent();
    }

    /** The byte of that number, of a row of bytes that starts at number HEAD. */
    private Expr byteOf(Expr bits, Expr number) {
        int bytes = bits.shape().width() / 8;
        Expr chosen = bits.bits(8 * bytes - 1, 8 * bytes - 8);
        for (int i = bytes - 2; i >= 0; i--) {
            chosen = number.eq(HEAD + i).mux(bits.bits(8 * i + 7, 8 * i), chosen);
        }
        return let("result_byte", chosen);
    }
}
