// lane_w8_u5_digits_s18: Adds the contribution of one synapse a cycle to a neuron's sum. Values
// come in digits of radix 4, a 3 stands for -1.
// Generated from Lane.java with weightBits = 8, sum = s(18) and digits = true.

`default_nettype none

module lane_w8_u5_digits_s18 (
    input  wire               clk,
    input  wire         [7:0] weight,
    input  wire         [5:0] digits,
    input  wire signed [17:0] held,
    output wire signed [17:0] sum
);

    // The factor times each digit: -1 times is its inverse and, below the next, the 1 that is
    // missing.
    wire signed [8:0] contribution_times0_0 = digits[1] ? (digits[0] ? ~{weight[7], weight} : {weight, 1'b0})
            : digits[0] ? {weight[7], weight} : 9'sd0;
    wire signed [10:0] contribution_times1_0 = {digits[3] ? (digits[2] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[2] ? {weight[7], weight} : 9'sd0, 1'b0, digits[1] && digits[0]};
    wire signed [10:0] contribution_times2_0 = {digits[5] ? {weight, 1'b0} : digits[4] ? {weight[7], weight}
            : 9'sd0, 1'b0, digits[3] && digits[2]};

    // Stage 1: sums of two
    reg signed [11:0] contribution_sum0_1;
    reg signed [10:0] contribution_sum1_1;

    always @(posedge clk) begin
        contribution_sum0_1 <= $signed({{3{contribution_times0_0[8]}}, contribution_times0_0})
                + contribution_times1_0;
        contribution_sum1_1 <= contribution_times2_0;
    end

    // Stage 2: the product
    reg signed [13:0] contribution_2;

    always @(posedge clk)
        contribution_2 <= {{{2{contribution_sum0_1[11]}}, contribution_sum0_1[11:2]}
                + {contribution_sum1_1[10], contribution_sum1_1}, contribution_sum0_1[1:0]};

    assign sum = held + $signed({{4{contribution_2[13]}}, contribution_2});
endmodule

`default_nettype wire
