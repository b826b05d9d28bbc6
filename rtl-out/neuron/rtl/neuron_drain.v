// neuron_drain: Sends the 1 sum of a tick, each with its bias, then the tick's marker.
// Generated from Drain.java with sum = s(8), lanes = 1, banks = 1, latency = 3 and biasRegister =
// true.

`default_nettype none

module neuron_drain (
    input  wire              clk,
    input  wire              rst,

    // A tick to drain
    output wire              idle,
    input  wire              start,
    input  wire              start_last,

    // Its sums, a row at a time
    input  wire              row_valid,
    input  wire        [7:0] row,

    // Currents out
    output wire              current_valid,
    input  wire              current_ready,
    output wire              current_tick,
    output wire              current_last,
    output wire              current_neuron,
    output wire signed [7:0] current_value
);

    // What is being sent: a row's sums, the next of them lowest, and the number of its neuron
    reg draining;
    reg filled;
    reg marker;
    reg last;
    reg neuron;
    reg [7:0] sums;
    wire advance = current_ready || !current_valid;
    wire offers = draining && (marker || filled);
    wire moves = offers && advance;
    assign idle = !draining;

    always @(posedge clk) begin
        if (start) begin
            draining <= 1'b1;
            marker <= 1'b0;
            last <= start_last;
            neuron <= 1'b0;
        end else if (moves) begin
            if (marker) draining <= 1'b0;
            marker <= 1'b1;
        end
        if (row_valid) filled <= 1'b1;
        else if (moves) filled <= 1'b0;
        if (rst) begin
            draining <= 1'b0;
            filled <= 1'b0;
        end
    end

    // Lanes that hold nothing may change: so whatever fills them need not be waited for here.
    always @(posedge clk)
        if (!filled || advance) sums <= row;

    // Stage 1: the bias arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg neuron_1;
    reg signed [7:0] sum_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= offers;
            tick_1 <= marker;
            last_1 <= last;
            neuron_1 <= neuron;
            sum_1 <= sums;
        end
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: the bias is registered
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg neuron_2;
    reg signed [7:0] sum_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            sum_2 <= sum_1;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: send
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg neuron_3;
    reg signed [7:0] biased_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            biased_3 <= sum_2 + 8'sd1;
        end
        if (rst) valid_3 <= 1'b0;
    end

    assign current_valid = valid_3;
    assign current_tick = tick_3;
    assign current_last = last_3;
    assign current_neuron = neuron_3;
    assign current_value = biased_3;
endmodule

`default_nettype wire
