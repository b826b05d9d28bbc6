// neuron_sequencer: Takes an event every cycle, also while the tick before is drained.

`default_nettype none

module neuron_sequencer (
    input  wire       clk,
    input  wire       rst,

    // Events in
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire       in_address,
    input  wire [3:0] in_value,

    // What is due: a word of weights to add, or a row for the drain
    output wire       issue_add,
    output wire       issue_fetch,
    output wire       issue_word,
    output wire [3:0] issue_value,

    // A tick for the drain, when it is idle
    input  wire       idle,
    output wire       start,
    output wire       start_last
);

    // The event or marker in hand
    reg busy;
    reg marker;
    reg ending;
    reg place;
    reg [3:0] carried;
    wire event_in_hand = busy && !marker;
    wire starts = busy && marker && idle;
    assign in_ready = !busy || event_in_hand || starts;
    wire taken = in_valid && in_ready;

    always @(posedge clk) begin
        if (taken) begin
            busy <= 1'b1;
            marker <= in_tick;
            ending <= in_last;
            place <= in_address;
            carried <= in_value;
        end else if (in_ready) begin
            busy <= 1'b0;
        end
        if (rst) busy <= 1'b0;
    end

    assign issue_add = event_in_hand;
    assign issue_word = place;
    assign issue_value = carried;
    assign start = starts;
    assign start_last = ending;
    assign issue_fetch = starts;
endmodule

`default_nettype wire
