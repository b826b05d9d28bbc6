// lane_w3_u4_digits_s8: Adds the contribution of one synapse a cycle to a neuron's sum. Values
// come in digits of radix 4, a 3 stands for -1.
// Generated from Lane.java with weightBits = 3, sum = s(8) and digits = true.

`default_nettype none

module lane_w3_u4_digits_s8 (
    input  wire              clk,
    input  wire        [2:0] weight,
    input  wire        [5:0] digits,
    input  wire signed [7:0] held,
    output wire signed [7:0] sum
);

    // Stage 1: the product, sums of parts
    reg signed [6:0] contribution_part0_1;
    reg signed [5:0] contribution_part1_1;
    wire signed [5:0] contribution_part0_1_word = {digits[3] ? (digits[2] ? ~{weight[2], weight}
            : {weight, 1'b0}) : digits[2] ? {weight[2], weight} : 4'sd0, 1'b0, digits[1] && digits[0]};

    always @(posedge clk) begin
        contribution_part0_1 <= (digits[1] ? (digits[0] ? ~$signed({{4{weight[2]}}, weight})
                : $signed({{{3{weight[2]}}, weight}, 1'b0})) : digits[0] ? $signed({{4{weight[2]}}, weight})
                : 7'sd0) + $signed({contribution_part0_1_word[5], contribution_part0_1_word});
        contribution_part1_1 <= {digits[5] ? {weight, 1'b0} : digits[4] ? {weight[2], weight}
                : 4'sd0, 1'b0, digits[3] && digits[2]};
    end

    // Stage 2: the product
    reg signed [7:0] contribution_2;
    wire [8:0] contribution_2_word = {{{2{contribution_part0_1[6]}}, contribution_part0_1[6:2]}
            + {contribution_part1_1[5], contribution_part1_1}, contribution_part0_1[1:0]};

    always @(posedge clk)
        contribution_2 <= contribution_2_word[7:0];

    assign sum = held + contribution_2;

    // Bits that nothing reads.
    wire unused = &{1'b0, contribution_2_word[8]};
endmodule

`default_nettype wire
