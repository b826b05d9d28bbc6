// hidden_crossbar: 64 inputs x 32 neurons, 11 lanes: 3 cycles an event, none on a silent input.

`default_nettype none

module hidden_crossbar (
    input  wire               clk,
    input  wire               rst,

    // Events in
    input  wire               in_valid,
    output wire               in_ready,
    input  wire               in_tick,
    input  wire               in_last,
    input  wire         [5:0] in_address,
    input  wire         [4:0] in_value,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [4:0] current_neuron,
    output wire signed [15:0] current_value
);

    wire queue_out_valid;
    wire queue_out_tick;
    wire queue_out_last;
    wire [5:0] queue_out_address;
    wire [4:0] queue_out_value;
    wire sequencer_in_ready;
    wire sequencer_issue_add;
    wire sequencer_issue_fetch;
    wire [7:0] sequencer_issue_word;
    wire [2:0] sequencer_issue_row;
    wire sequencer_issue_fresh;
    wire [4:0] sequencer_issue_value;
    wire sequencer_start;
    wire sequencer_start_last;
    wire [87:0] weight_memory_weights;
    wire [175:0] accumulators_held;
    wire drain_idle;
    wire drain_wanted;
    wire [1:0] drain_wanted_group;

    hidden_queue queue (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (in_valid),
        .in_ready    (in_ready),
        .in_tick     (in_tick),
        .in_last     (in_last),
        .in_address  (in_address),
        .in_value    (in_value),
        .out_valid   (queue_out_valid),
        .out_ready   (sequencer_in_ready),
        .out_tick    (queue_out_tick),
        .out_last    (queue_out_last),
        .out_address (queue_out_address),
        .out_value   (queue_out_value)
    );

    hidden_sequencer sequencer (
        .clk          (clk),
        .rst          (rst),
        .in_valid     (queue_out_valid),
        .in_ready     (sequencer_in_ready),
        .in_tick      (queue_out_tick),
        .in_last      (queue_out_last),
        .in_address   (queue_out_address),
        .in_value     (queue_out_value),
        .issue_add    (sequencer_issue_add),
        .issue_fetch  (sequencer_issue_fetch),
        .issue_word   (sequencer_issue_word),
        .issue_row    (sequencer_issue_row),
        .issue_fresh  (sequencer_issue_fresh),
        .issue_value  (sequencer_issue_value),
        .idle         (drain_idle),
        .start        (sequencer_start),
        .start_last   (sequencer_start_last),
        .wanted       (drain_wanted),
        .wanted_group (drain_wanted_group)
    );

    hidden_weights weight_memory (
        .clk     (clk),
        .word    (sequencer_issue_word),
        .weights (weight_memory_weights)
    );

    // In digits of radix 4 that are -1 to 2: a 3 stands for -1 and carries 1 to the next digit, as
    // does a 4, which leaves 0.
    wire value_carry_1 = sequencer_issue_value[1] && sequencer_issue_value[0];
    wire [1:0] value_digit_1 = {sequencer_issue_value[3] ^ (sequencer_issue_value[2] && value_carry_1),
            sequencer_issue_value[2] ^ value_carry_1};
    wire value_carry_2 = sequencer_issue_value[3] && (sequencer_issue_value[2] || value_carry_1);
    wire [1:0] value_digit_2 = {sequencer_issue_value[4] && value_carry_2,
            sequencer_issue_value[4] ^ value_carry_2};

    // Stage 1: the weights arrive
    reg add_1;
    reg fetch_1;
    reg [2:0] row_1;
    reg fresh_1;
    reg [5:0] value_1;

    always @(posedge clk) begin
        add_1 <= sequencer_issue_add;
        fetch_1 <= sequencer_issue_fetch;
        row_1 <= sequencer_issue_row;
        fresh_1 <= sequencer_issue_fresh;
        value_1 <= {value_digit_2, value_digit_1, sequencer_issue_value[1:0]};
        if (rst) begin
            add_1 <= 1'b0;
            fetch_1 <= 1'b0;
        end
    end

    // Stage 2: parts of the contributions
    reg add_2;
    reg fetch_2;
    reg [2:0] row_2;

    always @(posedge clk) begin
        add_2 <= add_1;
        fetch_2 <= fetch_1;
        row_2 <= row_1;
        if (rst) begin
            add_2 <= 1'b0;
            fetch_2 <= 1'b0;
        end
    end

    // Stage 3: the contributions are there, and the sums they are added to
    reg add_3;
    reg fetch_3;
    reg [2:0] row_3;

    always @(posedge clk) begin
        add_3 <= add_2;
        fetch_3 <= fetch_2;
        row_3 <= row_2;
        if (rst) begin
            add_3 <= 1'b0;
            fetch_3 <= 1'b0;
        end
    end

    wire signed [15:0] lane_0_sum;

    lane_w8_u5_digits_s16 lane_0 (
        .clk    (clk),
        .weight (weight_memory_weights[7:0]),
        .digits (value_1),
        .held   (accumulators_held[15:0]),
        .sum    (lane_0_sum)
    );

    wire signed [15:0] lane_1_sum;

    lane_w8_u5_digits_s16 lane_1 (
        .clk    (clk),
        .weight (weight_memory_weights[15:8]),
        .digits (value_1),
        .held   (accumulators_held[31:16]),
        .sum    (lane_1_sum)
    );

    wire signed [15:0] lane_2_sum;

    lane_w8_u5_digits_s16 lane_2 (
        .clk    (clk),
        .weight (weight_memory_weights[23:16]),
        .digits (value_1),
        .held   (accumulators_held[47:32]),
        .sum    (lane_2_sum)
    );

    wire signed [15:0] lane_3_sum;

    lane_w8_u5_digits_s16 lane_3 (
        .clk    (clk),
        .weight (weight_memory_weights[31:24]),
        .digits (value_1),
        .held   (accumulators_held[63:48]),
        .sum    (lane_3_sum)
    );

    wire signed [15:0] lane_4_sum;

    lane_w8_u5_digits_s16 lane_4 (
        .clk    (clk),
        .weight (weight_memory_weights[39:32]),
        .digits (value_1),
        .held   (accumulators_held[79:64]),
        .sum    (lane_4_sum)
    );

    wire signed [15:0] lane_5_sum;

    lane_w8_u5_digits_s16 lane_5 (
        .clk    (clk),
        .weight (weight_memory_weights[47:40]),
        .digits (value_1),
        .held   (accumulators_held[95:80]),
        .sum    (lane_5_sum)
    );

    wire signed [15:0] lane_6_sum;

    lane_w8_u5_digits_s16 lane_6 (
        .clk    (clk),
        .weight (weight_memory_weights[55:48]),
        .digits (value_1),
        .held   (accumulators_held[111:96]),
        .sum    (lane_6_sum)
    );

    wire signed [15:0] lane_7_sum;

    lane_w8_u5_digits_s16 lane_7 (
        .clk    (clk),
        .weight (weight_memory_weights[63:56]),
        .digits (value_1),
        .held   (accumulators_held[127:112]),
        .sum    (lane_7_sum)
    );

    wire signed [15:0] lane_8_sum;

    lane_w8_u5_digits_s16 lane_8 (
        .clk    (clk),
        .weight (weight_memory_weights[71:64]),
        .digits (value_1),
        .held   (accumulators_held[143:128]),
        .sum    (lane_8_sum)
    );

    wire signed [15:0] lane_9_sum;

    lane_w8_u5_digits_s16 lane_9 (
        .clk    (clk),
        .weight (weight_memory_weights[79:72]),
        .digits (value_1),
        .held   (accumulators_held[159:144]),
        .sum    (lane_9_sum)
    );

    wire signed [15:0] lane_10_sum;

    lane_w8_u5_digits_s16 lane_10 (
        .clk    (clk),
        .weight (weight_memory_weights[87:80]),
        .digits (value_1),
        .held   (accumulators_held[175:160]),
        .sum    (lane_10_sum)
    );

    hidden_accumulators accumulators (
        .clk       (clk),
        .fetch_row (row_1),
        .fresh     (fresh_1),
        .held      (accumulators_held),
        .add       (add_3),
        .add_row   (row_3),
        .sums      ({lane_10_sum, lane_9_sum, lane_8_sum, lane_7_sum, lane_6_sum, lane_5_sum, lane_4_sum,
                lane_3_sum, lane_2_sum, lane_1_sum, lane_0_sum})
    );

    hidden_drain drain (
        .clk            (clk),
        .rst            (rst),
        .idle           (drain_idle),
        .start          (sequencer_start),
        .start_last     (sequencer_start_last),
        .wanted         (drain_wanted),
        .wanted_group   (drain_wanted_group),
        .row_valid      (fetch_3),
        .row            (accumulators_held),
        .current_valid  (current_valid),
        .current_ready  (current_ready),
        .current_tick   (current_tick),
        .current_last   (current_last),
        .current_neuron (current_neuron),
        .current_value  (current_value)
    );
endmodule

`default_nettype wire
