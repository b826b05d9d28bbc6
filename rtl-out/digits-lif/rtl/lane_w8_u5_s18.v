// lane_w8_u5_s18: Adds the contribution of one synapse a cycle to a neuron's sum.
// Generated from Lane.java with weightBits = 8 and sum = s(18).

`default_nettype none

module lane_w8_u5_s18 (
    input  wire               clk,
    input  wire         [7:0] weight,
    input  wire         [4:0] value,
    input  wire signed [17:0] held,
    output wire signed [17:0] sum
);

    reg signed [13:0] contribution;

    always @(posedge clk)
        contribution <= $signed(weight) * $signed({1'b0, value});

    assign sum = held + $signed({{4{contribution[13]}}, contribution});
endmodule

`default_nettype wire
