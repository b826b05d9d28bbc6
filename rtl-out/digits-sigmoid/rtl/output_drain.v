// output_drain: Sends the 10 sums of a tick, one per cycle, each with its bias, then the tick's
// marker.
// Generated from Drain.java with sum = s(20), lanes = 2, banks = 2, latency = 4 and biasRegister =
// false.

`default_nettype none

module output_drain (
    input  wire               clk,
    input  wire               rst,

    // A tick to drain
    output wire               idle,
    input  wire               start,
    input  wire               start_last,

    // Its sums, a row at a time
    output wire               wanted,
    output wire         [2:0] wanted_group,
    input  wire               row_valid,
    input  wire        [39:0] row,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [3:0] current_neuron,
    output wire signed [19:0] current_value
);

    // What is being sent: a row's sums, the next of them lowest, and the number of its neuron
    reg draining;
    reg filled;
    reg marker;
    reg last;
    reg [3:0] neuron;
    reg [39:0] sums;
    wire advance = current_ready || !current_valid;

    // What the counters come to is told by flags: a comparison would be the longest path of the
    // drain.
    reg last_neuron;
    reg lane;
    reg last_lane;

    // A row that comes before its place is free costs a cycle, so that a lane's next sum has two
    // sources only.
    wire offers = draining && (marker || filled && (last_lane || !row_valid));
    wire moves = offers && advance;
    assign idle = !draining;

    always @(posedge clk) begin
        if (start) begin
            draining <= 1'b1;
            marker <= 1'b0;
            last <= start_last;
            neuron <= 4'd0;
            last_neuron <= 1'b0;
        end else if (moves) begin
            if (marker) draining <= 1'b0;
            if (last_neuron) marker <= 1'b1;
            else neuron <= neuron + 4'd1;
            if (neuron == 4'd8) last_neuron <= 1'b1;
        end
        if (rst) draining <= 1'b0;
    end

    wire takes = row_valid && (!filled || moves);

    always @(posedge clk) begin
        if (takes) begin
            filled <= 1'b1;
            lane <= 1'b0;
            last_lane <= 1'b0;
        end else if (moves) begin
            if (last_lane) filled <= 1'b0;
            lane <= lane + 1'b1;
            last_lane <= !lane;
        end
        if (rst) filled <= 1'b0;
    end

    // Lanes that hold nothing may change: so whatever fills them need not be waited for here.
    always @(posedge clk) begin
        if (!filled || (last_lane || !row_valid) && advance) begin
            sums <= row_valid ? row : {20'd0, sums[39:20]};
        end
    end

    // Rows are asked for one after the other, each so that it comes when there is room for it.
    reg rows_left;
    reg asked;
    reg [2:0] group;
    wire asks = rows_left && !asked;
    reg asking;

    always @(posedge clk) begin
        if (start) begin
            rows_left <= 1'b1;
            group <= 3'd0;
        end else if (takes) begin
            if (group == 3'd4) rows_left <= 1'b0;
            else group <= group + 3'd1;
        end
        if (asks) asked <= 1'b1;
        else if (row_valid) asked <= 1'b0;
        asking <= asks;
        if (rst) begin
            rows_left <= 1'b0;
            asked <= 1'b0;
            asking <= 1'b0;
        end
    end

    assign wanted = asking;
    assign wanted_group = group;

    (* ram_style = "logic" *)
    reg signed [16:0] biases [0:9];
    initial $readmemh("output_drain_biases.hex", biases);
    reg signed [16:0] bias_1;

    always @(posedge clk)
        if (advance) bias_1 <= biases[neuron];

    // Stage 1: the bias arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [3:0] neuron_1;
    reg signed [19:0] sum_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= offers;
            tick_1 <= marker;
            last_1 <= last;
            neuron_1 <= neuron;
            sum_1 <= sums[19:0];
        end
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: send
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [3:0] neuron_2;
    reg signed [19:0] biased_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            biased_2 <= sum_1 + $signed({{3{bias_1[16]}}, bias_1});
        end
        if (rst) valid_2 <= 1'b0;
    end

    assign current_valid = valid_2;
    assign current_tick = tick_2;
    assign current_last = last_2;
    assign current_neuron = neuron_2;
    assign current_value = biased_2;
endmodule

`default_nettype wire
