// output_accumulators: Holds sums: 1 row of one sum a lane.
// Generated from Accumulators.java with rowBits = 110.

`default_nettype none

module output_accumulators (
    input  wire         clk,
    input  wire         rst,
    output wire [109:0] held,

    // The new sums of a row, all at once
    input  wire         add,
    input  wire [109:0] sums,

    // The drain takes the row: it is 0 from the next cycle on
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
