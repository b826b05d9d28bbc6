// Single-port RAM of the iCE40 UltraPlus: 16,384 words of 16 bits, without initial contents.
//
// A MASKWREN bit of 1 lets its 4 bits be written. What shows after a write is undefined in the chip; here it is the old word
// with the written bits inverted, so that a design that looks is found out. SLEEP and a POWEROFF of 0 (which is when the power
// is off) show 0; the contents survive SLEEP only (Lattice TN1314).
module SB_SPRAM256KA (
    input  wire [13:0] ADDRESS,
    input  wire [15:0] DATAIN,
    input  wire [ 3:0] MASKWREN,
    input  wire        WREN,
    input  wire        CHIPSELECT,
    input  wire        CLOCK,
    input  wire        STANDBY,
    input  wire        SLEEP,
    input  wire        POWEROFF,
    output wire [15:0] DATAOUT
);
    reg  [15:0] words [0:16383];
    reg  [15:0] word;
    wire        on = !SLEEP && POWEROFF;
    wire [15:0] changed = {{4{MASKWREN[3]}}, {4{MASKWREN[2]}}, {4{MASKWREN[1]}}, {4{MASKWREN[0]}}};

    always @(posedge CLOCK) begin
        if (on && !STANDBY && CHIPSELECT) begin
            if (WREN) words[ADDRESS] <= (words[ADDRESS] & ~changed) | (DATAIN & changed);
            word <= words[ADDRESS] ^ (WREN ? changed : 16'h0);
        end
        if (!POWEROFF) words[ADDRESS] <= ~words[ADDRESS];
    end

    assign DATAOUT = on ? word : 16'h0;
endmodule
