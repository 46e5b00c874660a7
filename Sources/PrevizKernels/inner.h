// What the kernels share: one source, several instruction sets, the same bytes.
#ifndef PREVIZ_INNER_H
#define PREVIZ_INNER_H

#include "include/kernels.h"

#pragma clang fp contract(off)

#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define PV_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PV_CLONES
#endif
// For loops over few columns: those left over when the rest fills whole registers are done in one masked step. One by one
// they would take as long as all others. Not for what is read again at once: it would wait for masked memory.
#define PV_COLUMNS _Pragma("clang loop vectorize_predicate(enable)")
#define PV_INLINE static inline __attribute__((always_inline))

PV_INLINE float pv_least(float a, float b) { return a < b ? a : b; }
PV_INLINE float pv_most(float a, float b) { return a > b ? a : b; }
PV_INLINE float pv_unit(float v) { return pv_least(pv_most(v, 0.0f), 1.0f); }
PV_INLINE float pv_mix(float a, float b, float t) { return a + (b - a) * t; }
PV_INLINE float pv_smooth(float t) { return t * t * (3.0f - 2.0f * t); }
PV_INLINE float pv_step(float from, float to, float v) { return pv_smooth(pv_unit((v - from) / (to - from))); }
PV_INLINE float pv_absolute(float v) { return v < 0.0f ? -v : v; }

// Works for values that an int32 holds; bigger ones have lost their fraction already.
PV_INLINE int32_t pv_floor_int(float v) {
    int32_t whole = (int32_t)v;
    return whole - ((float)whole > v);
}

PV_INLINE int32_t pv_clamp_int(int32_t v, int32_t low, int32_t high) { return v < low ? low : v > high ? high : v; }

PV_INLINE uint32_t pv_hash(uint32_t x, uint32_t y, uint32_t seed) {
    uint32_t h = x * 0x8da6b343u ^ y * 0xd8163841u ^ seed * 0xcb1ab31fu;
    h ^= h >> 15;
    h *= 0x2c1b3c6du;
    h ^= h >> 12;
    h *= 0x297a2d39u;
    return h ^ (h >> 15);
}

PV_INLINE float pv_chance(uint32_t hash) { return (float)(int32_t)(hash >> 8) * (1.0f / 16777216.0f); }

// Smooth noise between random values on a lattice, 0 to 1.
PV_INLINE float pv_lattice(float x, float y, uint32_t seed) {
    int32_t xi = pv_floor_int(x), yi = pv_floor_int(y);
    float fx = pv_smooth(x - (float)xi), fy = pv_smooth(y - (float)yi);
    uint32_t ux = (uint32_t)xi, uy = (uint32_t)yi;
    float a = pv_chance(pv_hash(ux, uy, seed)), b = pv_chance(pv_hash(ux + 1, uy, seed));
    float c = pv_chance(pv_hash(ux, uy + 1, seed)), d = pv_chance(pv_hash(ux + 1, uy + 1, seed));
    return pv_mix(pv_mix(a, b, fx), pv_mix(c, d, fx), fy);
}

// Octaves are turned against each other, or the lattice shows.
PV_INLINE float pv_noise2(float x, float y, uint32_t seed) {
    float coarse = pv_lattice(x, y, seed);
    float fine = pv_lattice(1.6f * x - 1.2f * y + 7.3f, 1.2f * x + 1.6f * y + 3.1f, seed + 1);
    return coarse * 0.667f + fine * 0.333f;
}

PV_INLINE float pv_noise4(float x, float y, uint32_t seed) {
    float sum = 0.0f, weight = 0.533f;
    _Pragma("clang loop unroll(full)") for (uint32_t octave = 0; octave < 4; octave++) {
        sum += pv_lattice(x, y, seed + octave) * weight;
        weight *= 0.5f;
        float turned = 1.6f * x - 1.2f * y + 7.3f;
        y = 1.2f * x + 1.6f * y + 3.1f;
        x = turned;
    }
    return sum;
}

// The widest picture.
enum { pv_widest = 8192 };

// Soft values are found every eighth column and drawn straight between.
enum { pv_cell = 8, pv_cells = pv_widest / pv_cell + 2 };

PV_INLINE float pv_between(const float *cells, int32_t x) {
    int32_t n = x / pv_cell;
    return pv_mix(cells[n], cells[n + 1], (float)(x - n * pv_cell) * (1.0f / pv_cell));
}

// 1 - e^-v for v >= 0, near enough for haze.
PV_INLINE float pv_fade(float v) {
    float series = 1.0f + v * (1.0f + v * (0.5f + v * (0.1667f + v * 0.0417f)));
    return 1.0f - 1.0f / series;
}

// Where a row or column range begins and ends on a surface.
PV_INLINE int32_t pv_begin(float v) { return pv_floor_int(pv_most(v, 0.0f)); }
PV_INLINE int32_t pv_end(float v, int32_t limit) {
    float capped = pv_least(v, (float)limit - 1.0f);
    return capped < 0.0f ? 0 : pv_floor_int(capped) + 1;
}

#endif
