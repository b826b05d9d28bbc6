// output_crossbar: 32 inputs x 10 neurons, 2 lanes: 5 cycles an event, none on a silent input.

`default_nettype none

module output_crossbar (
    input  wire               clk,
    input  wire               rst,

    // Events in
    input  wire               in_valid,
    output wire               in_ready,
    input  wire               in_tick,
    input  wire               in_last,
    input  wire         [4:0] in_address,
    input  wire         [7:0] in_value,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [3:0] current_neuron,
    output wire signed [19:0] current_value
);

    wire queue_out_valid;
    wire queue_out_tick;
    wire queue_out_last;
    wire [4:0] queue_out_address;
    wire [7:0] queue_out_value;
    wire sequencer_in_ready;
    wire sequencer_issue_add;
    wire sequencer_issue_fetch;
    wire [7:0] sequencer_issue_word;
    wire [3:0] sequencer_issue_row;
    wire sequencer_issue_fresh;
    wire [7:0] sequencer_issue_value;
    wire sequencer_start;
    wire sequencer_start_last;
    wire [15:0] weight_memory_weights;
    wire [39:0] accumulators_held;
    wire drain_idle;
    wire drain_wanted;
    wire [2:0] drain_wanted_group;

    output_queue queue (
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

    output_sequencer sequencer (
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

    output_weights weight_memory (
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
    wire [1:0] value_digit_2 = {sequencer_issue_value[5] ^ (sequencer_issue_value[4] && value_carry_2),
            sequencer_issue_value[4] ^ value_carry_2};
    wire value_carry_3 = sequencer_issue_value[5] && (sequencer_issue_value[4] || value_carry_2);
    wire [1:0] value_digit_3 = {sequencer_issue_value[7] ^ (sequencer_issue_value[6] && value_carry_3),
            sequencer_issue_value[6] ^ value_carry_3};
    wire value_carry_4 = sequencer_issue_value[7] && (sequencer_issue_value[6] || value_carry_3);
    wire [1:0] value_digit_4 = {1'b0, value_carry_4};

    // Stage 1: the weights arrive
    reg add_1;
    reg fetch_1;
    reg [3:0] row_1;
    reg fresh_1;
    reg [9:0] value_1;

    always @(posedge clk) begin
        add_1 <= sequencer_issue_add;
        fetch_1 <= sequencer_issue_fetch;
        row_1 <= sequencer_issue_row;
        fresh_1 <= sequencer_issue_fresh;
        value_1 <= {value_digit_4, value_digit_3, value_digit_2, value_digit_1, sequencer_issue_value[1:0]};
        if (rst) begin
            add_1 <= 1'b0;
            fetch_1 <= 1'b0;
        end
    end

    // Stage 2: parts of the contributions
    reg add_2;
    reg fetch_2;
    reg [3:0] row_2;
    reg fresh_2;

    always @(posedge clk) begin
        add_2 <= add_1;
        fetch_2 <= fetch_1;
        row_2 <= row_1;
        fresh_2 <= fresh_1;
        if (rst) begin
            add_2 <= 1'b0;
            fetch_2 <= 1'b0;
        end
    end

    // Stage 3: parts of the contributions
    reg add_3;
    reg fetch_3;
    reg [3:0] row_3;

    always @(posedge clk) begin
        add_3 <= add_2;
        fetch_3 <= fetch_2;
        row_3 <= row_2;
        if (rst) begin
            add_3 <= 1'b0;
            fetch_3 <= 1'b0;
        end
    end

    // Stage 4: the contributions are there, and the sums they are added to
    reg add_4;
    reg fetch_4;
    reg [3:0] row_4;

    always @(posedge clk) begin
        add_4 <= add_3;
        fetch_4 <= fetch_3;
        row_4 <= row_3;
        if (rst) begin
            add_4 <= 1'b0;
            fetch_4 <= 1'b0;
        end
    end

    wire signed [19:0] lane_0_sum;

    lane_w8_u8_digits_s20 lane_0 (
        .clk    (clk),
        .weight (weight_memory_weights[7:0]),
        .digits (value_1),
        .held   (accumulators_held[19:0]),
        .sum    (lane_0_sum)
    );

    wire signed [19:0] lane_1_sum;

    lane_w8_u8_digits_s20 lane_1 (
        .clk    (clk),
        .weight (weight_memory_weights[15:8]),
        .digits (value_1),
        .held   (accumulators_held[39:20]),
        .sum    (lane_1_sum)
    );

    output_accumulators accumulators (
        .clk       (clk),
        .fetch_row (row_2),
        .fresh     (fresh_2),
        .held      (accumulators_held),
        .add       (add_4),
        .add_row   (row_4),
        .sums      ({lane_1_sum, lane_0_sum})
    );

    output_drain drain (
        .clk            (clk),
        .rst            (rst),
        .idle           (drain_idle),
        .start          (sequencer_start),
        .start_last     (sequencer_start_last),
        .wanted         (drain_wanted),
        .wanted_group   (drain_wanted_group),
        .row_valid      (fetch_4),
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
