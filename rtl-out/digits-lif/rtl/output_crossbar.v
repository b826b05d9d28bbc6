// output_crossbar: 48 inputs x 10 neurons, 10 lanes: 1 cycle an event, none on a silent input.

`default_nettype none

module output_crossbar (
    input  wire               clk,
    input  wire               rst,

    // Events in
    input  wire               in_valid,
    output wire               in_ready,
    input  wire               in_tick,
    input  wire               in_last,
    input  wire         [5:0] in_address,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [3:0] current_neuron,
    output wire signed [10:0] current_value
);

    wire sequencer_issue_valid;
    wire sequencer_issue_tick;
    wire sequencer_issue_last;
    wire [5:0] sequencer_issue_word;
    wire [79:0] weight_memory_weights;
    wire [109:0] accumulators_held;
    wire drain_drained;

    output_sequencer sequencer (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (in_valid),
        .in_ready    (in_ready),
        .in_tick     (in_tick),
        .in_last     (in_last),
        .in_address  (in_address),
        .issue_valid (sequencer_issue_valid),
        .issue_tick  (sequencer_issue_tick),
        .issue_last  (sequencer_issue_last),
        .issue_word  (sequencer_issue_word),
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

    always @(posedge clk) begin
        valid_1 <= sequencer_issue_valid;
        tick_1 <= sequencer_issue_tick;
        last_1 <= sequencer_issue_last;
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: the contributions are there, and the sums they are added to
    reg valid_2;
    reg tick_2;
    reg last_2;

    always @(posedge clk) begin
        valid_2 <= valid_1;
        tick_2 <= tick_1;
        last_2 <= last_1;
        if (rst) valid_2 <= 1'b0;
    end

    wire signed [10:0] lane_0_sum;

    lane_w8_spike_s11 lane_0 (
        .clk    (clk),
        .weight (weight_memory_weights[7:0]),
        .held   (accumulators_held[10:0]),
        .sum    (lane_0_sum)
    );

    wire signed [10:0] lane_1_sum;

    lane_w8_spike_s11 lane_1 (
        .clk    (clk),
        .weight (weight_memory_weights[15:8]),
        .held   (accumulators_held[21:11]),
        .sum    (lane_1_sum)
    );

    wire signed [10:0] lane_2_sum;

    lane_w8_spike_s11 lane_2 (
        .clk    (clk),
        .weight (weight_memory_weights[23:16]),
        .held   (accumulators_held[32:22]),
        .sum    (lane_2_sum)
    );

    wire signed [10:0] lane_3_sum;

    lane_w8_spike_s11 lane_3 (
        .clk    (clk),
        .weight (weight_memory_weights[31:24]),
        .held   (accumulators_held[43:33]),
        .sum    (lane_3_sum)
    );

    wire signed [10:0] lane_4_sum;

    lane_w8_spike_s11 lane_4 (
        .clk    (clk),
        .weight (weight_memory_weights[39:32]),
        .held   (accumulators_held[54:44]),
        .sum    (lane_4_sum)
    );

    wire signed [10:0] lane_5_sum;

    lane_w8_spike_s11 lane_5 (
        .clk    (clk),
        .weight (weight_memory_weights[47:40]),
        .held   (accumulators_held[65:55]),
        .sum    (lane_5_sum)
    );

    wire signed [10:0] lane_6_sum;

    lane_w8_spike_s11 lane_6 (
        .clk    (clk),
        .weight (weight_memory_weights[55:48]),
        .held   (accumulators_held[76:66]),
        .sum    (lane_6_sum)
    );

    wire signed [10:0] lane_7_sum;

    lane_w8_spike_s11 lane_7 (
        .clk    (clk),
        .weight (weight_memory_weights[63:56]),
        .held   (accumulators_held[87:77]),
        .sum    (lane_7_sum)
    );

    wire signed [10:0] lane_8_sum;

    lane_w8_spike_s11 lane_8 (
        .clk    (clk),
        .weight (weight_memory_weights[71:64]),
        .held   (accumulators_held[98:88]),
        .sum    (lane_8_sum)
    );

    wire signed [10:0] lane_9_sum;

    lane_w8_spike_s11 lane_9 (
        .clk    (clk),
        .weight (weight_memory_weights[79:72]),
        .held   (accumulators_held[109:99]),
        .sum    (lane_9_sum)
    );

    output_accumulators accumulators (
        .clk   (clk),
        .rst   (rst),
        .held  (accumulators_held),
        .add   (valid_2 && !tick_2),
        .sums  ({lane_9_sum, lane_8_sum, lane_7_sum, lane_6_sum, lane_5_sum, lane_4_sum, lane_3_sum,
                lane_2_sum, lane_1_sum, lane_0_sum}),
        .clear (drain_drained)
    );

    output_drain drain (
        .clk            (clk),
        .rst            (rst),
        .start          (valid_2 && tick_2),
        .start_last     (last_2),
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
