// hidden_sequencer: Takes an event every 4 cycles; after a marker it waits until the tick's sums
// are drained.
// Generated from Sequencer.java with groups = 4.

`default_nettype none

module hidden_sequencer (
    input  wire       clk,
    input  wire       rst,

    // Events in
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire [5:0] in_address,
    input  wire [4:0] in_value,

    // What is due: word by word of an event, or a marker
    output wire       issue_valid,
    output wire       issue_tick,
    output wire       issue_last,
    output wire [7:0] issue_word,
    output wire [1:0] issue_group,
    output wire [4:0] issue_value,

    // The tick whose marker came last has been drained
    input  wire       drained
);

    reg busy;
    reg waiting;
    reg marker;
    reg ending;
    reg [7:0] place;
    reg [1:0] turn;

    // A marker takes one cycle, an event one for each group of neurons.
    wire finished = marker || turn == 2'd3;
    assign in_ready = !waiting && (!busy || finished);
    wire taken = in_valid && in_ready;
    reg [4:0] carried;

    // The words of one input lie as far apart as there are inputs: no multiplier is needed to find
    // them.
    always @(posedge clk) begin
        if (taken) begin
            busy <= 1'b1;
            waiting <= in_tick;
            marker <= in_tick;
            ending <= in_last;
            place <= {2'd0, in_address};
            carried <= in_value;
            turn <= 2'd0;
        end else if (finished) begin
            busy <= 1'b0;
        end else begin
            place <= place + 8'd64;
            turn <= turn + 2'd1;
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
    assign issue_group = turn;
    assign issue_value = carried;
endmodule

`default_nettype wire
