// neuron_accumulators: Holds sums: 1 row of one sum a lane.
// Generated from Accumulators.java with rowBits = 8.

`default_nettype none

module neuron_accumulators (
    input  wire       clk,
    input  wire       rst,
    output wire [7:0] held,

    // The new sums of a row, all at once
    input  wire       add,
    input  wire [7:0] sums,

    // The drain takes the row: it is 0 from the next cycle on
    input  wire       clear
);

    reg [7:0] row;

    always @(posedge clk) begin
        if (clear) row <= 8'd0;
        else if (add) row <= sums;
        if (rst) row <= 8'd0;
    end

    assign held = row;
endmodule

`default_nettype wire
