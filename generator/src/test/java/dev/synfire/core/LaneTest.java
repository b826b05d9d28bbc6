package dev.synfire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Shape;
import dev.synfire.hdl.verilog.Verilog;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aSpikeContributesItsWeight() {
        assertEquals("""
                // lane_w4_spike_s9: Adds the contribution of one synapse a cycle to a neuron's sum.
                // Generated from Lane.java with weightBits = 4, sum = s(9) and digits = false.

                `default_nettype none

                module lane_w4_spike_s9 (
                    input  wire              clk,
                    input  wire        [3:0] weight,
                    input  wire signed [8:0] held,
                    output wire signed [8:0] sum
                );

                    reg signed [3:0] contribution;

                    always @(posedge clk)
                        contribution <= weight;

                    assign sum = held + $signed({{5{contribution[3]}}, contribution});
                endmodule

                `default_nettype wire
                """, verilog(new Lane.Params(4, Optional.empty(), Shape.s(9))));
    }

    @Test
    void aWeightOfOneBitAddsOrSubtractsOne() {
        assertTrue(
                verilog(new Lane.Params(1, Optional.empty(), Shape.s(9))).contains("contribution <= {!weight, 1'b1};"));
    }

    @Test
    void anUnsignedValueIsMultipliedAsANonNegativeNumber() {
        assertTrue(verilog(new Lane.Params(8, Optional.of(Shape.u(5)), Shape.s(20)))
                .contains("contribution <= $signed(weight) * $signed({1'b0, value});"));
    }

    private static String verilog(Lane.Params params) {
        var design = Verilog.emit(new Lane(params), new Verilog.Options(false));
        return design.files().get(design.top() + ".v");
    }
}
