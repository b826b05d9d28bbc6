// A model as the Java side sees it: a table of signals, a clock, and a bench of event streams.
// Nothing here knows what the design computes.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "model.h"
#include "verilated.h"
#include "verilated_syms.h"

namespace synfire {

// One signal or memory, laid out as dev.synfire.cosim.SignalTable reads it.
struct Signal {
    const char* scope;      // the instance's path, or TOP for a port
    const char* name;
    void* data;
    int64_t bits;           // of one element
    int64_t elementBytes;
    int64_t depth;          // 1 unless a memory
};

// A fixed place that holds up to 64 bits.
class Field {
public:
    Field(void* data, int64_t bytes)
        : m_data{data}
        , m_bytes{bytes} {}

    uint64_t read(int64_t index = 0) const {
        switch (m_bytes) {
        case 1: return static_cast<const uint8_t*>(m_data)[index];
        case 2: return static_cast<const uint16_t*>(m_data)[index];
        case 4: return static_cast<const uint32_t*>(m_data)[index];
        default: return static_cast<const uint64_t*>(m_data)[index];
        }
    }

    void write(uint64_t value) const {
        switch (m_bytes) {
        case 1: *static_cast<uint8_t*>(m_data) = static_cast<uint8_t>(value); break;
        case 2: *static_cast<uint16_t*>(m_data) = static_cast<uint16_t>(value); break;
        case 4: *static_cast<uint32_t*>(m_data) = static_cast<uint32_t>(value); break;
        default: *static_cast<uint64_t*>(m_data) = value;
        }
    }

private:
    void* m_data;
    int64_t m_bytes;
};

// A copy of a memory, taken in the cycle in which a beat with a marker is first shown.
struct Snapshot {
    int64_t id;
    int marker;  // which field of the stream
    Field memory;
    int64_t depth;
};

// How many cycles of each stretch of a run count: stretches of one cycle at first, twice as long whenever there would be
// too many of them.
struct Stretches {
    static constexpr int64_t MOST = 4096;

    std::vector<uint64_t> counts;
    int64_t length = 1;

    void add(int64_t cycle) {
        while (cycle / length >= MOST) {
            for (size_t i = 0; i < counts.size(); i += 2) {
                counts[i / 2] = counts[i] + (i + 1 < counts.size() ? counts[i + 1] : 0);
            }
            counts.resize((counts.size() + 1) / 2);
            length *= 2;
        }
        const size_t at = static_cast<size_t>(cycle / length);
        if (counts.size() <= at) counts.resize(at + 1);
        ++counts[at];
    }
};

// A valid/ready stream: driven (source), drained (sink) or only watched (monitor); or counted: the cycles in which
// valid and ready are 1, told in one record at the end of a run (counter): all of them, the length of a stretch, how many
// stretches, and those of each.
struct Stream {
    enum Role : int { SOURCE = 0, SINK = 1, MONITOR = 2, COUNTER = 3 };

    Role role;
    Field valid;
    Field ready;
    std::vector<Field> fields;
    uint32_t stall;    // chance in 65536 that a pause of a source or sink begins
    uint32_t longest;  // cycles that a pause takes at most
    uint64_t random;   // state of its generator
    int stopField;    // the run waits for stopCount beats with this field set; -1: any beat
    int64_t stopCount;

    std::vector<Snapshot> snapshots;
    std::vector<uint64_t> beats;  // what a source has to send
    size_t next = 0;
    bool presented = false;
    bool waiting = false;  // a beat was shown and not yet taken
    std::vector<uint64_t> held;
    int64_t stops = 0;
    uint64_t count = 0;
    uint64_t left = 0;  // cycles of the pause that are to come
    Stretches stretches;

    bool pauses() {
        if (left > 0) {
            --left;
            return true;
        }
        const uint64_t drawn = draw();
        if ((drawn >> 40) % 65536 >= stall) return false;
        // Most pauses are short: of each length down to the 128th part of the longest there are as many.
        left = (drawn & 0xffffff) % longest >> (drawn >> 24 & 7);
        return true;
    }

    uint64_t draw() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return random;
    }
};

// The trace is a row of 64-bit words, record after record: cycle << 16 | id, then the record's values. A stream's id is
// its number; a snapshot's was chosen by the caller; VIOLATION is followed by the stream's number.
constexpr uint64_t VIOLATION = 0xffff;
constexpr size_t TRACE_LIMIT = size_t{1} << 27;

class Dut;

class Bench {
public:
    std::vector<Stream> streams;
    std::vector<uint64_t> trace;
    int64_t cycles = 0;
    int64_t begin = 0;  // of this run

    // A waveform that begins once stream waveFrom has seen its stops and ends with those of stream waveTo.
    std::string waveFile;
    int64_t waveFrom = 0;
    int64_t waveFromStops = 0;
    int64_t waveTo = 0;
    int64_t waveToStops = 0;

    // Runs until every stream has seen its stops, then for drain cycles more. False: for idleLimit cycles no source was
    // served and no stop was met, or the trace has grown beyond all measure.
    bool run(Dut& dut, int64_t idleLimit, int64_t drain);

private:
    void drive(Stream& s) {
        if (s.role == Stream::SOURCE) {
            if (!s.presented && s.next < s.beats.size() && !s.pauses()) {
                for (size_t f = 0; f < s.fields.size(); ++f) s.fields[f].write(s.beats[s.next + f]);
                s.presented = true;
            }
            s.valid.write(s.presented);
        } else if (s.role == Stream::SINK) {
            s.ready.write(!s.pauses());
        }
    }

    void window(Dut& dut);

    // Looks at every stream before the rising edge; true if a source was served or a stop met.
    bool observe() {
        bool progress = false;
        for (size_t id = 0; id < streams.size(); ++id) {
            Stream& s = streams[id];
            const bool valid = s.valid.read();
            if (s.role == Stream::COUNTER) {
                if (valid && s.ready.read()) {
                    ++s.count;
                    s.stretches.add(cycles - begin);
                }
                continue;
            }
            const bool taken = valid && s.ready.read();
            if (s.waiting && (!valid || changed(s))) record(VIOLATION).push_back(id);
            if (valid && !s.waiting) {
                for (const Snapshot& shot : s.snapshots) {
                    if (!s.fields[shot.marker].read()) continue;
                    record(shot.id);
                    for (int64_t i = 0; i < shot.depth; ++i) trace.push_back(shot.memory.read(i));
                }
            }
            if (valid) hold(s);
            if (taken) {
                record(id);
                for (const Field& f : s.fields) trace.push_back(f.read());
                if (s.stopField < 0 || s.fields[s.stopField].read()) {
                    ++s.stops;
                    progress |= s.stops <= s.stopCount;
                }
                if (s.role == Stream::SOURCE) {
                    s.next += s.fields.size();
                    s.presented = false;
                    progress = true;
                }
            }
            s.waiting = valid && !taken;
        }
        return progress;
    }

    std::vector<uint64_t>& record(uint64_t id) {
        trace.push_back(static_cast<uint64_t>(cycles) << 16 | id);
        return trace;
    }

    static void hold(Stream& s) {
        s.held.resize(s.fields.size());
        for (size_t f = 0; f < s.fields.size(); ++f) s.held[f] = s.fields[f].read();
    }

    static bool changed(const Stream& s) {
        for (size_t f = 0; f < s.fields.size(); ++f) {
            if (s.held[f] != s.fields[f].read()) return true;
        }
        return false;
    }

    bool done() const {
        for (const Stream& s : streams) {
            if (s.stops < s.stopCount) return false;
        }
        return true;
    }
};

// The model, its context and its clock.
class Dut {
public:
    Bench bench;

    explicit Dut(int seed) {
        Verilated::threadContextp(&m_context);
        m_context.traceEverOn(true);
        m_context.randReset(2);
        m_context.randSeed(seed);
        m_model.reset(newModel(m_context));
        collect();
    }

    ~Dut() {
        enter();
        closeWave();
        m_model->finish();
    }

    const std::vector<Signal>& signals() const { return m_signals; }

    void clock(void* data) { m_clock = static_cast<uint8_t*>(data); }

    void eval() {
        enter();
        m_model->eval();
    }

    // One half of a clock cycle: the clock takes the level, everything settles.
    void half(uint8_t level) {
        if (m_clock) *m_clock = level;
        m_model->eval();
        if (m_waving) m_model->dump(m_context.time());
        m_context.timeInc(5000);
    }

    void cycles(int64_t count) {
        enter();
        for (int64_t i = 0; i < count; ++i) {
            half(0);
            half(1);
        }
    }

    bool run(int64_t idleLimit, int64_t drain) {
        enter();
        return bench.run(*this, idleLimit, drain);
    }

    void openWave(const char* file) {
        enter();
        closeWave();
        m_model->openWave(file);
        m_waving = true;
    }

    bool waving() const { return m_waving; }

    void closeWave() {
        if (m_waving) m_model->closeWave();
        m_waving = false;
    }

private:
    VerilatedContext m_context;
    std::unique_ptr<Model> m_model;
    bool m_waving = false;
    std::vector<Signal> m_signals;
    uint8_t* m_clock = nullptr;

    // Several models may live in one thread; each has a context of its own.
    void enter() { Verilated::threadContextp(&m_context); }

    void collect() {
        for (const auto& scope : *m_context.scopeNameMap()) {
            const VerilatedVarNameMap* const vars = scope.second->varsp();
            if (!vars) continue;
            for (const auto& entry : *vars) {
                const VerilatedVar& var = entry.second;
                if (var.isParam()) continue;
                // Of a memory of single bits Verilator tells the one range, [0:7], as if it were a vector's, [7:0].
                const bool flags = !var.udims() && var.packed().left() < var.packed().right() && var.entSize() == 1;
                const int64_t bits = flags || var.dims() == var.udims() ? 1 : var.packed().elements();
                const int64_t depth = flags          ? var.packed().elements()
                                      : var.udims() ? var.unpacked().elements()
                                                    : 1;
                m_signals.push_back({scope.first, entry.first, var.datap(), bits, var.entSize(), depth});
            }
        }
    }
};

inline bool Bench::run(Dut& dut, int64_t idleLimit, int64_t drain) {
    int64_t idle = 0;
    int64_t after = 0;
    for (Stream& s : streams) {
        s.stops = 0;
        s.waiting = false;
        s.count = 0;
        s.stretches = Stretches{};
    }
    begin = cycles;
    while (after < drain) {
        for (Stream& s : streams) drive(s);
        if (!waveFile.empty()) window(dut);
        dut.half(0);
        const bool progress = observe();
        dut.half(1);
        ++cycles;
        idle = progress ? 0 : idle + 1;
        if (done()) {
            ++after;
        } else if (idle > idleLimit || trace.size() > TRACE_LIMIT) {
            return false;
        }
    }
    for (size_t id = 0; id < streams.size(); ++id) {
        if (streams[id].role != Stream::COUNTER) continue;
        const Stretches& its = streams[id].stretches;
        std::vector<uint64_t>& told = record(id);
        told.push_back(streams[id].count);
        told.push_back(static_cast<uint64_t>(its.length));
        told.push_back(its.counts.size());
        told.insert(told.end(), its.counts.begin(), its.counts.end());
    }
    return true;
}

inline void Bench::window(Dut& dut) {
    const bool open = streams[waveFrom].stops >= waveFromStops && streams[waveTo].stops < waveToStops;
    if (open && !dut.waving()) dut.openWave(waveFile.c_str());
    if (!open && dut.waving()) {
        dut.closeWave();
        waveFile.clear();
    }
}

}  // namespace synfire
