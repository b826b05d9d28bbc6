// output_crossbar: 32 inputs x 10 neurons, 3 lanes: 4 cycles an event, none on a silent input.

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

    wire sequencer_issue_valid;
    wire sequencer_issue_tick;
    wire sequencer_issue_last;
    wire [6:0] sequencer_issue_word;
    wire [1:0] sequencer_issue_group;
    wire [7:0] sequencer_issue_value;
    wire [23:0] weight_memory_weights;
    wire [59:0] accumulators_held;
    wire drain_fetch;
    wire [1:0] drain_fetch_group;
    wire drain_drained;

    output_sequencer sequencer (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (in_valid),
        .in_ready    (in_ready),
        .in_tick     (in_tick),
        .in_last     (in_last),
        .in_address  (in_address),
        .in_value    (in_value),
        .issue_valid (sequencer_issue_valid),
        .issue_tick  (sequencer_issue_tick),
        .issue_last  (sequencer_issue_last),
        .issue_word  (sequencer_issue_word),
        .issue_group (sequencer_issue_group),
        .issue_value (sequencer_issue_value),
        .drained     (drain_drained)
    );

    output_weights weight_memory (
        .clk     (clk),
        .word    (sequencer_issue_word),
        .weights (weight_memory_weights)
    );

    // Stage 1: the weights arrive
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [1:0] group_1;
    reg [7:0] value_1;

    always @(posedge clk) begin
        valid_1 <= sequencer_issue_valid;
        tick_1 <= sequencer_issue_tick;
        last_1 <= sequencer_issue_last;
        group_1 <= sequencer_issue_group;
        value_1 <= sequencer_issue_value;
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: the contributions are there, and the sums they are added to
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [1:0] group_2;

    always @(posedge clk) begin
        valid_2 <= valid_1;
        tick_2 <= tick_1;
        last_2 <= last_1;
        group_2 <= group_1;
        if (rst) valid_2 <= 1'b0;
    end

    wire signed [19:0] lane_0_sum;

    lane_w8_u8_s20 lane_0 (
        .clk    (clk),
        .weight (weight_memory_weights[7:0]),
        .value  (value_1),
        .held   (accumulators_held[19:0]),
        .sum    (lane_0_sum)
    );

    wire signed [19:0] lane_1_sum;

    lane_w8_u8_s20 lane_1 (
        .clk    (clk),
        .weight (weight_memory_weights[15:8]),
        .value  (value_1),
        .held   (accumulators_held[39:20]),
        .sum    (lane_1_sum)
    );

    wire signed [19:0] lane_2_sum;

    lane_w8_u8_s20 lane_2 (
        .clk    (clk),
        .weight (weight_memory_weights[23:16]),
        .value  (value_1),
        .held   (accumulators_held[59:40]),
        .sum    (lane_2_sum)
    );

    output_accumulators accumulators (
        .clk         (clk),
        .rst         (rst),
        .fetch       (valid_1 || drain_fetch),
        .fetch_group (drain_fetch ? drain_fetch_group : group_1),
        .held        (accumulators_held),
        .add         (valid_2 && !tick_2),
        .add_group   (group_2),
        .sums        ({lane_2_sum, lane_1_sum, lane_0_sum}),
        .clear       (drain_drained)
    );

    output_drain drain (
        .clk            (clk),
        .rst            (rst),
        .start          (valid_2 && tick_2),
        .start_last     (last_2),
        .fetch          (drain_fetch),
        .fetch_group    (drain_fetch_group),
        .held           (accumulators_held),
        .drained        (drain_drained),
        .current_valid  (current_valid),
        .current_ready  (current_ready),
        .current_tick   (current_tick),
        .current_last   (current_last),
        .current_neuron (current_neuron),
        .current_value  (current_value)
    );
endmodule

`default_nettype wire
