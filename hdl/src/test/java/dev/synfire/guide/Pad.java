package dev.synfire.guide;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.Map;
import java.util.Optional;

/** The cell of a pin of an iCE40: drives the pin while enable is 1, and says what is on it. */
final class Pad extends BlackBox<NoParams> {
    final Inout pin = inout("PACKAGE_PIN", bit());
    final Input enable = input("OUTPUT_ENABLE", bit());
    final Input out = input("D_OUT_0", bit());
    final Output in = output("D_IN_0", bit());

    Pad() {
        super("SB_IO", new NoParams());
    }

    @Override
    protected Map<String, Object> parameters() {
        return Map.of("PIN_TYPE", Expr.lit(0b1010_01, Shape.u(6))); // an output with enable, an input without register
    }

    /** For the JVM, which knows no pin: a resistor pulls it up, and nothing else drives it. */
    @Override
    protected void logic() {
        in.assign(out.or(enable.not()));
    }

    /** For Verilator and other simulators. */
    @Override
    protected Optional<String> simulationModel() {
        return Optional.of("""
                module SB_IO #(
                    parameter [5:0] PIN_TYPE = 6'd0
                ) (
                    inout  wire PACKAGE_PIN,
                    input  wire OUTPUT_ENABLE,
                    input  wire D_OUT_0,
                    output wire D_IN_0
                );
                    assign PACKAGE_PIN = OUTPUT_ENABLE ? D_OUT_0 : 1'bz;
                    assign D_IN_0 = OUTPUT_ENABLE ? D_OUT_0 : PACKAGE_PIN;
                    wire unused = &{1'b0, PIN_TYPE};
                endmodule
                """);
    }
}
