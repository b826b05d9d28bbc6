// neuron_neurons: A rate neuron, sigmoid, updated in a cycle.

`default_nettype none

module neuron_neurons (
    input  wire              clk,
    input  wire              rst,

    // Currents in
    input  wire              current_valid,
    output wire              current_ready,
    input  wire              current_tick,
    input  wire              current_last,
    input  wire              current_neuron,
    input  wire signed [7:0] current_value,

    // Events out
    output wire              out_valid,
    input  wire              out_ready,
    output wire              out_tick,
    output wire              out_last,
    output wire              out_address,
    output wire       [15:0] out_value,

    // Updates, for the readout
    input  wire              update_ready,
    output wire              update_valid,
    output wire              update_tick,
    output wire              update_last,
    output wire              update_neuron,
    output wire       [15:0] update_value
);

    // The whole pipeline stops while its last register holds a beat that nobody takes.
    wire advance = (out_ready || !out_valid) && update_ready;
    wire accepted = current_valid && current_ready;

    // Stage 1: the multiplier arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg neuron_1;
    reg signed [7:0] current_1;

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

    // Stage 2: multiply
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg neuron_2;
    reg signed [21:0] product_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            product_2 <= current_1 * 14'sd4096;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: scale and round
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg neuron_3;
    reg signed [21:0] rounded_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            rounded_3 <= product_2;
        end
        if (rst) valid_3 <= 1'b0;
    end

    // Stage 4: saturate
    reg valid_4;
    reg tick_4;
    reg last_4;
    reg neuron_4;
    reg signed [16:0] argument_4;

    always @(posedge clk) begin
        if (advance) begin
            valid_4 <= valid_3;
            tick_4 <= tick_3;
            last_4 <= last_3;
            neuron_4 <= neuron_3;
            argument_4 <= rounded_3 < -22'sd65535 ? -17'sd65535 : rounded_3 > 22'sd65535 ? 17'sd65535
                    : rounded_3[16:0];
        end
        if (rst) valid_4 <= 1'b0;
    end

    // Stage 5: split into sign and magnitude
    reg valid_5;
    reg tick_5;
    reg last_5;
    reg neuron_5;
    reg negative_5;
    reg [15:0] magnitude_5;

    always @(posedge clk) begin
        if (advance) begin
            valid_5 <= valid_4;
            tick_5 <= tick_4;
            last_5 <= last_4;
            neuron_5 <= neuron_4;
            negative_5 <= argument_4[16];
            magnitude_5 <= argument_4[16] ? -argument_4[15:0] : argument_4[15:0];
        end
        if (rst) valid_5 <= 1'b0;
    end

    // In digits of radix 4 that are -1 to 2: a 3 stands for -1 and carries 1 to the next digit, as
    // does a 4, which leaves 0.
    wire between_carry_1 = magnitude_5[1] && magnitude_5[0];
    wire [1:0] between_digit_1 = {magnitude_5[3] ^ (magnitude_5[2] && between_carry_1),
            magnitude_5[2] ^ between_carry_1};
    wire between_carry_2 = magnitude_5[3] && (magnitude_5[2] || between_carry_1);
    wire [1:0] between_digit_2 = {magnitude_5[4] && between_carry_2, magnitude_5[4] ^ between_carry_2};

    reg [23:0] sigmoid [0:2047];
    initial $readmemh("neuron_neurons_sigmoid.hex", sigmoid);
    reg [23:0] segment_6;

    always @(posedge clk)
        if (advance) segment_6 <= sigmoid[magnitude_5[15:5]];

    // Stage 6: the segment arrives
    reg valid_6;
    reg tick_6;
    reg last_6;
    reg neuron_6;
    reg negative_6;
    reg [5:0] between_6;

    always @(posedge clk) begin
        if (advance) begin
            valid_6 <= valid_5;
            tick_6 <= tick_5;
            last_6 <= last_5;
            neuron_6 <= neuron_5;
            negative_6 <= negative_5;
            between_6 <= {between_digit_2, between_digit_1, magnitude_5[1:0]};
        end
        if (rst) valid_6 <= 1'b0;
    end

    // Stage 7: the segment is registered
    reg valid_7;
    reg tick_7;
    reg last_7;
    reg neuron_7;
    reg negative_7;
    reg [5:0] between_7;
    reg [15:0] entry_7;
    reg [7:0] distance_7;

    always @(posedge clk) begin
        if (advance) begin
            valid_7 <= valid_6;
            tick_7 <= tick_6;
            last_7 <= last_6;
            neuron_7 <= neuron_6;
            negative_7 <= negative_6;
            between_7 <= between_6;
            entry_7 <= segment_6[15:0];
            distance_7 <= segment_6[23:16];
        end
        if (rst) valid_7 <= 1'b0;
    end

    // The factor times each digit; -1 times is its inverse, and 1 more.
    wire signed [9:0] part_once_7 = {2'd0, distance_7};
    wire signed [9:0] part_twice_7 = {1'b0, distance_7, 1'b0};
    wire signed [9:0] part_times0_7 = between_7[1] ? (between_7[0] ? ~part_once_7 : part_twice_7)
            : between_7[0] ? part_once_7 : 10'sd0;
    wire signed [9:0] part_times1_7 = between_7[3] ? (between_7[2] ? ~part_once_7 : part_twice_7)
            : between_7[2] ? part_once_7 : 10'sd0;
    wire signed [9:0] part_times2_7 = between_7[5] ? part_twice_7 : between_7[4] ? part_once_7 : 10'sd0;

    // The 1 more of a digit stands in the zeros below the next.
    wire signed [11:0] part_row1_7 = {part_times1_7, 1'b0, between_7[1] && between_7[0]};
    wire signed [11:0] part_row2_7 = {part_times2_7, 1'b0, between_7[3] && between_7[2]};

    // Stage 8: sums of two
    reg valid_8;
    reg tick_8;
    reg last_8;
    reg neuron_8;
    reg negative_8;
    reg [15:0] entry_8;
    reg signed [12:0] part_sum0_8;
    reg signed [11:0] part_sum1_8;

    always @(posedge clk) begin
        if (advance) begin
            valid_8 <= valid_7;
            tick_8 <= tick_7;
            last_8 <= last_7;
            neuron_8 <= neuron_7;
            negative_8 <= negative_7;
            entry_8 <= entry_7;
            part_sum0_8 <= $signed({{3{part_times0_7[9]}}, part_times0_7}) + part_row1_7;
            part_sum1_8 <= part_row2_7;
        end
        if (rst) valid_8 <= 1'b0;
    end

    // Stage 9: the product
    reg valid_9;
    reg tick_9;
    reg last_9;
    reg neuron_9;
    reg negative_9;
    reg [15:0] entry_9;
    reg signed [13:0] part_9;

    always @(posedge clk) begin
        if (advance) begin
            valid_9 <= valid_8;
            tick_9 <= tick_8;
            last_9 <= last_8;
            neuron_9 <= neuron_8;
            negative_9 <= negative_8;
            entry_9 <= entry_8;
            part_9 <= {{part_sum0_8[12], part_sum0_8[12:2]} + part_sum1_8, part_sum0_8[1:0]};
        end
        if (rst) valid_9 <= 1'b0;
    end

    wire signed [21:0] interpolated_9 = {1'b0, entry_9, 5'd16} - {9'd0, part_9[12:0]};

    // Stage 10: round
    reg valid_10;
    reg tick_10;
    reg last_10;
    reg neuron_10;
    reg negative_10;
    reg [15:0] tail_10;

    always @(posedge clk) begin
        if (advance) begin
            valid_10 <= valid_9;
            tick_10 <= tick_9;
            last_10 <= last_9;
            neuron_10 <= neuron_9;
            negative_10 <= negative_9;
            tail_10 <= interpolated_9[20:5];
        end
        if (rst) valid_10 <= 1'b0;
    end

    // Stage 11: the other half by symmetry
    reg valid_11;
    reg tick_11;
    reg last_11;
    reg neuron_11;
    reg [15:0] y_11;

    always @(posedge clk) begin
        if (advance) begin
            valid_11 <= valid_10;
            tick_11 <= tick_10;
            last_11 <= last_10;
            neuron_11 <= neuron_10;
            y_11 <= negative_10 ? tail_10 : tail_10 == 16'd0 ? 16'd65535 : -tail_10;
        end
        if (rst) valid_11 <= 1'b0;
    end

    assign update_valid = valid_11 && !tick_11 && advance;
    assign update_tick = valid_11 && tick_11 && advance;
    assign update_last = last_11;
    assign update_neuron = neuron_11;
    assign update_value = y_11;

    // Stage 12: send
    reg tick_12;
    reg last_12;
    reg neuron_12;
    reg [15:0] value_12;
    reg sent;

    always @(posedge clk) begin
        if (advance) begin
            tick_12 <= tick_11;
            last_12 <= last_11;
            neuron_12 <= neuron_11;
            value_12 <= y_11;
        end
        if (advance) sent <= valid_11 && (tick_11 || y_11 != 16'd0);
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
    wire unused = &{1'b0, part_9[13], interpolated_9[21], interpolated_9[4:0]};
endmodule

`default_nettype wire
