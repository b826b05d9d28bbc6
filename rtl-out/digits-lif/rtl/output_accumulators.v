// output_accumulators: Holds the sums of a tick: 1 row of one sum a lane.
// Generated from Accumulators.java with rowBits = 110, groups = 1 and style = REGISTERS.

`default_nettype none

module output_accumulators (
    input  wire         clk,
    input  wire         rst,

    // A row to fetch: it is held from the next cycle on
    output wire [109:0] held,

    // The new sums of a row, all at once
    input  wire         add,
    input  wire [109:0] sums,

    // The tick is over: all sums count as 0
    input  wire         clear
);

    reg [109:0] row;

    always @(posedge clk) begin
        if (clear) row <= 110'h0;
        else if (add) row <= sums;
        if (rst) row <= 110'h0;
    end

    assign held = row;
endmodule

`default_nettype wire
