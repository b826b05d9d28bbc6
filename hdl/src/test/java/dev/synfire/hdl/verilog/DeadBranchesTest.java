package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import org.junit.jupiter.api.Test;

/** Where nothing can lead is not printed: branches, cases and lanes of words that are never taken. */
class DeadBranchesTest {
    static final class Branches extends Component<NoParams> {
        final Input a = input("a", bit());
        final Input b = input("b", u(4));
        final Output some = output("some", u(4));
        final Output last = output("last", u(4));
        final Output only = output("only", u(4));
        final Output fixed = output("fixed", u(4));

        Branches() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            some.assign(0);
            switch_(a.extend(u(2)))
                    .on(0, () -> some.assign(b))
                    .on(1, () -> when(b.gt(2), () -> some.assign(1)))
                    .on(3, () -> some.assign(2));
            // Every value has a case; that of the last which can be is the default.
            switch_(a.extend(u(2)))
                    .on(0, () -> when(b.gt(2), () -> last.assign(b)).otherwise(() -> last.assign(1)))
                    .on(1, () -> last.assign(3))
                    .on(2, () -> last.assign(4))
                    .on(3, () -> last.assign(5));
            switch_(lit(2, u(2)))
                    .on(1, () -> when(b.gt(2), () -> only.assign(b)).otherwise(() -> only.assign(1)))
                    .otherwise(() -> when(b.gt(3), () -> only.assign(b)).otherwise(() -> only.assign(7)));
            // An always block that reads nothing would never begin.
            fixed.assign(0);
            when(lit(1, bit()), () -> fixed.part(1).assign(lit(1, bit())));
            switch_(lit(2, u(2))).on(1, () -> fixed.assign(9));
        }
    }

    @Test
    void casesThatCannotBeAreLeftOut() {
        String text =
                Verilog.emit(new Branches(), new Verilog.Options(false)).files().get("branches.v");
        assertEquals("""
                    always @* begin
                        some = 4'd0;
                        case ({1'b0, a})
                            2'd0: some = b;
                            2'd1: if (b > 4'd2) some = 4'd1;
                            default: ;
                        endcase
                    end

                    always @*
                        case ({1'b0, a})
                            2'd0: begin
                                if (b > 4'd2) last = b;
                                else last = 4'd1;
                            end
                            default: last = 4'd3;
                        endcase

                    assign only = b > 4'd3 ? b : 4'd7;
                    assign fixed = 4'd2;
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
    }

    static final class Lanes extends Component<NoParams> {
        final Input address = input("address", u(3));
        final Input data = input("data", u(8));
        final Output read = output("read", u(8));

        Lanes() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Memory words = memory("words", 8, u(8)).onCollision(Memory.Collision.NEW);
            read.assign(words.read("fetched", address));
            words.write(address, data, lit(1, bit()), cat(lit(0, bit()), data.bit(0)));
        }
    }

    @Test
    void lanesThatAreNeverWrittenAreNotForwarded() {
        String text =
                Verilog.emit(new Lanes(), new Verilog.Options(false)).files().get("lanes.v");
        assertEquals("""
                    reg [7:0] words [0:7];
                    reg [7:0] fetched;
                    assign read = fetched;

                    always @(posedge clk) begin
                        if (data[0]) words[address][3:0] <= data[3:0];
                        fetched <= words[address];
                        if (data[0]) fetched[3:0] <= data[3:0];
                    end

                    // Bits that nothing reads.
                    wire unused = &{1'b0, data[7:4]};
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
    }

    static final class Registers extends Component<NoParams> {
        final Input a = input("a", u(4));
        final Output whole = output("whole", u(4));
        final Output part = output("part", u(4));

        Registers() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg never = reg("never", u(4)).withoutReset();
            when(lit(0, bit()), () -> never.next(a));
            whole.assign(never);
            Reg half = reg("half", u(4)).withoutReset();
            half.part(3, 2).next(a.bits(1, 0));
            when(lit(0, bit()), () -> half.part(1, 0).next(a.bits(3, 2)));
            part.assign(half);
        }
    }

    /** Verilator takes bits that nothing drives for a slip. */
    @Test
    void registersThatNothingReachesStayAsTheyAre() {
        String text = Verilog.emit(new Registers(), new Verilog.Options(false))
                .files()
                .get("registers.v");
        assertTrue(text.contains("        never <= never;\n"), text);
        assertTrue(text.contains("        half[3:2] <= a[1:0];\n        half[1:0] <= half[1:0];\n"), text);
    }
}
