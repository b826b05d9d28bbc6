// output_weights: 240 words of 2 weights of 8 bits: word group * 48 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 2, style = HUGE, registered = false and
// exchangeable = false.

`default_nettype none

module output_weights (
    input  wire        clk,
    input  wire        rst,
    input  wire  [7:0] word,
    output wire [15:0] weights,

    // The words to begin with
    input  wire        load_valid,
    output wire        load_ready,
    input  wire [15:0] load_data
);

    (* ram_style = "huge" *)
    reg [15:0] words [0:239];
    reg loading;
    reg [7:0] place;
    wire takes = load_valid && loading;

    always @(posedge clk) begin
        if (takes) begin
            place <= place + 8'd1;
            if (place == 8'd239) loading <= 1'b0;
        end
        if (rst) begin
            place <= 8'd0;
            loading <= 1'b1;
        end
    end

    assign load_ready = loading;
    reg [15:0] fetched;

    always @(posedge clk) begin
        if (takes) words[loading ? place : word] <= load_data;
        else fetched <= words[loading ? place : word];
    end

    assign weights = fetched;
endmodule

`default_nettype wire
