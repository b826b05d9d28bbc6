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
    reg signed [11:0] product_sum0_1;
    reg signed [10:0] product_sum1_1;

    always @(posedge clk) begin
        product_sum0_1 <= $signed({{3{product_times0[8]}}, product_times0}) + product_row1;
        product_sum1_1 <= product_row2;
    end

    // Stage 2: the product
    reg signed [13:0] product_2;

    always @(posedge clk)
        product_2 <= {{{2{product_sum0_1[11]}}, product_sum0_1[11:2]} + {product_sum1_1[10], product_sum1_1},
                product_sum0_1[1:0]};

    assign sum = held + $signed({{4{product_2[13]}}, product_2});
endmodule

`default_nettype wire
