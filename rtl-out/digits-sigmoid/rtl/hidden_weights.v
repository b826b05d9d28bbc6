// hidden_weights: 192 words of 11 weights of 8 bits: word group * 64 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 11, style = BLOCK, registered = false and
// exchangeable = false.

`default_nettype none

module hidden_weights (
    input  wire        clk,
    input  wire  [7:0] word,
    output wire [87:0] weights
);

    (* ram_style = "block" *)
    reg [87:0] words [0:191];
    initial $readmemh("hidden_weights_words.hex", words);
    reg [87:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    assign weights = fetched;
endmodule

`default_nettype wire
