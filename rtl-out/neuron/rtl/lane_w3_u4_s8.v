// lane_w3_u4_s8: Adds the contribution of one synapse a cycle to a neuron's sum.
// Generated from Lane.java with weightBits = 3, sum = s(8) and digits = false.

`default_nettype none

module lane_w3_u4_s8 (
    input  wire              clk,
    input  wire        [2:0] weight,
    input  wire        [3:0] value,
    input  wire signed [7:0] held,
    output wire signed [7:0] sum
);

    reg signed [7:0] contribution;

    always @(posedge clk)
        contribution <= $signed(weight) * $signed({1'b0, value});

    assign sum = held + contribution;
endmodule

`default_nettype wire
