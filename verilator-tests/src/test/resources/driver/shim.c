/* The driver of a core named dut, called from Java, on a bus that is in Java. */
#include "dut.h"

static uint32_t (*reader)(uint64_t);
static void (*writer)(uint64_t, uint32_t);
static struct dut core;

uint32_t dut_read(uintptr_t address)
{
    return reader(address);
}

void dut_write(uintptr_t address, uint32_t word)
{
    writer(address, word);
}

void shim_bus(uint32_t (*r)(uint64_t), void (*w)(uint64_t, uint32_t))
{
    reader = r;
    writer = w;
}

int shim_open(uint64_t base)
{
    return dut_open(&core, (uintptr_t) base);
}

/* A value and a result have 32 and 64 bits here, however wide they are in the driver. */
static dut_value values[DUT_FRAMES * DUT_INPUTS];
static struct dut_result results[DUT_RESULTS];

void shim_value(int index, int64_t value)
{
    values[index] = (dut_value) value;
}

int shim_compute(void)
{
    return dut_compute(&core, values, results);
}

int shim_start(void)
{
    return dut_start(&core, values, results);
}

void shim_interrupt(void)
{
    dut_interrupt(&core);
}

int shim_state(void)
{
    return dut_state(&core);
}

void shim_reset(void)
{
    dut_reset(&core);
}

int64_t shim_label(int index)
{
    return results[index].label;
}

int64_t shim_score(int index)
{
    return (int64_t) results[index].score;
}

int shim_sizes(int index)
{
    return index == 0 ? DUT_INPUTS : index == 1 ? DUT_FRAMES : DUT_RESULTS;
}
