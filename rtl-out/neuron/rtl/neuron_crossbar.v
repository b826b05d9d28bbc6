// neuron_crossbar: 2 inputs x 1 neuron, 1 lane: 1 cycle an event, none on a silent input.

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

    wire queue_out_valid;
    wire queue_out_tick;
    wire queue_out_last;
    wire queue_out_address;
    wire [3:0] queue_out_value;
    wire sequencer_in_ready;
    wire sequencer_issue_add;
    wire sequencer_issue_fetch;
    wire sequencer_issue_word;
    wire [3:0] sequencer_issue_value;
    wire sequencer_start;
    wire sequencer_start_last;
    wire [2:0] weight_memory_weights;
    wire [7:0] accumulators_held;
    wire drain_idle;

    neuron_queue queue (
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

    neuron_sequencer sequencer (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (queue_out_valid),
        .in_ready    (sequencer_in_ready),
        .in_tick     (queue_out_tick),
        .in_last     (queue_out_last),
        .in_address  (queue_out_address),
        .in_value    (queue_out_value),
        .issue_add   (sequencer_issue_add),
        .issue_fetch (sequencer_issue_fetch),
        .issue_word  (sequencer_issue_word),
        .issue_value (sequencer_issue_value),
        .idle        (drain_idle),
        .start       (sequencer_start),
        .start_last  (sequencer_start_last)
    );

    neuron_weights weight_memory (
        .clk     (clk),
        .word    (sequencer_issue_word),
        .weights (weight_memory_weights)
    );

    // Stage 1: the weights arrive
    reg add_1;
    reg fetch_1;
    reg [3:0] value_1;

    always @(posedge clk) begin
        add_1 <= sequencer_issue_add;
        fetch_1 <= sequencer_issue_fetch;
        value_1 <= sequencer_issue_value;
        if (rst) begin
            add_1 <= 1'b0;
            fetch_1 <= 1'b0;
        end
    end

    // Stage 2: the weights are registered
    reg add_2;
    reg fetch_2;
    reg [3:0] value_2;

    always @(posedge clk) begin
        add_2 <= add_1;
        fetch_2 <= fetch_1;
        value_2 <= value_1;
        if (rst) begin
            add_2 <= 1'b0;
            fetch_2 <= 1'b0;
        end
    end

    // Stage 3: the contributions are there, and the sums they are added to
    reg add_3;
    reg fetch_3;

    always @(posedge clk) begin
        add_3 <= add_2;
        fetch_3 <= fetch_2;
        if (rst) begin
            add_3 <= 1'b0;
            fetch_3 <= 1'b0;
        end
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
        .add   (add_3),
        .sums  (lane_0_sum),
        .clear (fetch_3)
    );

    neuron_drain drain (
        .clk            (clk),
        .rst            (rst),
        .idle           (drain_idle),
        .start          (sequencer_start),
        .start_last     (sequencer_start_last),
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
