// lane_w8_u8_s20: Adds the contribution of one synapse a cycle to a neuron's sum.
// Generated from Lane.java with weightBits = 8 and sum = s(20).

`default_nettype none

module lane_w8_u8_s20 (
    input  wire               clk,
    input  wire         [7:0] weight,
    input  wire         [7:0] value,
    input  wire signed [19:0] held,
    output wire signed [19:0] sum
);

    reg signed [16:0] contribution;

    always @(posedge clk)
        contribution <= $signed(weight) * $signed({1'b0, value});

    assign sum = held + $signed({{3{contribution[16]}}, contribution});
endmodule

`default_nettype wire
