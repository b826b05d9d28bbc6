// output_weights: 240 words of 2 weights of 8 bits: word group * 48 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 2, style = BLOCK, registered = false and
// exchangeable = false.

`default_nettype none

module output_weights (
    input  wire        clk,
    input  wire  [7:0] word,
    output wire [15:0] weights
);

    (* ram_style = "block" *)
    reg [15:0] words [0:239];
    initial $readmemh("output_weights_words.hex", words);
    reg [15:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    assign weights = fetched;
endmodule

`default_nettype wire
