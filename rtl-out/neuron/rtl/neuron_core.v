// neuron_core: The network neuron: events in, events and a result out.
// A stream moves a beat in each cycle in which its valid and its ready are 1. A beat with tick = 0
// is an event: the number of its sender in address, and what it carries in value, unless it is a
// spike. A beat with tick = 1 ends a tick, with last = 1 a sample of one tick; its address and
// value mean nothing. Who sends nothing in a tick sends 0.
// Made by Synfire. This file and those of its modules belong to whoever generated them, to use in
// any way.

`default_nettype none

module neuron_core (
    input  wire        clk,
    input  wire        rst,

    // Input events
    input  wire        in_valid,
    output wire        in_ready,
    input  wire        in_tick,
    input  wire        in_last,
    input  wire        in_address,
    input  wire  [3:0] in_value,

    // Events of the last layer
    output wire        out_valid,
    input  wire        out_ready,
    output wire        out_tick,
    output wire        out_last,
    output wire        out_address,
    output wire [15:0] out_value,

    // Result of a sample
    output wire        result_valid,
    input  wire        result_ready,
    output wire        result_label,
    output wire [15:0] result_score
);

    wire neuron_layer_update_valid;
    wire neuron_layer_update_tick;
    wire neuron_layer_update_last;
    wire neuron_layer_update_neuron;
    wire [15:0] neuron_layer_update_value;
    wire readout_update_ready;

    neuron_layer neuron_layer (
        .clk           (clk),
        .rst           (rst),
        .in_valid      (in_valid),
        .in_ready      (in_ready),
        .in_tick       (in_tick),
        .in_last       (in_last),
        .in_address    (in_address),
        .in_value      (in_value),
        .out_valid     (out_valid),
        .out_ready     (out_ready),
        .out_tick      (out_tick),
        .out_last      (out_last),
        .out_address   (out_address),
        .out_value     (out_value),
        .update_ready  (readout_update_ready),
        .update_valid  (neuron_layer_update_valid),
        .update_tick   (neuron_layer_update_tick),
        .update_last   (neuron_layer_update_last),
        .update_neuron (neuron_layer_update_neuron),
        .update_value  (neuron_layer_update_value)
    );

    neuron_readout readout (
        .clk           (clk),
        .rst           (rst),
        .update_ready  (readout_update_ready),
        .update_valid  (neuron_layer_update_valid),
        .update_tick   (neuron_layer_update_tick),
        .update_last   (neuron_layer_update_last),
        .update_neuron (neuron_layer_update_neuron),
        .update_value  (neuron_layer_update_value),
        .result_valid  (result_valid),
        .result_ready  (result_ready),
        .result_label  (result_label),
        .result_score  (result_score)
    );
endmodule

`default_nettype wire
