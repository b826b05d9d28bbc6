// Included before every translation unit of the model: $readmemh finds its images beside the library.
#pragma once

#include "verilated.h"

std::string synfire_image(const std::string& name);

#define VL_READMEM_N(hex, bits, depth, lsb, name, ...) \
    VL_READMEM_N(hex, bits, depth, lsb, synfire_image(name), __VA_ARGS__)
