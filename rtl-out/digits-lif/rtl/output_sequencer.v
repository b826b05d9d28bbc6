// output_sequencer: Takes an event every cycle; after a marker it waits until the tick's sums are
// drained.
// Generated from Sequencer.java with groups = 1.

`default_nettype none

module output_sequencer (
    input  wire       clk,
    input  wire       rst,

    // Events in
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire [5:0] in_address,

    // What is due: word by word of an event, or a marker
    output wire       issue_valid,
    output wire       issue_tick,
    output wire       issue_last,
    output wire [5:0] issue_word,

    // The tick whose marker came last has been drained
    input  wire       drained
);

    reg busy;
    reg waiting;
    reg marker;
    reg ending;
    reg [5:0] place;
    assign in_ready = !waiting;
    wire taken = in_valid && in_ready;

    // The words of one input lie as far apart as there are inputs: no multiplier is needed to find
    // them.
    always @(posedge clk) begin
        if (taken) begin
            busy <= 1'b1;
            waiting <= in_tick;
            marker <= in_tick;
            ending <= in_last;
            place <= in_address;
        end else begin
            busy <= 1'b0;
        end
        if (drained) waiting <= 1'b0;
        if (rst) begin
            busy <= 1'b0;
            waiting <= 1'b0;
        end
    end

    assign issue_valid = busy;
    assign issue_tick = marker;
    assign issue_last = ending;
    assign issue_word = place;
endmodule

`default_nettype wire
