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
    function signed [17:0] half_up_18_1(input signed [17:0] x);
        half_up_18_1 = {x[17], x[17:1]} + {17'd0, x[0]};
    endfunction

    wire advance = out_ready || !out_valid;
    wire accepted;

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

    // Stage 3: multiply by both halves of the multiplier
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg [4:0] neuron_3;
    reg signed [21:0] low_3;
    reg signed [21:0] high_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            low_3 <= current_2 * $signed({1'b0, factor_2[4:0]});
            high_3 <= current_2 * $signed({1'b0, factor_2[9:5]});
        end
        if (rst) valid_3 <= 1'b0;
    end

    // Stage 4: multiply, sum
    reg valid_4;
    reg tick_4;
    reg last_4;
    reg [4:0] neuron_4;
    reg signed [26:0] product_4;

    always @(posedge clk) begin
        if (advance) begin
            valid_4 <= valid_3;
            tick_4 <= tick_3;
            last_4 <= last_3;
            neuron_4 <= neuron_3;
            product_4 <= $signed({high_3, 5'd0}) + $signed({{5{low_3[21]}}, low_3});
        end
        if (rst) valid_4 <= 1'b0;
    end

    // Stage 5: scale and round
    reg valid_5;
    reg tick_5;
    reg last_5;
    reg [4:0] neuron_5;
    reg signed [17:0] rounded_5;

    always @(posedge clk) begin
        if (advance) begin
            valid_5 <= valid_4;
            tick_5 <= tick_4;
            last_5 <= last_4;
            neuron_5 <= neuron_4;
            rounded_5 <= half_up_18_1(product_4[26:9]);
        end
        if (rst) valid_5 <= 1'b0;
    end

    // Stage 6: saturate
    reg valid_6;
    reg tick_6;
    reg last_6;
    reg [4:0] neuron_6;
    reg signed [9:0] argument_6;

    always @(posedge clk) begin
        if (advance) begin
            valid_6 <= valid_5;
            tick_6 <= tick_5;
            last_6 <= last_5;
            neuron_6 <= neuron_5;
            argument_6 <= rounded_5 < -18'sd511 ? -10'sd511 : rounded_5 > 18'sd511 ? 10'sd511
                    : rounded_5[9:0];
        end
        if (rst) valid_6 <= 1'b0;
    end

    // Stage 7: split into sign and magnitude
    reg valid_7;
    reg tick_7;
    reg last_7;
    reg [4:0] neuron_7;
    reg negative_7;
    reg [8:0] magnitude_7;

    always @(posedge clk) begin
        if (advance) begin
            valid_7 <= valid_6;
            tick_7 <= tick_6;
            last_7 <= last_6;
            neuron_7 <= neuron_6;
            negative_7 <= argument_6[9];
            magnitude_7 <= argument_6[9] ? -argument_6[8:0] : argument_6[8:0];
        end
        if (rst) valid_7 <= 1'b0;
    end

    (* ram_style = "block" *)
    reg [7:0] sigmoid [0:511];
    initial $readmemh("hidden_neurons_sigmoid.hex", sigmoid);
    reg [7:0] entry_8;

    always @(posedge clk)
        if (advance) entry_8 <= sigmoid[magnitude_7];

    // Stage 8: the entry arrives
    reg valid_8;
    reg tick_8;
    reg last_8;
    reg [4:0] neuron_8;
    reg negative_8;

    always @(posedge clk) begin
        if (advance) begin
            valid_8 <= valid_7;
            tick_8 <= tick_7;
            last_8 <= last_7;
            neuron_8 <= neuron_7;
            negative_8 <= negative_7;
        end
        if (rst) valid_8 <= 1'b0;
    end

    // Stage 9: the entry is registered
    reg valid_9;
    reg tick_9;
    reg last_9;
    reg [4:0] neuron_9;
    reg negative_9;
    reg [7:0] tail_9;

    always @(posedge clk) begin
        if (advance) begin
            valid_9 <= valid_8;
            tick_9 <= tick_8;
            last_9 <= last_8;
            neuron_9 <= neuron_8;
            negative_9 <= negative_8;
            tail_9 <= entry_8;
        end
        if (rst) valid_9 <= 1'b0;
    end

    // Stage 10: the other half by symmetry
    reg valid_10;
    reg tick_10;
    reg last_10;
    reg [4:0] neuron_10;
    reg [7:0] y_10;

    always @(posedge clk) begin
        if (advance) begin
            valid_10 <= valid_9;
            tick_10 <= tick_9;
            last_10 <= last_9;
            neuron_10 <= neuron_9;
            y_10 <= negative_9 ? tail_9 : tail_9 == 8'd0 ? 8'd255 : -tail_9;
        end
        if (rst) valid_10 <= 1'b0;
    end

    // Stage 11: send
    reg tick_11;
    reg last_11;
    reg [4:0] neuron_11;
    reg [7:0] value_11;
    reg sent;

    always @(posedge clk) begin
        if (advance) begin
            tick_11 <= tick_10;
            last_11 <= last_10;
            neuron_11 <= neuron_10;
            value_11 <= y_10;
        end
        if (advance) sent <= valid_10 && (tick_10 || y_10 != 8'd0);
        else if (out_ready) sent <= 1'b0;
        if (rst) sent <= 1'b0;
    end

    assign out_valid = sent;
    assign out_tick = tick_11;
    assign out_last = last_11;
    assign out_address = neuron_11;
    assign out_value = value_11;
    assign current_ready = advance;
    assign accepted = current_valid && current_ready;

    // Bits that nothing reads.
    wire unused = &{1'b0, product_4[8:0]};
endmodule

`default_nettype wire
