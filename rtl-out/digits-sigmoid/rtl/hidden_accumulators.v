// hidden_accumulators: Holds sums: two banks of 3 rows of one sum a lane; the highest bit of a
// row's number is its bank.
// Generated from Accumulators.java with rowBits = 176.

`default_nettype none

module hidden_accumulators (
    input  wire         clk,

    // A row to fetch; fresh: it counts as 0
    input  wire   [2:0] fetch_row,
    input  wire         fresh,
    output wire [175:0] held,

    // The new sums of a row, all at once
    input  wire         add,
    input  wire   [2:0] add_row,
    input  wire [175:0] sums
);

    // Never fetched and written in one cycle: a row comes again 3 cycles later at the earliest, it
    // is written 2 after it was fetched.
    (* ram_style = "block" *)
    (* no_rw_check *)
    reg [175:0] rows [0:7];
    reg [175:0] fetched;

    always @(posedge clk)
        fetched <= rows[fetch_row];

    reg zero;
    reg [175:0] row;

    always @(posedge clk) begin
        zero <= fresh;
        row <= zero ? 176'd0 : fetched;
    end

    assign held = row;

    always @(posedge clk)
        if (add) rows[add_row] <= sums;
endmodule

`default_nettype wire
