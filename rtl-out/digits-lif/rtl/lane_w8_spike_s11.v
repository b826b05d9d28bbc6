// lane_w8_spike_s11: Adds the contribution of one synapse a cycle to a neuron's sum.
// Generated from Lane.java with weightBits = 8, sum = s(11) and digits = false.

`default_nettype none

module lane_w8_spike_s11 (
    input  wire               clk,
    input  wire         [7:0] weight,
    input  wire signed [10:0] held,
    output wire signed [10:0] sum
);

    reg signed [7:0] contribution;

    always @(posedge clk)
        contribution <= weight;

    assign sum = held + $signed({{3{contribution[7]}}, contribution});
endmodule

`default_nettype wire
