// output_weights: 128 words of 3 weights of 8 bits: word group * 32 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 3, style = BLOCK and registered = false.

`default_nettype none

module output_weights (
    input  wire        clk,
    input  wire  [6:0] word,
    output wire [23:0] weights
);

    (* ram_style = "block" *)
    reg [23:0] words [0:127];
    initial $readmemh("output_weights_words.hex", words);
    reg [23:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    assign weights = fetched;
endmodule

`default_nettype wire
