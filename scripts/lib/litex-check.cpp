// A master of Wishbone on a SoC's pins: sends all images of a file, and counts how many get their label.
#include "Vsoc.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

static Vsoc soc;
static uint64_t cycles;

static void step() {
    soc.clk = 1;
    soc.eval();
    soc.clk = 0;
    soc.eval();
    cycles++;
}

static void fail(const char *what) {
    std::puts(what);
    std::exit(1);
}

static uint32_t access(bool write, uint32_t address, uint32_t word) {
    soc.wb_adr = address / 4;
    soc.wb_dat_w = word;
    soc.wb_we = write;
    soc.wb_sel = 15;
    soc.wb_cyc = soc.wb_stb = 1;
    soc.eval();
    for (int waited = 0; !soc.wb_ack; waited++) {
        if (waited > 1000) fail("the bus does not answer");
        step();
    }
    uint32_t read = soc.wb_dat_r;
    step();
    soc.wb_cyc = soc.wb_stb = 0;
    soc.eval();
    return read;
}

int main(int, char **arguments) {
    std::ifstream file(arguments[1]);
    std::map<std::string, uint32_t> at;
    std::string name;
    uint32_t value, images = 0, right = 0;
    while (!images && file >> name >> value) {
        if (name == "images") images = value;
        else at[name] = value;
    }
    bool dma = at.count("dma_base");
    soc.rst = 1;
    for (int i = 0; i < 8; i++) step();
    soc.rst = 0;
    step();
    access(true, at["ev_enable"], 1);
    for (uint32_t image = 0; image < images; image++) {
        uint32_t label, count, word;
        file >> label >> count;
        for (uint32_t i = 0; i < count; i++) {
            file >> word;
            access(true, dma ? at["memory"] + 4 * i : at["event"], word);
        }
        if (dma) {
            access(true, at["dma_enable"], 0);
            access(true, at["dma_base"], 0);
            access(true, at["dma_base"] + 4, at["memory"]);
            access(true, at["dma_length"], 4 * count);
            access(true, at["dma_enable"], 1);
        }
        for (int waited = 0; !soc.irq; waited++) {
            if (waited > 100000) fail("no interrupt");
            step();
        }
        uint32_t result = access(false, at["result"], 0);
        if (!(result >> 31)) fail("an interrupt without a result");
        right += (result & 0xffff) == label;
        access(true, at["take"], 1);
        for (int i = 0; i < 3; i++) step();
        if (soc.irq) fail("the interrupt stays");
    }
    if (access(false, at["status"], 0) != 256) fail("the queue is not empty, or an event was lost");
    std::printf("by %s: %u images, %u as labelled, %.1f cycles an image\n", dma ? "DMA" : "registers", images, right,
        double(cycles) / images);
    return 0;
}
