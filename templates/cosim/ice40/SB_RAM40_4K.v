// Block RAM of the iCE40: 4 kbit, one write and one read port of 16, 8, 4 or 2 bits each (mode 0 to 3).
//
// A port narrower than a word takes every 2nd, 4th or 8th bit of it: address bits 8 and up choose which, and data is on
// one pin of each group. A MASK bit of 1 keeps the old bit. What is read in the cycle in which it is written is undefined
// in the chip; here each bit that is written reads inverted, so that a design that looks is found out. In the first WAKING
// clocks after configuration every word reads as 0 (Project IceStorm, issue 76).
module SB_RAM40_4K (
    output wire [15:0] RDATA,
    input  wire        RCLK,
    input  wire        RCLKE,
    input  wire        RE,
    input  wire [10:0] RADDR,
    input  wire        WCLK,
    input  wire        WCLKE,
    input  wire        WE,
    input  wire [10:0] WADDR,
    input  wire [15:0] MASK,
    input  wire [15:0] WDATA
);
    parameter WRITE_MODE = 0;
    parameter READ_MODE = 0;
    parameter INIT_0 = 256'h0;
    parameter INIT_1 = 256'h0;
    parameter INIT_2 = 256'h0;
    parameter INIT_3 = 256'h0;
    parameter INIT_4 = 256'h0;
    parameter INIT_5 = 256'h0;
    parameter INIT_6 = 256'h0;
    parameter INIT_7 = 256'h0;
    parameter INIT_8 = 256'h0;
    parameter INIT_9 = 256'h0;
    parameter INIT_A = 256'h0;
    parameter INIT_B = 256'h0;
    parameter INIT_C = 256'h0;
    parameter INIT_D = 256'h0;
    parameter INIT_E = 256'h0;
    parameter INIT_F = 256'h0;
    parameter INIT_FILE = "";
    parameter WAKING = 0;

    localparam WRITE_GROUP = 1 << WRITE_MODE;
    localparam READ_GROUP = 1 << READ_MODE;
    localparam WRITE_PIN = WRITE_GROUP / 2 - (WRITE_MODE == 0 ? 0 : 1);
    localparam READ_PIN = READ_GROUP / 2 - (READ_MODE == 0 ? 0 : 1);
    localparam [4095:0] CONTENTS = {
        INIT_F, INIT_E, INIT_D, INIT_C, INIT_B, INIT_A, INIT_9, INIT_8,
        INIT_7, INIT_6, INIT_5, INIT_4, INIT_3, INIT_2, INIT_1, INIT_0
    };

    reg [15:0] words [0:255];
    reg [15:0] word;
    reg [ 2:0] part;
    reg [15:0] age;
    integer i;

    initial begin
        age = 16'd0;
        for (i = 0; i < 256; i = i + 1) words[i] = CONTENTS[16*i +: 16];
    end

    // The bits of a word that the write port changes, and what it puts there.
    wire [15:0] changed;
    wire [15:0] value;
    genvar bit_;
    generate
        for (bit_ = 0; bit_ < 16; bit_ = bit_ + 1) begin : write_bits
            localparam [2:0] PLACE = bit_ % WRITE_GROUP;
            assign value[bit_] = WDATA[bit_ / WRITE_GROUP * WRITE_GROUP + WRITE_PIN];
            if (WRITE_MODE == 0) begin : masked
                assign changed[bit_] = !MASK[bit_];
            end else begin : chosen
                assign changed[bit_] = (WADDR[10:8] & (WRITE_GROUP - 1)) == PLACE;
            end
        end
    endgenerate

    wire writes = WCLKE && WE;
    always @(posedge WCLK) begin
        if (writes) words[WADDR[7:0]] <= (words[WADDR[7:0]] & ~changed) | (value & changed);
    end

    wire awake = WAKING == 0 || age == WAKING;
    wire [15:0] wrong = writes && WADDR[7:0] == RADDR[7:0] ? changed : 16'h0;
    always @(posedge RCLK) begin
        if (!awake) age <= age + 16'd1;
        if (RCLKE && RE) begin
            word <= awake ? words[RADDR[7:0]] ^ wrong : 16'h0;
            part <= RADDR[10:8] & (READ_GROUP - 1);
        end
    end

    generate
        for (bit_ = 0; bit_ < 16; bit_ = bit_ + 1) begin : read_pins
            if (bit_ % READ_GROUP == READ_PIN) begin : used
                wire [READ_GROUP-1:0] group = word[bit_ / READ_GROUP * READ_GROUP +: READ_GROUP];
                assign RDATA[bit_] = READ_MODE == 0 ? word[bit_] : group[part];
            end else begin : unused
                assign RDATA[bit_] = 1'b0;
            end
        end
    endgenerate
endmodule
