// output_queue: Holds up to 32 events and markers that layer output has not come to.
// Generated from EventQueue.java with depth = 32 and style = BLOCK.

`default_nettype none

module output_queue (
    input  wire       clk,
    input  wire       rst,

    // In
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire [5:0] in_address,

    // Out
    output wire       out_valid,
    input  wire       out_ready,
    output wire       out_tick,
    output wire       out_last,
    output wire [5:0] out_address
);

    reg full;
    reg waiting;
    reg [4:0] head;
    reg [4:0] tail;
    wire comes = in_valid && !full;
    reg shown;
    wire goes = waiting && (!shown || out_ready);

    always @(posedge clk) begin
        if (goes) shown <= 1'b1;
        else if (out_ready) shown <= 1'b0;
        if (rst) shown <= 1'b0;
    end

    // What the queue is like when only one of the two moves; when both do, it stays as it is.
    wire last_goes = head + 5'd1 == tail;
    wire last_comes = tail + 5'd1 == head;

    always @(posedge clk) begin
        if (goes) head <= head + 5'd1;
        if (comes) tail <= tail + 5'd1;
        if (comes && !goes) begin
            waiting <= 1'b1;
            full <= last_comes;
        end else if (goes && !comes) begin
            waiting <= !last_goes;
            full <= 1'b0;
        end
        if (rst) begin
            head <= 5'd0;
            tail <= 5'd0;
            waiting <= 1'b0;
            full <= 1'b0;
        end
    end

    (* ram_style = "block" *)
    (* no_rw_check *)
    reg [7:0] beats [0:31];

    always @(posedge clk)
        if (comes) beats[tail] <= {in_tick, in_last, in_address};

    reg [7:0] first;

    always @(posedge clk)
        if (goes) first <= beats[head];

    assign in_ready = !full;
    assign out_valid = shown;
    assign out_tick = first[7];
    assign out_last = first[6];
    assign out_address = first[5:0];
endmodule

`default_nettype wire
