package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import org.junit.jupiter.api.Test;

/** How shifts, bits and choices by the value of a signal are printed. */
class ShiftsAndIndexesTest {
    static final class Everything extends Component<NoParams> {
        final Input a = input("a", u(8));
        final Input b = input("b", s(8));
        final Input ten = input("ten", u(10));
        final Input n = input("n", u(3));
        final Input m = input("m", u(4));

        Everything() {
            super(new NoParams());
        }

        private void out(String name, Expr value) {
            output(name, value.shape()).assign(value);
        }

        @Override
        protected void logic() {
            out("grown", a.shl(n));
            out("placed", a.bit(7).shl(n));
            out("found", a.eq(9).shl(n));
            out("wrapped", a.shlWrap(n));
            out("added", a.shlWrap(n).add(1));
            out("logical", a.shr(n));
            out("arithmetic", b.shr(n));
            out("alone", b.shr(n).asUnsigned().xor(a));
            out("field", a.bits(n.bits(1, 0), 4));
            out("beyond", ten.bits(m, 4));
            out("one", a.bit(n));
            out("guarded", ten.bit(m));
            out("narrow", a.bit(m));
            out("turned", a.rotateRight(3));
            out("chosen", n.bits(1, 0).select(a, ten, a.add(1)));
            out("least", a.min(ten));
            out("magnitude", b.abs());
            out("scaled", b.extend(s(12)).shl(2));
            out("flat", Expr.cat(Expr.cat(n, m), a));
            out("less", b.add(-3));
            out("more", b.sub(-3));
            out("wide", b.extend(s(40)).sub(Expr.lit(-5, s(40))).add(7));
            out("repeated", Expr.cat(n.replicate(2), a));
        }
    }

    @Test
    void eachPrintsAsAnEngineerWouldWriteIt() {
        String text = Verilog.emit(new Everything(), new Verilog.Options(false))
                .files()
                .get("everything.v");
        assertEquals("""
                    assign grown = {7'd0, a} << n;
                    assign placed = a[7] ? 8'd1 << n : 8'd0;
                    assign found = a == 8'd9 ? 8'd1 << n : 8'd0;
                    assign wrapped = a << n;
                    assign added = {1'b0, a << n} + 9'd1;
                    assign logical = a >> n;
                    assign arithmetic = b >>> n;
                    assign alone = $signed(b >>> n) ^ a;
                    assign field = a[{1'b0, n[1:0]} +: 4];
                    wire [9:0] beyond_shifted = ten >> m;
                    assign beyond = beyond_shifted[3:0];
                    assign one = a[n];
                    assign guarded = m < 4'd10 && ten[m];
                    assign narrow = m < 4'd8 && a[m[2:0]];
                    assign turned = {a[2:0], a[7:3]};
                    assign chosen = n[1] ? (n[0] ? 10'd0 : {2'd0, a} + 10'd1) : n[0] ? ten : {2'd0, a};
                    assign least = {2'd0, a} < ten ? {2'd0, a} : ten;
                    assign magnitude = b < 8'sd0 ? -b : b;
                    assign scaled = {{4{b[7]}}, b, 2'd0};
                    assign flat = {n, m, a};
                    assign less = b - 9'sd3;
                    assign more = b + 9'sd3;
                    assign wide = $signed({{34{b[7]}}, b}) + 42'sd5 + 42'sd7;
                    assign repeated = {{2{n}}, a};

                    // Bits that nothing reads.
                    wire unused = &{1'b0, beyond_shifted[9:4]};
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
    }

    static final class SignedBits extends Component<NoParams> {
        final Input a = input("a", s(1));
        final Input b = input("b", s(1));
        final Input word = input("word", u(2));

        SignedBits() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Expr differ = a.asUnsigned().xor(b.asUnsigned());
            output("picked", bit()).assign(word.bit(differ));
            output("stored", u(3))
                    .assign(memory("words", 2, u(3)).contents(5, 6).readAsync(differ));
            output("alone", bit()).assign(differ);
            output("lower", bit()).assign(cat(b, a).and(lit(3, u(2))).wrap(bit()));
        }
    }

    /** In Verilog an exclusive or of signed bits is signed: as an index it would be 0 or -1. */
    @Test
    void signedBitsThatDifferAreNoNegativeIndex() {
        String text = Verilog.emit(new SignedBits(), new Verilog.Options(false))
                .files()
                .get("signed_bits.v");
        assertEquals("""
                    wire picked_index = a ^ b;
                    assign picked = word[picked_index];

                    reg [2:0] words [0:1];
                    initial $readmemh("signed_bits_words.hex", words);
                    assign stored = words[$unsigned(a ^ b)];
                    assign alone = a ^ b;
                    assign lower = a;
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
    }
}
