package dev.synfire.core.synapse;

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

    @Test
    void aProductOfDigitsIsASumOfOneRowADigit() {
        // 4 bits are at most 15: 3 - 4 + 16, so three digits, the last of them not negative.
        String verilog = verilog(new Lane.Params(8, Optional.of(Shape.u(4)), Shape.s(14), true));
        assertTrue(verilog.contains("""
                    // The factor times each digit; -1 times is its inverse, and 1 more.
                    wire signed [8:0] product_once = {weight[7], weight};
                    wire signed [8:0] product_twice = {weight, 1'b0};
                    wire signed [8:0] product_times0 = digits[1] ? (digits[0] ? ~product_once : product_twice)
                            : digits[0] ? product_once : 9'sd0;
                    wire signed [8:0] product_times1 = digits[3] ? (digits[2] ? ~product_once : product_twice)
                            : digits[2] ? product_once : 9'sd0;
                    wire signed [8:0] product_times2 = digits[5] ? product_twice : digits[4] ? product_once : 9'sd0;

                    // The 1 more of a digit stands in the zeros below the next.
                    wire signed [10:0] product_row1 = {product_times1, 1'b0, digits[1] && digits[0]};
                    wire signed [10:0] product_row2 = {product_times2, 1'b0, digits[3] && digits[2]};

                    // Stage 1: sums of two
                """), verilog);
        assertTrue(verilog.contains("""
                    always @(posedge clk)
                        product_2 <= {{product_sum0_1[11], product_sum0_1[11:2]} + product_sum1_1, product_sum0_1[1:0]};
                """), verilog);
    }

    private static String verilog(Lane.Params params) {
        var design = Verilog.emit(new Lane(params), new Verilog.Options(false));
        return design.files().get(design.top() + ".v");
    }
}
