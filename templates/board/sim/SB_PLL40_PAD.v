// Stand-in for simulation: the clock as it comes, locked after a few cycles. Drive the pin with the core's clock.
module SB_PLL40_PAD #(
    parameter FEEDBACK_PATH = "SIMPLE",
    parameter [3:0] DIVR = 0,
    parameter [6:0] DIVF = 0,
    parameter [2:0] DIVQ = 0,
    parameter [2:0] FILTER_RANGE = 0
) (
    input  wire PACKAGEPIN,
    input  wire RESETB,
    input  wire BYPASS,
    output wire PLLOUTCORE,
    output wire LOCK
);
    reg [3:0] cycles = 4'd0;
    always @(posedge PACKAGEPIN) cycles <= RESETB ? cycles + {3'd0, ~LOCK} : 4'd0;
    assign LOCK = cycles[3];
    assign PLLOUTCORE = PACKAGEPIN;
endmodule
