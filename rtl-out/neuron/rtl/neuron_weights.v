// neuron_weights: 2 words of 1 weight of 3 bits: word group * 2 + input, lane 0 in the lowest
// bits.
// Generated from WeightMemory.java with lanes = 1, style = AUTO, registered = true and
// exchangeable = false.

`default_nettype none

module neuron_weights (
    input  wire       clk,
    input  wire       word,
    output wire [2:0] weights
);

    reg [2:0] words [0:1];
    initial $readmemh("neuron_weights_words.hex", words);
    reg [2:0] fetched;

    always @(posedge clk)
        fetched <= words[word];

    // Block RAM answers late in the cycle: the multipliers start from a register of their own.
    reg [2:0] registered;

    always @(posedge clk)
        registered <= fetched;

    assign weights = registered;
endmodule

`default_nettype wire
