package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.text.Diagnostic;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Which addresses may be beyond a memory. */
class AddressesTest {
    /** A memory of ten words that a test accesses. */
    static final class Ten extends Component<NoParams> {
        final Input a = input("a", u(4));
        final Input c = input("c", bit());
        final Output y = output("y", u(8));
        private final BiConsumer<Ten, Memory> access;

        Ten(BiConsumer<Ten, Memory> access) {
            super(new NoParams());
            this.access = access;
        }

        Expr named(String name, Expr value) {
            return let(name, value);
        }

        @Override
        protected void logic() {
            access.accept(this, memory("words", 10, u(8)).onCollision(Memory.Collision.OLD));
        }
    }

    private static List<String> warnings(BiConsumer<Ten, Memory> access) {
        return Verilog.emit(new Ten(access)).warnings().stream()
                .filter(warning -> warning.code() == Diagnostic.ADDRESS)
                .map(Warning::toString)
                .map(text -> text.replaceAll("AddressesTest\\.java:\\d+", "HERE"))
                .toList();
    }

    private static void reads(Expr address, Ten it, Memory words) {
        it.y.assign(words.read("word", address));
        words.write(it.a.lt(10).mux(it.a, 9), it.a, it.c);
    }

    private static String upTo(int most) {
        return "HERE: warning[address]: words has 10 words, and an address of it may be up to " + most
                + "; restrict it, or call neverBeyond() where it never gets there";
    }

    @Test
    void eachKindOfAccessIsWarnedOf() {
        assertEquals(List.of(upTo(15)), warnings((it, words) -> reads(it.a, it, words)));
        assertEquals(List.of(upTo(15)), warnings((it, words) -> {
            it.y.assign(words.read("word", it.c));
            words.write(it.a, it.a, it.c);
        }));
        assertEquals(
                List.of(upTo(15)),
                warnings((it, words) -> it.y.assign(words.contents(1).readAsync(it.a))));
        assertEquals(
                List.of(upTo(15)),
                warnings((it, words) -> it.y.assign(words.readWrite("word", it.a, it.a, it.c, it.c))));
    }

    @Test
    void theWarningIsGivenOnceWithTheHighestAddress() {
        assertEquals(List.of(upTo(14)), warnings((it, words) -> {
            it.y.assign(words.read("word", it.a.bits(3, 1).add(it.a.bits(2, 0))));
            words.write(it.a.bits(3, 1).add(4), it.a, it.c);
        }));
    }

    @Test
    void whatIsKnownOfAnAddressCounts() {
        assertEquals(List.of(), warnings((it, words) -> reads(it.a.bits(2, 0), it, words)));
        assertEquals(List.of(), warnings((it, words) -> reads(it.a.bits(2, 0).add(it.c), it, words)));
        assertEquals(
                List.of(upTo(10)), warnings((it, words) -> reads(it.a.bits(2, 0).add(3), it, words)));
        assertEquals(List.of(), warnings((it, words) -> reads(Expr.lit(9, Shape.u(4)), it, words)));
        assertEquals(List.of(upTo(10)), warnings((it, words) -> reads(Expr.lit(10, Shape.u(4)), it, words)));
    }

    @Test
    void aChoiceRestricts() {
        assertEquals(List.of(), warnings((it, words) -> reads(it.a.le(9).mux(it.a, 0), it, words)));
        assertEquals(
                List.of(), warnings((it, words) -> reads(it.a.gt(9).mux(Expr.lit(0, Shape.u(4)), it.a), it, words)));
        assertEquals(List.of(), warnings((it, words) -> reads(it.a.ge(10).not().mux(it.a, 2), it, words)));
        assertEquals(List.of(), warnings((it, words) -> reads(it.a.min(Expr.lit(9, Shape.u(4))), it, words)));
        assertEquals(List.of(), warnings((it, words) -> {
            Expr fits = it.named("fits", it.a.lt(10));
            reads(it.named("place", fits.mux(it.a, 1)), it, words);
        }));
        assertEquals(
                List.of(upTo(10)), warnings((it, words) -> reads(it.a.le(10).mux(it.a, 0), it, words)));
        assertEquals(
                List.of(upTo(15)), warnings((it, words) -> reads(it.a.ge(10).mux(it.a, 0), it, words)));
    }

    @Test
    void whoSaysThatItNeverHappensIsNotWarned() {
        assertEquals(List.of(), warnings((it, words) -> reads(it.a, it, words.neverBeyond())));
    }
}
