// What the bench needs of a Verilated model; the generated shim.cpp has the one that there is.
#pragma once

#include <cstdint>

class VerilatedContext;

namespace synfire {

class Model {
public:
    virtual ~Model() = default;
    virtual void eval() = 0;
    virtual void finish() = 0;
    virtual void openWave(const char* file) = 0;
    virtual void dump(uint64_t time) = 0;
    virtual void closeWave() = 0;
};

Model* newModel(VerilatedContext& context);

}  // namespace synfire
