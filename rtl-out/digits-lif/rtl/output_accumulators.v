// output_accumulators: Holds sums: 5 rows of one sum a lane.
// Generated from Accumulators.java with rowBits = 22.

`default_nettype none

module output_accumulators (
    input  wire        clk,

    // A row to fetch; fresh: it counts as 0
    input  wire  [2:0] fetch_row,
    input  wire        fresh,
    output wire [21:0] held,

    // The new sums of a row, all at once
    input  wire        add,
    input  wire  [2:0] add_row,
    input  wire [21:0] sums
);

    // Never fetched and written in one cycle: a row comes again 5 cycles later at the earliest, it
    // is written 1 after it was fetched.
    (* ram_style = "registers" *)
    (* no_rw_check *)
    reg [21:0] rows [0:4];
    reg [21:0] row;

    always @(posedge clk)
        row <= fresh ? 22'd0 : rows[fetch_row];

    assign held = row;

    always @(posedge clk)
        if (add) rows[add_row] <= sums;
endmodule

`default_nettype wire
