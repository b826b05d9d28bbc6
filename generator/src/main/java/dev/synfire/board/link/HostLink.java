package dev.synfire.board.link;

import dev.synfire.core.learning.Labels;
import dev.synfire.core.learning.StateParts;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Result;
import dev.synfire.core.stream.StatePort;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.lib.UartReceiver;
import dev.synfire.hdl.lib.UartTransmitter;
import dev.synfire.model.Report;
import java.util.Optional;

/** Between a serial port and a core: docs/host-protocol.md in hardware. */
public final class HostLink extends Component<HostLink.Params> {
    /**
     * What shapes the hardware.
     *
     * @param format of the events
     * @param frames a sample takes: its ticks, or one
     * @param outputs how many labels there are
     * @param report what a sample is answered with
     * @param line how bytes come and go
     * @param identity the payload of the answer to identify
     * @param exchangeable whether the identity may be another in a finished bitstream
     * @param loads whether the core's memories are filled by commands
     * @param learning how what the core has learned is addressed; empty for one that does not learn
     */
    public record Params(
            PayloadFormat format,
            int frames,
            int outputs,
            Report report,
            Line line,
            IntVector identity,
            boolean exchangeable,
            boolean loads,
            Optional<StateParts> learning) {
        /** A link with a serial port, of a core that does not learn. */
        public Params(
                PayloadFormat format,
                int frames,
                int outputs,
                Report report,
                int clocksPerBit,
                IntVector identity,
                boolean exchangeable,
                boolean loads) {
            this(
                    format,
                    frames,
                    outputs,
                    report,
                    new Line.Serial(clocksPerBit),
                    identity,
                    exchangeable,
                    loads,
                    Optional.empty());
        }
    }

    /** An LED stays lit for that many clocks (as a power of two) after the last activity. */
    private static final int AFTERGLOW_BITS = 20;

    private final PayloadFormat format = params.format();

    /** The pins of the serial port, if there is one. */
    public final Optional<SerialPins> serial =
            switch (params.line()) {
                case Line.Serial _ -> Optional.of(new SerialPins(input("uart_rx", bit()), output("uart_tx", bit())));
                case Line.Bytes _ -> Optional.empty();
            };

    /** The bytes' own ports, if there is no serial port. */
    public final Optional<BytePort> bytes =
            switch (params.line()) {
                case Line.Serial _ -> Optional.empty();
                case Line.Bytes _ ->
                    Optional.of(new BytePort(
                            input("rx_valid", bit()),
                            input("rx_data", u(8)),
                            output("listens", bit()),
                            output("tx_valid", bit()),
                            input("tx_ready", bit()),
                            output("tx_data", u(8))));
            };

    /** Commands are being worked on, or were just now. */
    public final Output active = output("active", bit());
    /** The label of the last result; of scores, the largest one's. */
    public final Output label = output("label", index(params.outputs()));

    /** What is to go into the core. */
    public final Events events = new Events(source("event_"), format.stream());

    public final Result result = new Result(sink("result_"), params.report(), params.outputs(), s(32));

    /** What fills the core's memories. */
    public final Optional<WeightLoad> load =
            params.loads() ? Optional.of(new WeightLoad(source("load_"))) : Optional.empty();

    /** Labels for the core, of which one comes before each sample; present if it learns. */
    public final Optional<Labels> labels = params.learning().map(_ -> new Labels(source("label_"), params.outputs()));

    /** The sample that ends is not to be learned; present if the core learns. */
    public final Optional<Output> withdrawn = labels.map(_ -> output("label_withdrawn", bit()));

    /** Where the core's weights are read and written; present if it learns. */
    public final Optional<StatePort> state = params.learning()
            .map(parts -> new StatePort(source("state_"), parts.parts().size(), parts.words()));

    public HostLink(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Takes commands from a serial port, presents their events to a core, and sends its results back.";
    }

    @Override
    protected void logic() {
        comment("From the serial port to the bytes of a command.");
        var frames = new FrameReceiver();
        switch (params.line()) {
            case Line.Serial(int clocksPerBit) -> {
                var receiver = instance("receiver", new UartReceiver(new UartReceiver.Params(clocksPerBit)));
                receiver.rx.assign(serial.orElseThrow().rx());
                instance("frames", frames);
                frames.valid.assign(receiver.valid);
                frames.broken.assign(receiver.broken);
                frames.data.assign(receiver.data);
            }
            case Line.Bytes _ -> {
                BytePort port = bytes.orElseThrow();
                instance("frames", frames);
                frames.valid.assign(port.rxValid());
                frames.broken.assign(0);
                frames.data.assign(port.rxData());
            }
        }

        comment("What to do.");
        Answer told = Answer.to(params.report());
        var dispatcher = instance(
                "dispatcher",
                new Dispatcher(new Dispatcher.Params(
                        told, params.loads(), params.learning().isPresent())));
        dispatcher.bodyValid.assign(frames.bodyValid);
        dispatcher.bodyData.assign(frames.bodyData);
        dispatcher.over.assign(frames.over);
        dispatcher.endValid.assign(frames.endValid);
        dispatcher.endGood.assign(frames.endGood);

        comment("From bytes to events in the buffer, and from there to the core.");
        var parser = instance("parser", new EventParser(format));
        parser.clear.assign(dispatcher.payloadClear);
        Optional<LearningLink> learning = params.learning().map(parts -> instance("learning", learningLink(parts)));
        parser.byteValid.assign(learning.<Expr>map(its -> dispatcher.payloadValid.and(
                        dispatcher.learning.orElseThrow().labelled().not().or(its.complete)))
                .orElse(dispatcher.payloadValid));
        parser.byteData.assign(frames.bodyData);
        dispatcher.payloadPartial.assign(parser.partial);
        dispatcher.payloadBad.assign(parser.bad);
        var player = instance("player", new EventPlayer(new EventPlayer.Params(format, params.frames())));
        player.writeEnable.assign(parser.eventValid);
        player.writeIndex.assign(parser.count);
        player.writeWord.assign(parser.word);
        player.count.assign(parser.count);
        player.start.assign(dispatcher.playStart);
        player.first.assign(dispatcher.playFirst);
        player.everyTick.assign(dispatcher.playRepeat);
        player.finish.assign(dispatcher.playFinish);
        player.ready.assign(events.ready);
        dispatcher.playBusy.assign(player.busy);
        dispatcher.playValid.assign(player.valid);
        dispatcher.inSample.assign(player.inSample);
        events.valid.assign(player.valid);
        events.tick.assign(player.tick);
        events.last.assign(player.last);
        int addressBits = format.address().width();
        events.address.assign(player.word.bits(addressBits - 1, 0));
        events.value.ifPresent(value -> {
            Expr bits = player.word.bits(format.word().width() - 1, addressBits);
            value.assign(value.shape().signed() ? bits.asSigned() : bits);
        });

        learning.ifPresent(its -> learn(dispatcher, its, frames));
        dispatcher.loading.ifPresent(its -> receivePieces(dispatcher, its, frames));

        comment("Answers.");
        var answers = instance(
                "answers",
                new AnswerSender(new AnswerSender.Params(
                        params.identity(),
                        told,
                        params.exchangeable(),
                        params.learning().map(LearningLayout::bytes))));
        answers.start.assign(dispatcher.answerStart);
        answers.kind.assign(dispatcher.answerKind);
        answers.tag.assign(dispatcher.answerTag);
        answers.error.assign(dispatcher.answerError);
        answers.label.ifPresent(label -> label.assign(result.label));
        answers.resultValid.ifPresent(valid -> valid.assign(result.valid));
        answers.resultLast.ifPresent(last -> last.assign(result.last.orElseThrow()));
        answers.given.ifPresent(given -> {
            LearningLink its = learning.orElseThrow();
            given.valid().assign(its.given);
            given.data().assign(its.givenData);
            given.last().assign(its.givenLast);
            its.taken.assign(given.taken());
        });
        answers.score.assign(result.score);
        answers.cycles.assign(dispatcher.cycles);
        dispatcher.answerIdle.assign(answers.idle);
        dispatcher.resultValid.assign(result.valid);
        dispatcher.resultLast.assign(result.last.map(Expr.class::cast).orElse(lit(1, bit())));
        result.ready.assign(answers.resultSent.or(dispatcher.resultDiscard));
        var framing = instance("framing", new FrameSender());
        framing.bodyValid.assign(answers.bodyValid);
        framing.bodyLast.assign(answers.bodyLast);
        framing.bodyData.assign(answers.bodyData);
        answers.bodyReady.assign(framing.bodyReady);
        switch (params.line()) {
            case Line.Serial(int clocksPerBit) -> {
                var transmitter =
                        instance("transmitter", new UartTransmitter(new UartTransmitter.Params(clocksPerBit)));
                transmitter.valid.assign(framing.valid);
                transmitter.data.assign(framing.data);
                framing.ready.assign(transmitter.ready);
                serial.orElseThrow().tx().assign(transmitter.tx);
            }
            case Line.Bytes _ -> {
                BytePort port = bytes.orElseThrow();
                port.txValid().assign(framing.valid);
                port.txData().assign(framing.data);
                framing.ready.assign(port.txReady());
                Reg busy = reg("busy", bit());
                when(frames.endValid, () -> busy.next(1)).elseWhen(dispatcher.answerStart, () -> busy.next(0));
                port.listens().assign(busy.not().and(frames.endValid.not()).and(answers.idle));
            }
        }

        comment("Lights.");
        Reg afterglow = reg("afterglow", u(AFTERGLOW_BITS));
        Reg lastLabel = reg("last_label", label.shape());
        when(dispatcher.answerStart.or(player.busy), () -> afterglow.next((1 << AFTERGLOW_BITS) - 1))
                .elseWhen(afterglow.ne(0), () -> afterglow.next(afterglow.subWrap(1)));
        Expr leads = answers.resultSent;
        if (params.report() == Report.SCORES) {
            comment("Of the scores, the largest so far.");
            Reg best = reg("best", s(32)).withoutReset();
            leads = let("leads", leads.and(result.label.eq(0).or(result.score.gt(best))));
            when(leads, () -> best.next(result.score));
        }
        when(leads, () -> lastLabel.next(result.label));
        active.assign(afterglow.ne(0));
        label.assign(lastLabel);
    }

    private LearningLink learningLink(StateParts parts) {
        return new LearningLink(new LearningLink.Params(parts, Math.max(2, params.outputs())));
    }

    private void learn(Dispatcher dispatcher, LearningLink link, FrameReceiver frames) {
        comment("Labels, and what was learned.");
        Dispatcher.Learning its = dispatcher.learning.orElseThrow();
        link.clear.assign(dispatcher.payloadClear);
        link.byteValid.assign(dispatcher.payloadValid);
        link.byteData.assign(frames.bodyData);
        link.labelled.assign(its.labelled());
        link.writes.assign(its.writing());
        link.start.assign(its.start());
        its.complete().assign(link.complete);
        its.badLabel().assign(link.badLabel);
        its.badLength().assign(link.badLength);
        its.beyond().assign(link.beyond);
        its.busy().assign(link.busy);
        Labels given = labels.orElseThrow();
        given.valid.assign(its.labelValid());
        given.known.assign(its.labelled());
        given.label.assign(link.label);
        its.labelReady().assign(given.ready);
        withdrawn.orElseThrow().assign(its.withdrawn());
        StatePort port = state.orElseThrow();
        port.connect(link.port);
        its.free().assign(port.free);
    }

    private void receivePieces(Dispatcher dispatcher, Dispatcher.Loading loading, FrameReceiver frames) {
        comment("From bytes to the core's memories.");
        var weights = instance("weights", new WeightReceiver());
        weights.clear.assign(dispatcher.payloadClear);
        weights.byteValid.assign(dispatcher.payloadValid);
        weights.byteData.assign(frames.bodyData);
        weights.start.assign(loading.start());
        loading.badLength().assign(weights.badLength);
        loading.known().assign(weights.known);
        loading.fits().assign(weights.fits);
        loading.busy().assign(weights.busy);
        loading.missing().assign(weights.missing);
        WeightLoad out = load.orElseThrow();
        out.valid.assign(weights.load.valid);
        out.data.assign(weights.load.data);
        weights.load.ready.assign(out.ready);
    }
}
