// lane_w8_u8_digits_s20: Adds the contribution of one synapse a cycle to a neuron's sum. Values
// come in digits of radix 4, a 3 stands for -1.
// Generated from Lane.java with weightBits = 8, sum = s(20) and digits = true.

`default_nettype none

module lane_w8_u8_digits_s20 (
    input  wire               clk,
    input  wire         [7:0] weight,
    input  wire         [9:0] digits,
    input  wire signed [19:0] held,
    output wire signed [19:0] sum
);

    // The factor times each digit: -1 times is its inverse and, below the next, the 1 that is
    // missing.
    wire signed [8:0] contribution_times0_0 = digits[1] ? (digits[0] ? ~{weight[7], weight} : {weight, 1'b0})
            : digits[0] ? {weight[7], weight} : 9'sd0;
    wire signed [10:0] contribution_times1_0 = {digits[3] ? (digits[2] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[2] ? {weight[7], weight} : 9'sd0, 1'b0, digits[1] && digits[0]};
    wire signed [10:0] contribution_times2_0 = {digits[5] ? (digits[4] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[4] ? {weight[7], weight} : 9'sd0, 1'b0, digits[3] && digits[2]};
    wire signed [10:0] contribution_times3_0 = {digits[7] ? (digits[6] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[6] ? {weight[7], weight} : 9'sd0, 1'b0, digits[5] && digits[4]};
    wire signed [10:0] contribution_times4_0 = {digits[9] ? {weight, 1'b0} : digits[8] ? {weight[7], weight}
            : 9'sd0, 1'b0, digits[7] && digits[6]};

    // Stage 1: sums of two
    reg signed [11:0] contribution_sum0_1;
    reg signed [13:0] contribution_sum1_1;
    reg signed [10:0] contribution_sum2_1;

    always @(posedge clk) begin
        contribution_sum0_1 <= $signed({{3{contribution_times0_0[8]}}, contribution_times0_0})
                + contribution_times1_0;
        contribution_sum1_1 <= {{{3{contribution_times2_0[10]}}, contribution_times2_0[10:2]}
                + {contribution_times3_0[10], contribution_times3_0}, contribution_times2_0[1:0]};
        contribution_sum2_1 <= contribution_times4_0;
    end

    // Stage 2: sums of two
    reg signed [15:0] contribution_sum0_2;
    reg signed [10:0] contribution_sum1_2;

    always @(posedge clk) begin
        contribution_sum0_2 <= {{{4{contribution_sum0_1[11]}}, contribution_sum0_1[11:2]}
                + contribution_sum1_1, contribution_sum0_1[1:0]};
        contribution_sum1_2 <= contribution_sum2_1;
    end

    // Stage 3: the product
    reg signed [16:0] contribution_3;

    always @(posedge clk)
        contribution_3 <= {{contribution_sum0_2[15], contribution_sum0_2[15:6]}
                + contribution_sum1_2, contribution_sum0_2[5:0]};

    assign sum = held + $signed({{3{contribution_3[16]}}, contribution_3});
endmodule

`default_nettype wire
