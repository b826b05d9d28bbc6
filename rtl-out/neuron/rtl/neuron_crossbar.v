// neuron_crossbar: 2 inputs x 1 neurons, 1 lane: 1 cycle an event, none on a silent input.

`default_nettype none

module neuron_crossbar (
    input  wire              clk,
    input  wire              rst,

    // Events in
    input  wire              in_valid,
    output wire              in_ready,
    input  wire              in_tick,
    input  wire              in_last,
    input  wire              in_address,
    input  wire        [3:0] in_value,

    // Currents out
    output wire              current_valid,
    input  wire              current_ready,
    output wire              current_tick,
    output wire              current_last,
    output wire              current_neuron,
    output wire signed [7:0] current_value
);

    wire sequencer_issue_valid;
    wire sequencer_issue_tick;
    wire sequencer_issue_last;
    wire sequencer_issue_word;
    wire [3:0] sequencer_issue_value;
    wire [2:0] weight_memory_weights;
    wire [7:0] accumulators_held;
    wire drain_drained;

    neuron_sequencer sequencer (
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
        .issue_value (sequencer_issue_value),
        .drained     (drain_drained)
    );

    neuron_weights weight_memory (
        .clk     (clk),
        .word    (sequencer_issue_word),
        .weights (weight_memory_weights)
    );

    // Stage 1: the weights arrive
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [3:0] value_1;

    always @(posedge clk) begin
        valid_1 <= sequencer_issue_valid;
        tick_1 <= sequencer_issue_tick;
        last_1 <= sequencer_issue_last;
        value_1 <= sequencer_issue_value;
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: the weights are registered
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [3:0] value_2;

    always @(posedge clk) begin
        valid_2 <= valid_1;
        tick_2 <= tick_1;
        last_2 <= last_1;
        value_2 <= value_1;
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: the contributions are there, and the sums they are added to
    reg valid_3;
    reg tick_3;
    reg last_3;

    always @(posedge clk) begin
        valid_3 <= valid_2;
        tick_3 <= tick_2;
        last_3 <= last_2;
        if (rst) valid_3 <= 1'b0;
    end

    wire signed [7:0] lane_0_sum;

    lane_w3_u4_s8 lane_0 (
        .clk    (clk),
        .weight (weight_memory_weights),
        .value  (value_2),
        .held   (accumulators_held),
        .sum    (lane_0_sum)
    );

    neuron_accumulators accumulators (
        .clk   (clk),
        .rst   (rst),
        .held  (accumulators_held),
        .add   (valid_3 && !tick_3),
        .sums  (lane_0_sum),
        .clear (drain_drained)
    );

    neuron_drain drain (
        .clk            (clk),
        .rst            (rst),
        .start          (valid_3 && tick_3),
        .start_last     (last_3),
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
