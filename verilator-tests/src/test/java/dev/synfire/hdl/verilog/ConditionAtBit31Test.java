package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A condition at the highest of 32 bits is 2^31 wherever it is compared or shifted right. Verilator 5.032 makes a negative
 * number of it where {@code {a == b, 31'd0}} is written: in C++ a condition shifted is an int.
 */
class ConditionAtBit31Test {
    /** A port that is a condition in the module above. */
    static final class Inner extends Component<NoParams> {
        final Input hit = input("hit", bit());
        final Input places = input("places", u(5));
        final Output shifted = output("shifted", u(32));

        Inner() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            shifted.assign(cat(hit, lit(0, u(31))).shr(places));
        }
    }

    static final class Conditions extends Component<NoParams> {
        final Input a = input("a", u(8));
        final Input b = input("b", u(8));
        final Input places = input("places", u(5));
        final Inner inner = new Inner();
        final Output joined = output("joined", u(32));
        final Output moved = output("moved", u(32));
        final Output several = output("several", u(32));
        final Output wired = output("wired", u(32));
        final Output nested = output("nested", u(32));
        final Output below = output("below", bit());
        final Output port = output("port", u(32));

        Conditions() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Expr same = a.eq(b);
            joined.assign(cat(same, lit(0, u(31))).shr(places));
            moved.assign(a.le(b).shl(31).shr(places));
            several.assign(cat(same, lit(0, u(15)), a.eq(7), lit(0, u(15))).shr(places));
            Expr wire = let("both_seven", same.and(a.eq(7)));
            wired.assign(cat(wire, lit(0, u(31))).shr(places));
            nested.assign(cat(cat(same, a.eq(7)), lit(0, u(30))).shr(places));
            below.assign(cat(a.ne(b), lit(0, u(31))).lt(cat(same, lit(0, u(31)))));
            instance("inner", inner);
            inner.hit.assign(a.ge(b));
            inner.places.assign(places);
            port.assign(inner.shifted);
        }
    }

    @Test
    void itIsNoNegativeNumberInVerilator() {
        Conditions all = new Conditions();
        try (var dut = Verilated.of(all)) {
            dut.set(all.a, 7).set(all.b, 7).set(all.places, 4);
            assertEquals(0x0800_0000L, dut.get(all.joined));
            assertEquals(0x0800_0000L, dut.get(all.moved));
            assertEquals(0x0800_0800L, dut.get(all.several));
            assertEquals(0x0800_0000L, dut.get(all.wired));
            assertEquals(0x0C00_0000L, dut.get(all.nested));
            assertEquals(1, dut.get(all.below));
            assertEquals(0x0800_0000L, dut.get(all.port));
            dut.set(all.b, 8);
            assertEquals(0, dut.get(all.joined));
            assertEquals(0x0800_0000L, dut.get(all.moved));
            assertEquals(0x0000_0800L, dut.get(all.several));
            assertEquals(0, dut.get(all.wired));
            assertEquals(0x0400_0000L, dut.get(all.nested));
            assertEquals(0, dut.get(all.below));
            assertEquals(0, dut.get(all.port));
        }
    }

    @Test
    void itIsPrintedAsAChoice(@TempDir Path folder) throws IOException, InterruptedException {
        Design design = Verilog.emit(new Conditions(), new Verilog.Options(false));
        String text = design.files().get("conditions.v");
        assertEquals("""
                    assign joined = (a == b ? 32'h80000000 : 32'd0) >> places;
                    assign moved = (a <= b ? 32'h80000000 : 32'd0) >> places;
                    assign several = ((a == b ? 32'h80000000 : 32'd0) | {1'b0, 15'd0, a == 8'd7, 15'd0}) >> places;
                    wire both_seven = a == b && a == 8'd7;
                    assign wired = (both_seven ? 32'h80000000 : 32'd0) >> places;
                    assign nested = ((a == b ? 32'h80000000 : 32'd0) | {1'b0, a == 8'd7, 30'd0}) >> places;
                    assign below = (a != b ? 32'h80000000 : 32'd0) < (a == b ? 32'h80000000 : 32'd0);
                """, text.substring(text.indexOf("    assign joined"), text.indexOf("\n    inner inner")));
        Programs.write(design, folder);
        Programs.lint(design, folder);
    }
}
