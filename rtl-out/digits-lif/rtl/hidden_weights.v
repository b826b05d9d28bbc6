// hidden_weights: 256 words of 12 weights of 8 bits: word input * 4 + group, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 12, style = BLOCK, registered = false and
// exchangeable = false.

`default_nettype none

module hidden_weights (
    input  wire        clk,
    input  wire  [7:0] word,
    output wire [95:0] weights
);

    (* ram_style = "block" *)
    reg [95:0] words [0:255];
    initial $readmemh("hidden_weights_words.hex", words);
    reg [95:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    assign weights = fetched;
endmodule

`default_nettype wire
