// Block RAM of the ECP5: 18 kbit, two ports of 36, 18, 9, 4, 2 or 1 bits each, without output registers (Lattice FPGA-TN-02204).
//
// Bits 8 and 17 of a word of 18 are beyond the ports of 4, 2 and 1 bits. A port of 36 bits takes both ports' data pins, A the
// lower half; the lowest address bits of a port of 18 or 36 are its byte enables. What is read through one port in the clock in
// which the other one writes it is undefined in the chip; here each bit that is written reads inverted, so that a design
// that looks is found out. Writes through both ports in one clock go to different words.
module DP16KD (
    input  wire DIA17, DIA16, DIA15, DIA14, DIA13, DIA12, DIA11, DIA10, DIA9, DIA8, DIA7, DIA6, DIA5, DIA4, DIA3, DIA2,
    DIA1, DIA0,
    input  wire ADA13, ADA12, ADA11, ADA10, ADA9, ADA8, ADA7, ADA6, ADA5, ADA4, ADA3, ADA2, ADA1, ADA0,
    input  wire CEA, OCEA, CLKA, WEA, RSTA, CSA2, CSA1, CSA0,
    output wire DOA17, DOA16, DOA15, DOA14, DOA13, DOA12, DOA11, DOA10, DOA9, DOA8, DOA7, DOA6, DOA5, DOA4, DOA3, DOA2,
    DOA1, DOA0,
    input  wire DIB17, DIB16, DIB15, DIB14, DIB13, DIB12, DIB11, DIB10, DIB9, DIB8, DIB7, DIB6, DIB5, DIB4, DIB3, DIB2,
    DIB1, DIB0,
    input  wire ADB13, ADB12, ADB11, ADB10, ADB9, ADB8, ADB7, ADB6, ADB5, ADB4, ADB3, ADB2, ADB1, ADB0,
    input  wire CEB, OCEB, CLKB, WEB, RSTB, CSB2, CSB1, CSB0,
    output wire DOB17, DOB16, DOB15, DOB14, DOB13, DOB12, DOB11, DOB10, DOB9, DOB8, DOB7, DOB6, DOB5, DOB4, DOB3, DOB2,
    DOB1, DOB0
);
    parameter DATA_WIDTH_A = 18;
    parameter DATA_WIDTH_B = 18;
    parameter REGMODE_A = "NOREG";
    parameter REGMODE_B = "NOREG";
    parameter RESETMODE = "SYNC";
    parameter ASYNC_RESET_RELEASE = "SYNC";
    parameter CSDECODE_A = "0b000";
    parameter CSDECODE_B = "0b000";
    parameter WRITEMODE_A = "NORMAL";
    parameter WRITEMODE_B = "NORMAL";
    parameter CLKAMUX = "CLKA";
    parameter CLKBMUX = "CLKB";
    parameter GSR = "ENABLED";
    parameter INIT_DATA = "STATIC";
    parameter INITVAL_00 = 320'h0;
    parameter INITVAL_01 = 320'h0;
    parameter INITVAL_02 = 320'h0;
    parameter INITVAL_03 = 320'h0;
    parameter INITVAL_04 = 320'h0;
    parameter INITVAL_05 = 320'h0;
    parameter INITVAL_06 = 320'h0;
    parameter INITVAL_07 = 320'h0;
    parameter INITVAL_08 = 320'h0;
    parameter INITVAL_09 = 320'h0;
    parameter INITVAL_0A = 320'h0;
    parameter INITVAL_0B = 320'h0;
    parameter INITVAL_0C = 320'h0;
    parameter INITVAL_0D = 320'h0;
    parameter INITVAL_0E = 320'h0;
    parameter INITVAL_0F = 320'h0;
    parameter INITVAL_10 = 320'h0;
    parameter INITVAL_11 = 320'h0;
    parameter INITVAL_12 = 320'h0;
    parameter INITVAL_13 = 320'h0;
    parameter INITVAL_14 = 320'h0;
    parameter INITVAL_15 = 320'h0;
    parameter INITVAL_16 = 320'h0;
    parameter INITVAL_17 = 320'h0;
    parameter INITVAL_18 = 320'h0;
    parameter INITVAL_19 = 320'h0;
    parameter INITVAL_1A = 320'h0;
    parameter INITVAL_1B = 320'h0;
    parameter INITVAL_1C = 320'h0;
    parameter INITVAL_1D = 320'h0;
    parameter INITVAL_1E = 320'h0;
    parameter INITVAL_1F = 320'h0;
    parameter INITVAL_20 = 320'h0;
    parameter INITVAL_21 = 320'h0;
    parameter INITVAL_22 = 320'h0;
    parameter INITVAL_23 = 320'h0;
    parameter INITVAL_24 = 320'h0;
    parameter INITVAL_25 = 320'h0;
    parameter INITVAL_26 = 320'h0;
    parameter INITVAL_27 = 320'h0;
    parameter INITVAL_28 = 320'h0;
    parameter INITVAL_29 = 320'h0;
    parameter INITVAL_2A = 320'h0;
    parameter INITVAL_2B = 320'h0;
    parameter INITVAL_2C = 320'h0;
    parameter INITVAL_2D = 320'h0;
    parameter INITVAL_2E = 320'h0;
    parameter INITVAL_2F = 320'h0;
    parameter INITVAL_30 = 320'h0;
    parameter INITVAL_31 = 320'h0;
    parameter INITVAL_32 = 320'h0;
    parameter INITVAL_33 = 320'h0;
    parameter INITVAL_34 = 320'h0;
    parameter INITVAL_35 = 320'h0;
    parameter INITVAL_36 = 320'h0;
    parameter INITVAL_37 = 320'h0;
    parameter INITVAL_38 = 320'h0;
    parameter INITVAL_39 = 320'h0;
    parameter INITVAL_3A = 320'h0;
    parameter INITVAL_3B = 320'h0;
    parameter INITVAL_3C = 320'h0;
    parameter INITVAL_3D = 320'h0;
    parameter INITVAL_3E = 320'h0;
    parameter INITVAL_3F = 320'h0;

    localparam [20479:0] CONTENTS = {
        INITVAL_3F, INITVAL_3E, INITVAL_3D, INITVAL_3C, INITVAL_3B, INITVAL_3A, INITVAL_39, INITVAL_38, INITVAL_37,
        INITVAL_36, INITVAL_35, INITVAL_34, INITVAL_33, INITVAL_32, INITVAL_31, INITVAL_30, INITVAL_2F, INITVAL_2E,
        INITVAL_2D, INITVAL_2C, INITVAL_2B, INITVAL_2A, INITVAL_29, INITVAL_28, INITVAL_27, INITVAL_26, INITVAL_25,
        INITVAL_24, INITVAL_23, INITVAL_22, INITVAL_21, INITVAL_20, INITVAL_1F, INITVAL_1E, INITVAL_1D, INITVAL_1C,
        INITVAL_1B, INITVAL_1A, INITVAL_19, INITVAL_18, INITVAL_17, INITVAL_16, INITVAL_15, INITVAL_14, INITVAL_13,
        INITVAL_12, INITVAL_11, INITVAL_10, INITVAL_0F, INITVAL_0E, INITVAL_0D, INITVAL_0C, INITVAL_0B, INITVAL_0A,
        INITVAL_09, INITVAL_08, INITVAL_07, INITVAL_06, INITVAL_05, INITVAL_04, INITVAL_03, INITVAL_02, INITVAL_01,
        INITVAL_00
    };

    reg [35:0] pairs [0:511];
    reg [35:0] out_a;
    reg [35:0] out_b;
    integer i;

    // Words of 18 bits, each in 20 bits of the contents.
    initial begin
        for (i = 0; i < 512; i = i + 1) pairs[i] = {CONTENTS[40*i+20 +: 18], CONTENTS[40*i +: 18]};
        out_a = 36'd0;
        out_b = 36'd0;
    end

    wire [17:0] dia = {
        DIA17, DIA16, DIA15, DIA14, DIA13, DIA12, DIA11, DIA10, DIA9, DIA8, DIA7, DIA6, DIA5, DIA4, DIA3, DIA2, DIA1,
        DIA0
    };
    wire [17:0] dib = {
        DIB17, DIB16, DIB15, DIB14, DIB13, DIB12, DIB11, DIB10, DIB9, DIB8, DIB7, DIB6, DIB5, DIB4, DIB3, DIB2, DIB1,
        DIB0
    };

    // Port A: which 36 bits, where in them, and which of these are written.
    wire        clk_a = CLKAMUX == "INV" ? ~CLKA : CLKA;
    wire [13:0] ad_a = {
        ADA13, ADA12, ADA11, ADA10, ADA9, ADA8, ADA7, ADA6, ADA5, ADA4, ADA3, ADA2, ADA1, ADA0
    };
    wire [ 5:0] place_a = DATA_WIDTH_A == 36 ? 6'd0 :
        (ad_a[4] ? 6'd18 : 6'd0) + (DATA_WIDTH_A < 18 && ad_a[3] ? 6'd9 : 6'd0) +
        (DATA_WIDTH_A == 4 ? {3'd0, ad_a[2], 2'd0} :
         DATA_WIDTH_A == 2 ? {3'd0, ad_a[2:1], 1'd0} :
         DATA_WIDTH_A == 1 ? {3'd0, ad_a[2:0]} : 6'd0);
    wire [35:0] enable_a = DATA_WIDTH_A == 36 ? {{9{ad_a[3]}}, {9{ad_a[2]}}, {9{ad_a[1]}}, {9{ad_a[0]}}} :
        DATA_WIDTH_A == 18 ? {18'd0, {9{ad_a[1]}}, {9{ad_a[0]}}} : (36'd1 << DATA_WIDTH_A) - 36'd1;
    wire        writes_a = CEA && WEA && !RSTA;
    wire [35:0] changed_a = writes_a ? enable_a << place_a : 36'd0;

    // Port B: which 36 bits, where in them, and which of these are written.
    wire        clk_b = CLKBMUX == "INV" ? ~CLKB : CLKB;
    wire [13:0] ad_b = {
        ADB13, ADB12, ADB11, ADB10, ADB9, ADB8, ADB7, ADB6, ADB5, ADB4, ADB3, ADB2, ADB1, ADB0
    };
    wire [ 5:0] place_b = DATA_WIDTH_B == 36 ? 6'd0 :
        (ad_b[4] ? 6'd18 : 6'd0) + (DATA_WIDTH_B < 18 && ad_b[3] ? 6'd9 : 6'd0) +
        (DATA_WIDTH_B == 4 ? {3'd0, ad_b[2], 2'd0} :
         DATA_WIDTH_B == 2 ? {3'd0, ad_b[2:1], 1'd0} :
         DATA_WIDTH_B == 1 ? {3'd0, ad_b[2:0]} : 6'd0);
    wire [35:0] enable_b = DATA_WIDTH_B == 36 ? {{9{ad_b[3]}}, {9{ad_b[2]}}, {9{ad_b[1]}}, {9{ad_b[0]}}} :
        DATA_WIDTH_B == 18 ? {18'd0, {9{ad_b[1]}}, {9{ad_b[0]}}} : (36'd1 << DATA_WIDTH_B) - 36'd1;
    wire        writes_b = CEB && WEB && !RSTB;
    wire [35:0] changed_b = writes_b ? enable_b << place_b : 36'd0;

    wire [35:0] value_a = (DATA_WIDTH_A == 36 ? {dib, dia} : {18'd0, dia}) << place_a;
    wire [35:0] value_b = (DATA_WIDTH_B == 36 ? {dib, dia} : {18'd0, dib}) << place_b;

    // What a port sees of its 36 bits: its own write as its mode says, the other's inverted.
    wire [35:0] own_a = WRITEMODE_A == "WRITETHROUGH" ? changed_a : 36'd0;
    wire [35:0] own_b = WRITEMODE_B == "WRITETHROUGH" ? changed_b : 36'd0;
    wire        meet = ad_a[13:5] == ad_b[13:5];
    wire [35:0] shown_a =
        ((pairs[ad_a[13:5]] & ~own_a) | (value_a & own_a)) ^ (meet ? changed_b : 36'd0);
    wire [35:0] shown_b =
        ((pairs[ad_b[13:5]] & ~own_b) | (value_b & own_b)) ^ (meet ? changed_a : 36'd0);

    always @(posedge clk_a) begin
        if (writes_a) pairs[ad_a[13:5]] <= (pairs[ad_a[13:5]] & ~changed_a) | (value_a & changed_a);
        if (RSTA) begin
            out_a <= 36'd0;
        end else if (CEA && (!WEA || WRITEMODE_A != "NORMAL")) begin
            out_a <= shown_a >> place_a;
        end
    end

    always @(posedge clk_b) begin
        if (writes_b) pairs[ad_b[13:5]] <= (pairs[ad_b[13:5]] & ~changed_b) | (value_b & changed_b);
        if (RSTB) begin
            out_b <= 36'd0;
        end else if (CEB && (!WEB || WRITEMODE_B != "NORMAL")) begin
            out_b <= shown_b >> place_b;
        end
    end

    // A word of 36 bits comes out at both ports' pins.
    wire [17:0] doa = DATA_WIDTH_B == 36 ? out_b[17:0] : out_a[17:0];
    wire [17:0] dob = DATA_WIDTH_B == 36 ? out_b[35:18] : out_b[17:0];
    assign {
        DOA17, DOA16, DOA15, DOA14, DOA13, DOA12, DOA11, DOA10, DOA9, DOA8, DOA7, DOA6, DOA5, DOA4, DOA3, DOA2, DOA1,
        DOA0
    } = doa;
    assign {
        DOB17, DOB16, DOB15, DOB14, DOB13, DOB12, DOB11, DOB10, DOB9, DOB8, DOB7, DOB6, DOB5, DOB4, DOB3, DOB2, DOB1,
        DOB0
    } = dob;
endmodule
