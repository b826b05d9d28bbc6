// The C functions through which Java drives a model (dev.synfire.cosim.Shim). Compiled once, linked with every model.
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench.h"

namespace {

thread_local std::string s_error;
std::string s_imageFolder;

// Runs a piece of work; returns 0, or -1 and leaves its message for synfire_error.
template <class T_Work> int64_t guarded(const T_Work& work) {
    try {
        return work();
    } catch (const std::exception& e) {
        s_error = e.what();
    } catch (...) {
        s_error = "unknown C++ exception";
    }
    return -1;
}

synfire::Dut& dut(void* handle) { return *static_cast<synfire::Dut*>(handle); }

synfire::Field field(void* handle, int64_t signal) {
    const synfire::Signal& s = dut(handle).signals().at(signal);
    if (s.elementBytes > 8) throw std::runtime_error{std::string{s.name} + " is wider than 64 bits"};
    return {s.data, s.elementBytes};
}

}  // namespace

// $readmemh names a file without a folder; it lies beside the library, whatever the working directory.
std::string synfire_image(const std::string& name) {
    return name.empty() || name[0] == '/' ? name : s_imageFolder + "/" + name;
}

// Verilator's own versions of these end the process.
void vl_finish(const char*, int, const char*) VL_MT_UNSAFE { Verilated::threadContextp()->gotFinish(true); }
void vl_stop(const char* file, int line, const char*) VL_MT_UNSAFE {
    throw std::runtime_error{std::string{file} + ":" + std::to_string(line) + ": $stop"};
}
void vl_fatal(const char* file, int line, const char*, const char* message) VL_MT_UNSAFE {
    throw std::runtime_error{std::string{file} + ":" + std::to_string(line) + ": " + message};
}

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT const char* synfire_error() { return s_error.c_str(); }

EXPORT void* synfire_create(int32_t seed, const char* imageFolder) {
    s_imageFolder = imageFolder;
    try {
        return new synfire::Dut{seed};
    } catch (const std::exception& e) {
        s_error = e.what();
        return nullptr;
    }
}

EXPORT void synfire_destroy(void* handle) { delete static_cast<synfire::Dut*>(handle); }

EXPORT int64_t synfire_signals(void* handle, const synfire::Signal** table) {
    *table = dut(handle).signals().data();
    return static_cast<int64_t>(dut(handle).signals().size());
}

EXPORT void synfire_clock(void* handle, void* data) { dut(handle).clock(data); }

EXPORT int64_t synfire_eval(void* handle) {
    return guarded([&] { dut(handle).eval(); return 0; });
}

EXPORT int64_t synfire_cycles(void* handle, int64_t count) {
    return guarded([&] { dut(handle).cycles(count); return 0; });
}

EXPORT int64_t synfire_wave(void* handle, const char* file) {
    return guarded([&] {
        if (file) dut(handle).openWave(file);
        else dut(handle).closeWave();
        return 0;
    });
}

// Adds a stream and returns its number.
EXPORT int64_t synfire_stream(void* handle, int32_t role, int64_t valid, int64_t ready, const int64_t* fields,
                              int64_t count) {
    return guarded([&] {
        std::vector<synfire::Field> all;
        for (int64_t f = 0; f < count; ++f) all.push_back(field(handle, fields[f]));
        auto& streams = dut(handle).bench.streams;
        streams.push_back({static_cast<synfire::Stream::Role>(role), field(handle, valid), field(handle, ready),
                           all, 0, 1, 1, -1, 0});
        return static_cast<int64_t>(streams.size()) - 1;
    });
}

EXPORT int64_t synfire_snapshot(void* handle, int64_t stream, int32_t marker, int64_t id, int64_t memory,
                                int64_t depth) {
    return guarded([&] {
        if (depth > dut(handle).signals().at(memory).depth) throw std::runtime_error{"a snapshot beyond the memory"};
        dut(handle).bench.streams.at(stream).snapshots.push_back({id, marker, field(handle, memory), depth});
        return 0;
    });
}

EXPORT int64_t synfire_stall(void* handle, int64_t stream, int32_t chance, int32_t longest,
                             int64_t seed) {
    return guarded([&] {
        auto& s = dut(handle).bench.streams.at(stream);
        s.stall = chance;
        s.longest = longest;
        s.random = seed ? seed : 1;
        s.left = longest > 1 ? (s.draw() & 0xffffff) % longest : 0;
        return 0;
    });
}

EXPORT int64_t synfire_stop(void* handle, int64_t stream, int32_t field, int64_t count) {
    return guarded([&] {
        auto& s = dut(handle).bench.streams.at(stream);
        s.stopField = field;
        s.stopCount = count;
        return 0;
    });
}

EXPORT int64_t synfire_feed(void* handle, int64_t stream, const uint64_t* words, int64_t count) {
    return guarded([&] {
        auto& s = dut(handle).bench.streams.at(stream);
        s.beats.assign(words, words + count);
        s.next = 0;
        s.presented = false;
        return 0;
    });
}

// The next run writes a waveform from the beat in which stream from has seen its stops to that of stream to.
EXPORT int64_t synfire_window(void* handle, const char* file, int64_t from, int64_t fromStops, int64_t to,
                              int64_t toStops) {
    return guarded([&] {
        auto& bench = dut(handle).bench;
        bench.waveFile = file;
        bench.waveFrom = from;
        bench.waveFromStops = fromStops;
        bench.waveTo = to;
        bench.waveToStops = toStops;
        return 0;
    });
}

// Runs the bench; 1 done, 0 stuck, -1 error. The trace stays valid until the next run.
EXPORT int64_t synfire_run(void* handle, int64_t idleLimit, int64_t drain, const uint64_t** trace, int64_t* words,
                           int64_t* cycles) {
    return guarded([&] {
        auto& bench = dut(handle).bench;
        bench.trace.clear();
        bench.cycles = 0;
        const bool done = dut(handle).run(idleLimit, drain);
        *trace = bench.trace.data();
        *words = static_cast<int64_t>(bench.trace.size());
        *cycles = bench.cycles;
        return done ? 1 : 0;
    });
}
