package dev.synfire.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.verilog.Verilog;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class StagesTest {
    private record What(BiFunction<Stages, Expr, Expr> computes) {}

    private static final class Pipeline extends CoreComponent<What> {
        final Input in = input("in", u(8));
        final Output out = output("out", u(16));

        Pipeline(BiFunction<Stages, Expr, Expr> computes) {
            super(new What(computes));
        }

        @Override
        protected void logic() {
            out.assign(params.computes().apply(new Stages(this, Optional.empty()), in));
        }
    }

    private static String verilog(BiFunction<Stages, Expr, Expr> computes) {
        return Verilog.emit(new Pipeline(computes), new Verilog.Options(false))
                .files()
                .get("pipeline.v");
    }

    /** The square of the input, and one stage later the input added: it is asked for when the stages before are written. */
    private static Expr polynomial(Stages stages, Expr in) {
        Value x = stages.cut("x", in, "the input");
        Value unread = stages.value("unread", x.now().add(1));
        Value square = stages.cut("square", x.now().mul(x.now()), "the square");
        Value halved = stages.cut("halved", square.now().shr(1), "half of it");
        unread.at(1);
        return stages.cut("sum", halved.now().add(x.now().extend(halved.now().shape())), "both")
                .now();
    }

    @Test
    void aValueIsDelayedAsFarAsItIsReadAndNoFurther() {
        String verilog = verilog(StagesTest::polynomial);
        int begin = verilog.indexOf("    // Stage 1");
        assertEquals("""
                    // Stage 1: the input
                    reg [7:0] x_1;

                    always @(posedge clk)
                        x_1 <= in;

                    // Stage 2: the square
                    reg [15:0] square_2;
                    reg [7:0] x_2;

                    always @(posedge clk) begin
                        square_2 <= x_1 * x_1;
                        x_2 <= x_1;
                    end

                    // Stage 3: half of it
                    reg [14:0] halved_3;
                    reg [7:0] x_3;

                    always @(posedge clk) begin
                        halved_3 <= square_2[15:1];
                        x_3 <= x_2;
                    end

                    // Stage 4: both
                    reg [15:0] sum_4;

                    always @(posedge clk)
                        sum_4 <= halved_3 + {8'd0, x_3};

                """, verilog.substring(begin, verilog.indexOf("    assign out")));
    }

    @Test
    void noExpressionMixesStages() {
        var mistake = assertThrows(
                IllegalStateException.class,
                () -> verilog((stages, in) -> {
                    Expr early = stages.cut("x", in, "the input").now();
                    Value square = stages.cut("square", early.mul(early), "the square");
                    return stages.cut(
                                    "sum",
                                    square.now().add(early.extend(square.now().shape())),
                                    "both")
                            .now();
                }));
        assertEquals("sum of stage 2 reads a register of stage 1", mistake.getMessage());
    }

    @Test
    void aValueIsNotKnownBeforeItsStage() {
        assertThrows(
                IllegalStateException.class,
                () -> verilog((stages, in) -> stages.cut("x", in, "the input").at(2)));
    }
}
