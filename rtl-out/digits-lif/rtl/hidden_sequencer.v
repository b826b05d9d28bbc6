// hidden_sequencer: Takes an event every 4 cycles, also while the tick before is drained.

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

    // What is due: a word of weights to add, or a row for the drain; fresh: the row counts as 0
    output wire       issue_add,
    output wire       issue_fetch,
    output wire [7:0] issue_word,
    output wire [2:0] issue_row,
    output wire       issue_fresh,
    output wire [4:0] issue_value,

    // A tick for the drain, when it is idle
    input  wire       idle,
    output wire       start,
    output wire       start_last,

    // Rows that the drain asks for; each comes without delay
    input  wire       wanted,
    input  wire [1:0] wanted_group
);

    // The event or marker in hand, and the group of neurons it has come to
    reg busy;
    reg marker;
    reg ending;
    reg [5:0] address;
    reg [4:0] carried;
    reg [1:0] turn;
    reg last_turn;
    wire event_in_hand = busy && !marker;
    wire adds = event_in_hand && !wanted;
    wire starts = busy && marker && idle;
    assign in_ready = !busy || adds && last_turn || starts;
    wire taken = in_valid && in_ready;

    always @(posedge clk) begin
        if (taken) begin
            busy <= 1'b1;
            marker <= in_tick;
            ending <= in_last;
            address <= in_address;
            carried <= in_value;
            turn <= 2'd0;
            last_turn <= 1'b0;
        end else if (in_ready) begin
            busy <= 1'b0;
        end else if (adds) begin
            turn <= turn + 2'd1;
            last_turn <= turn == 2'd2;
        end
        if (rst) busy <= 1'b0;
    end

    assign issue_add = adds;
    assign issue_word = {address, turn};
    assign issue_value = carried;
    assign start = starts;
    assign start_last = ending;

    // Rows are never cleared: until a tick's first event is through, its rows count as 0.
    reg untouched;
    reg silent;

    always @(posedge clk) begin
        if (starts) begin
            silent <= untouched;
            untouched <= 1'b1;
        end else if (adds && last_turn) begin
            untouched <= 1'b0;
        end
        if (rst) untouched <= 1'b1;
    end

    // The drain reads the bank that the tick before has filled.
    reg bank;

    always @(posedge clk) begin
        if (starts) bank <= !bank;
        if (rst) bank <= 1'b0;
    end

    assign issue_row = {bank ^ wanted, wanted ? wanted_group : turn};
    assign issue_fresh = wanted ? silent : untouched;
    assign issue_fetch = wanted;
endmodule

`default_nettype wire
