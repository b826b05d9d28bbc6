// neuron_layer: The synapses, then the neurons, of layer neuron.

`default_nettype none

module neuron_layer (
    input  wire        clk,
    input  wire        rst,

    // Events in
    input  wire        in_valid,
    output wire        in_ready,
    input  wire        in_tick,
    input  wire        in_last,
    input  wire        in_address,
    input  wire  [3:0] in_value,

    // Events out
    output wire        out_valid,
    input  wire        out_ready,
    output wire        out_tick,
    output wire        out_last,
    output wire        out_address,
    output wire [15:0] out_value,

    // Updates, for the readout
    input  wire        update_ready,
    output wire        update_valid,
    output wire        update_tick,
    output wire        update_last,
    output wire        update_neuron,
    output wire [15:0] update_value
);

    wire synapses_current_valid;
    wire synapses_current_tick;
    wire synapses_current_last;
    wire synapses_current_neuron;
    wire signed [7:0] synapses_current_value;
    wire neurons_current_ready;

    neuron_crossbar synapses (
        .clk            (clk),
        .rst            (rst),
        .in_valid       (in_valid),
        .in_ready       (in_ready),
        .in_tick        (in_tick),
        .in_last        (in_last),
        .in_address     (in_address),
        .in_value       (in_value),
        .current_valid  (synapses_current_valid),
        .current_ready  (neurons_current_ready),
        .current_tick   (synapses_current_tick),
        .current_last   (synapses_current_last),
        .current_neuron (synapses_current_neuron),
        .current_value  (synapses_current_value)
    );

    neuron_neurons neurons (
        .clk            (clk),
        .rst            (rst),
        .current_valid  (synapses_current_valid),
        .current_ready  (neurons_current_ready),
        .current_tick   (synapses_current_tick),
        .current_last   (synapses_current_last),
        .current_neuron (synapses_current_neuron),
        .current_value  (synapses_current_value),
        .out_valid      (out_valid),
        .out_ready      (out_ready),
        .out_tick       (out_tick),
        .out_last       (out_last),
        .out_address    (out_address),
        .out_value      (out_value),
        .update_ready   (update_ready),
        .update_valid   (update_valid),
        .update_tick    (update_tick),
        .update_last    (update_last),
        .update_neuron  (update_neuron),
        .update_value   (update_value)
    );
endmodule

`default_nettype wire
