// hidden_accumulators: Holds the sums of a tick: 4 rows of one sum a lane.
// Generated from Accumulators.java with rowBits = 128, groups = 4 and style = BLOCK.

`default_nettype none

module hidden_accumulators (
    input  wire         clk,
    input  wire         rst,

    // A row to fetch: it is held from the next cycle on
    input  wire         fetch,
    input  wire   [1:0] fetch_group,
    output wire [127:0] held,

    // The new sums of a row, all at once
    input  wire         add,
    input  wire   [1:0] add_group,
    input  wire [127:0] sums,

    // The tick is over: all sums count as 0
    input  wire         clear
);

    // No row needs to be cleared: until a tick's first event is through, rows count as 0.
    reg fresh;

    always @(posedge clk) begin
        if (clear) fresh <= 1'b1;
        else if (add && add_group == 2'd3) fresh <= 1'b0;
        if (rst) fresh <= 1'b1;
    end

    // Never fetched and written in one cycle: a group comes again 4 cycles later at the earliest,
    // its row is written after 1.
    (* ram_style = "block" *)
    (* no_rw_check *)
    reg [127:0] rows [0:3];
    reg [127:0] row;

    always @(posedge clk)
        if (fetch) row <= rows[fetch_group];

    always @(posedge clk)
        if (add) rows[add_group] <= sums;

    assign held = fresh ? 128'h0 : row;
endmodule

`default_nettype wire
