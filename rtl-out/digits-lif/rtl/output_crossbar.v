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

    wire queue_out_valid;
    wire queue_out_tick;
    wire queue_out_last;
    wire [5:0] queue_out_address;
    wire sequencer_in_ready;
    wire sequencer_issue_add;
    wire sequencer_issue_fetch;
    wire [5:0] sequencer_issue_word;
    wire sequencer_start;
    wire sequencer_start_last;
    wire [79:0] weight_memory_weights;
    wire [109:0] accumulators_held;
    wire drain_idle;

    output_queue queue (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (in_valid),
        .in_ready    (in_ready),
        .in_tick     (in_tick),
        .in_last     (in_last),
        .in_address  (in_address),
        .out_valid   (queue_out_valid),
        .out_ready   (sequencer_in_ready),
        .out_tick    (queue_out_tick),
        .out_last    (queue_out_last),
        .out_address (queue_out_address)
    );

    output_sequencer sequencer (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (queue_out_valid),
        .in_ready    (sequencer_in_ready),
        .in_tick     (queue_out_tick),
        .in_last     (queue_out_last),
        .in_address  (queue_out_address),
        .issue_add   (sequencer_issue_add),
        .issue_fetch (sequencer_issue_fetch),
        .issue_word  (sequencer_issue_word),
        .idle        (drain_idle),
        .start       (sequencer_start),
        .start_last  (sequencer_start_last)
    );

    output_weights weight_memory (
        .clk     (clk),
        .word    (sequencer_issue_word),
        .weights (weight_memory_weights)
    );

    // Stage 1: the weights arrive
    reg add_1;
    reg fetch_1;

    always @(posedge clk) begin
        add_1 <= sequencer_issue_add;
        fetch_1 <= sequencer_issue_fetch;
        if (rst) begin
            add_1 <= 1'b0;
            fetch_1 <= 1'b0;
        end
    end

    // Stage 2: the contributions are there, and the sums they are added to
    reg add_2;
    reg fetch_2;

    always @(posedge clk) begin
        add_2 <= add_1;
        fetch_2 <= fetch_1;
        if (rst) begin
            add_2 <= 1'b0;
            fetch_2 <= 1'b0;
        end
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
        .add   (add_2),
        .sums  ({lane_9_sum, lane_8_sum, lane_7_sum, lane_6_sum, lane_5_sum, lane_4_sum, lane_3_sum,
                lane_2_sum, lane_1_sum, lane_0_sum}),
        .clear (fetch_2)
    );

    output_drain drain (
        .clk            (clk),
        .rst            (rst),
        .idle           (drain_idle),
        .start          (sequencer_start),
        .start_last     (sequencer_start_last),
        .row_valid      (fetch_2),
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
