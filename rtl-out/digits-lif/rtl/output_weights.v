// output_weights: 48 words of 10 weights of 8 bits: word group * 48 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 10, style = BLOCK and registered = false.

`default_nettype none

module output_weights (
    input  wire        clk,
    input  wire  [5:0] word,
    output wire [79:0] weights
);

    (* ram_style = "block" *)
    reg [79:0] words [0:47];
    initial $readmemh("output_weights_words.hex", words);
    reg [79:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    assign weights = fetched;
endmodule

`default_nettype wire
