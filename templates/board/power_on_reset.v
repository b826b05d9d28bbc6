// Holds the reset for 1,024 clocks after configuration, after the PLL has locked, and after a request has ended. The
// block RAMs of an iCE40 read as zero, and may be written by accident, for some ten microseconds after configuration
// (Project IceStorm, issue 76).
`default_nettype none

module power_on_reset (
    input  wire clk,
    input  wire locked,
    input  wire request,
    output reg  rst
);
    reg  [1:0] ready;
    reg [10:0] count;

    initial begin
        ready = 2'b00;
        count = 11'd0;
        rst   = 1'b1;
    end

    // Both inputs come from outside the clock domain, hence two stages.
    always @(posedge clk) begin
        ready <= {ready[0], locked & ~request};
        if (!ready[1]) begin
            count <= 11'd0;
        end else if (!count[10]) begin
            count <= count + 11'd1;
        end
        rst <= ~count[10];
    end
endmodule

`default_nettype wire
