// hidden_neurons: 32 rate neurons, sigmoid, one updated in each cycle.

`default_nettype none

module hidden_neurons (
    input  wire               clk,
    input  wire               rst,

    // Currents in
    input  wire               current_valid,
    output wire               current_ready,
    input  wire               current_tick,
    input  wire               current_last,
    input  wire         [4:0] current_neuron,
    input  wire signed [15:0] current_value,

    // Events out
    output wire               out_valid,
    input  wire               out_ready,
    output wire               out_tick,
    output wire               out_last,
    output wire         [4:0] out_address,
    output wire         [7:0] out_value
);

    // Divides by 2, rounded to the nearest, halves up.
    function signed [16:0] half_up_17_1(input signed [16:0] x);
        half_up_17_1 = {x[16], x[16:1]} + {16'd0, x[0]};
    endfunction

    // The whole pipeline stops while its last register holds a beat that nobody takes.
    wire advance = out_ready || !out_valid;
    wire accepted = current_valid && current_ready;

    (* ram_style = "logic" *)
    reg [9:0] multipliers [0:31];
    initial $readmemh("hidden_neurons_multipliers.hex", multipliers);
    reg [9:0] multiplier_1;

    always @(posedge clk)
        if (advance) multiplier_1 <= multipliers[current_neuron];

    // Stage 1: the multiplier arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [4:0] neuron_1;
    reg signed [15:0] current_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= accepted;
            tick_1 <= current_tick;
            last_1 <= current_last;
            neuron_1 <= current_neuron;
            current_1 <= current_value;
        end
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: both factors are registered
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [4:0] neuron_2;
    reg signed [15:0] current_2;
    reg [9:0] factor_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            current_2 <= current_1;
            factor_2 <= multiplier_1;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // The factor times each digit; -1 times is its inverse, and 1 more.
    wire signed [16:0] product_once_2 = {current_2[15], current_2};
    wire signed [16:0] product_twice_2 = {current_2, 1'b0};
    wire signed [16:0] product_times0_2 = factor_2[1] ? (factor_2[0] ? ~product_once_2 : product_twice_2)
            : factor_2[0] ? product_once_2 : 17'sd0;
    wire signed [16:0] product_times1_2 = factor_2[3] ? (factor_2[2] ? ~product_once_2 : product_twice_2)
            : factor_2[2] ? product_once_2 : 17'sd0;
    wire signed [16:0] product_times2_2 = factor_2[5] ? (factor_2[4] ? ~product_once_2 : product_twice_2)
            : factor_2[4] ? product_once_2 : 17'sd0;
    wire signed [16:0] product_times3_2 = factor_2[7] ? (factor_2[6] ? ~product_once_2 : product_twice_2)
            : factor_2[6] ? product_once_2 : 17'sd0;
    wire signed [16:0] product_times4_2 = factor_2[9] ? product_twice_2 : factor_2[8] ? product_once_2
            : 17'sd0;

    // The 1 more of a digit stands in the zeros below the next.
    wire signed [18:0] product_row1_2 = {product_times1_2, 1'b0, factor_2[1] && factor_2[0]};
    wire signed [18:0] product_row2_2 = {product_times2_2, 1'b0, factor_2[3] && factor_2[2]};
    wire signed [18:0] product_row3_2 = {product_times3_2, 1'b0, factor_2[5] && factor_2[4]};
    wire signed [18:0] product_row4_2 = {product_times4_2, 1'b0, factor_2[7] && factor_2[6]};

    // Stage 3: sums of two
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg [4:0] neuron_3;
    reg signed [19:0] product_sum0_3;
    reg signed [21:0] product_sum1_3;
    reg signed [18:0] product_sum2_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            product_sum0_3 <= $signed({{3{product_times0_2[16]}}, product_times0_2}) + product_row1_2;
            product_sum1_3 <= {{{3{product_row2_2[18]}}, product_row2_2[18:2]}
                    + {product_row3_2[18], product_row3_2}, product_row2_2[1:0]};
            product_sum2_3 <= product_row4_2;
        end
        if (rst) valid_3 <= 1'b0;
    end

    // Stage 4: sums of two
    reg valid_4;
    reg tick_4;
    reg last_4;
    reg [4:0] neuron_4;
    reg signed [23:0] product_sum0_4;
    reg signed [18:0] product_sum1_4;

    always @(posedge clk) begin
        if (advance) begin
            valid_4 <= valid_3;
            tick_4 <= tick_3;
            last_4 <= last_3;
            neuron_4 <= neuron_3;
            product_sum0_4 <= {{{4{product_sum0_3[19]}}, product_sum0_3[19:2]} + product_sum1_3,
                    product_sum0_3[1:0]};
            product_sum1_4 <= product_sum2_3;
        end
        if (rst) valid_4 <= 1'b0;
    end

    // Stage 5: the product
    reg valid_5;
    reg tick_5;
    reg last_5;
    reg [4:0] neuron_5;
    reg signed [25:0] product_5;

    always @(posedge clk) begin
        if (advance) begin
            valid_5 <= valid_4;
            tick_5 <= tick_4;
            last_5 <= last_4;
            neuron_5 <= neuron_4;
            product_5 <= {{{2{product_sum0_4[23]}}, product_sum0_4[23:6]}
                    + {product_sum1_4[18], product_sum1_4}, product_sum0_4[5:0]};
        end
        if (rst) valid_5 <= 1'b0;
    end

    // Stage 6: scale and round
    reg valid_6;
    reg tick_6;
    reg last_6;
    reg [4:0] neuron_6;
    reg signed [16:0] rounded_6;

    always @(posedge clk) begin
        if (advance) begin
            valid_6 <= valid_5;
            tick_6 <= tick_5;
            last_6 <= last_5;
            neuron_6 <= neuron_5;
            rounded_6 <= half_up_17_1(product_5[25:9]);
        end
        if (rst) valid_6 <= 1'b0;
    end

    // Stage 7: saturate
    reg valid_7;
    reg tick_7;
    reg last_7;
    reg [4:0] neuron_7;
    reg signed [9:0] argument_7;

    always @(posedge clk) begin
        if (advance) begin
            valid_7 <= valid_6;
            tick_7 <= tick_6;
            last_7 <= last_6;
            neuron_7 <= neuron_6;
            argument_7 <= rounded_6 < -17'sd511 ? -10'sd511 : rounded_6 > 17'sd511 ? 10'sd511
                    : rounded_6[9:0];
        end
        if (rst) valid_7 <= 1'b0;
    end

    // Stage 8: split into sign and magnitude
    reg valid_8;
    reg tick_8;
    reg last_8;
    reg [4:0] neuron_8;
    reg negative_8;
    reg [8:0] magnitude_8;

    always @(posedge clk) begin
        if (advance) begin
            valid_8 <= valid_7;
            tick_8 <= tick_7;
            last_8 <= last_7;
            neuron_8 <= neuron_7;
            negative_8 <= argument_7[9];
            magnitude_8 <= argument_7[9] ? -argument_7[8:0] : argument_7[8:0];
        end
        if (rst) valid_8 <= 1'b0;
    end

    (* ram_style = "block" *)
    reg [7:0] sigmoid [0:511];
    initial $readmemh("hidden_neurons_sigmoid.hex", sigmoid);
    reg [7:0] entry_9;

    always @(posedge clk)
        if (advance) entry_9 <= sigmoid[magnitude_8];

    // Stage 9: the entry arrives
    reg valid_9;
    reg tick_9;
    reg last_9;
    reg [4:0] neuron_9;
    reg negative_9;

    always @(posedge clk) begin
        if (advance) begin
            valid_9 <= valid_8;
            tick_9 <= tick_8;
            last_9 <= last_8;
            neuron_9 <= neuron_8;
            negative_9 <= negative_8;
        end
        if (rst) valid_9 <= 1'b0;
    end

    // Stage 10: the entry is registered
    reg valid_10;
    reg tick_10;
    reg last_10;
    reg [4:0] neuron_10;
    reg negative_10;
    reg [7:0] tail_10;

    always @(posedge clk) begin
        if (advance) begin
            valid_10 <= valid_9;
            tick_10 <= tick_9;
            last_10 <= last_9;
            neuron_10 <= neuron_9;
            negative_10 <= negative_9;
            tail_10 <= entry_9;
        end
        if (rst) valid_10 <= 1'b0;
    end

    // Stage 11: the other half by symmetry
    reg valid_11;
    reg tick_11;
    reg last_11;
    reg [4:0] neuron_11;
    reg [7:0] y_11;

    always @(posedge clk) begin
        if (advance) begin
            valid_11 <= valid_10;
            tick_11 <= tick_10;
            last_11 <= last_10;
            neuron_11 <= neuron_10;
            y_11 <= negative_10 ? tail_10 : tail_10 == 8'd0 ? 8'd255 : -tail_10;
        end
        if (rst) valid_11 <= 1'b0;
    end

    // Stage 12: send
    reg tick_12;
    reg last_12;
    reg [4:0] neuron_12;
    reg [7:0] value_12;
    reg sent;

    always @(posedge clk) begin
        if (advance) begin
            tick_12 <= tick_11;
            last_12 <= last_11;
            neuron_12 <= neuron_11;
            value_12 <= y_11;
        end
        if (advance) sent <= valid_11 && (tick_11 || y_11 != 8'd0);
        else if (out_ready) sent <= 1'b0;
        if (rst) sent <= 1'b0;
    end

    assign out_valid = sent;
    assign out_tick = tick_12;
    assign out_last = last_12;
    assign out_address = neuron_12;
    assign out_value = value_12;
    assign current_ready = advance;

    // Bits that nothing reads.
    wire unused = &{1'b0, product_5[8:0]};
endmodule

`default_nettype wire
