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

    // Stage 1: the product, sums of parts
    reg signed [11:0] contribution_part0_1;
    reg signed [13:0] contribution_part1_1;
    reg signed [10:0] contribution_part2_1;
    wire signed [10:0] contribution_part0_1_word = {digits[3] ? (digits[2] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[2] ? {weight[7], weight} : 9'sd0, 1'b0, digits[1] && digits[0]};
    wire [10:0] contribution_part1_1_word = {digits[5] ? (digits[4] ? ~{weight[7], weight} : {weight, 1'b0})
            : digits[4] ? {weight[7], weight} : 9'sd0, 1'b0, digits[3] && digits[2]};
    wire signed [8:0] contribution_part1_1_value = contribution_part1_1_word[10:2];
    wire signed [10:0] contribution_part1_1_other_word = {digits[7] ? (digits[6] ? ~{weight[7], weight}
            : {weight, 1'b0}) : digits[6] ? {weight[7], weight} : 9'sd0, 1'b0, digits[5] && digits[4]};

    always @(posedge clk) begin
        contribution_part0_1 <= (digits[1] ? (digits[0] ? ~$signed({{4{weight[7]}}, weight})
                : $signed({{{3{weight[7]}}, weight}, 1'b0})) : digits[0] ? $signed({{4{weight[7]}}, weight})
                : 12'sd0) + $signed({contribution_part0_1_word[10], contribution_part0_1_word});
        contribution_part1_1 <= {{{3{contribution_part1_1_value[8]}}, contribution_part1_1_value}
                + {contribution_part1_1_other_word[10], contribution_part1_1_other_word},
                contribution_part1_1_word[1:0]};
        contribution_part2_1 <= {digits[9] ? {weight, 1'b0} : digits[8] ? {weight[7], weight}
                : 9'sd0, 1'b0, digits[7] && digits[6]};
    end

    // Stage 2: the product, sums of parts
    reg signed [15:0] contribution_part0_2;
    reg signed [10:0] contribution_part1_2;
    wire [16:0] contribution_part0_2_word = {{{5{contribution_part0_1[11]}}, contribution_part0_1[11:2]}
            + {contribution_part1_1[13], contribution_part1_1}, contribution_part0_1[1:0]};

    always @(posedge clk) begin
        contribution_part0_2 <= contribution_part0_2_word[15:0];
        contribution_part1_2 <= contribution_part2_1;
    end

    // Stage 3: the product
    reg signed [16:0] contribution_3;
    wire [17:0] contribution_3_word = {{{2{contribution_part0_2[15]}}, contribution_part0_2[15:6]}
            + {contribution_part1_2[10], contribution_part1_2}, contribution_part0_2[5:0]};

    always @(posedge clk)
        contribution_3 <= contribution_3_word[16:0];

    assign sum = held + $signed({{3{contribution_3[16]}}, contribution_3});

    // Bits that nothing reads.
    wire unused = &{1'b0, contribution_part0_2_word[16], contribution_3_word[17]};
endmodule

`default_nettype wire
