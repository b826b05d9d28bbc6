// PLL of the iCE40, as it stands in a netlist or in what was unpacked from a bitstream: the clock as it comes, locked after a few
// cycles. Drive the pin with the core's clock; whether the dividers make that clock is compared elsewhere, as numbers.
module SB_PLL40_PAD #(
    parameter FEEDBACK_PATH = "SIMPLE",
    parameter DELAY_ADJUSTMENT_MODE_FEEDBACK = "FIXED",
    parameter DELAY_ADJUSTMENT_MODE_RELATIVE = "FIXED",
    parameter SHIFTREG_DIV_MODE = 0,
    parameter [3:0] FDA_FEEDBACK = 0,
    parameter [3:0] FDA_RELATIVE = 0,
    parameter PLLOUT_SELECT = "GENCLK",
    parameter [3:0] DIVR = 0,
    parameter [6:0] DIVF = 0,
    parameter [2:0] DIVQ = 0,
    parameter [2:0] FILTER_RANGE = 0,
    parameter ENABLE_ICEGATE = 1'b0,
    parameter TEST_MODE = 1'b0,
    parameter EXTERNAL_DIVIDE_FACTOR = 1
) (
    input  wire       PACKAGEPIN,
    input  wire       EXTFEEDBACK,
    input  wire [7:0] DYNAMICDELAY,
    input  wire       BYPASS,
    input  wire       RESETB,
    input  wire       LATCHINPUTVALUE,
    input  wire       SDI,
    input  wire       SCLK,
    output wire       PLLOUTCORE,
    output wire       PLLOUTGLOBAL,
    output wire       LOCK,
    output wire       SDO
);
    reg [3:0] cycles = 4'd0;
    always @(posedge PACKAGEPIN) cycles <= RESETB ? cycles + {3'd0, ~LOCK} : 4'd0;
    assign LOCK = cycles[3];
    assign PLLOUTCORE = PACKAGEPIN;
    assign PLLOUTGLOBAL = PACKAGEPIN;
    assign SDO = 1'b0;
endmodule
