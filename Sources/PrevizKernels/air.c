// Clouds, smoke, ink, nebulae: soft matter, made at half size and laid over at full size.
#include "inner.h"

// Density at a place of the cloud's own space.
PV_INLINE float pv_density(float u, float v, pv_cloud k) {
    float wu = pv_lattice(u * 0.7f + k.turn, v * 0.7f - k.turn * 0.6f, k.seed + 20) - 0.5f;
    float wv = pv_lattice(u * 0.7f - k.turn * 0.8f + 31.0f, v * 0.7f + k.turn, k.seed + 21) - 0.5f;
    return pv_noise4(u + wu * k.warp, v + wv * k.warp, k.seed);
}

PV_CLONES static void pv_soft_row(pv_cloud k, int32_t row, int32_t width, float *restrict red, float *restrict green,
                                  float *restrict blue, float *restrict alpha) {
    float y = (float)row * 2.0f + 1.0f;
    float height = pv_most(k.horizon - y, 0.0f) / k.focal;
    // On a ceiling, distance grows without end towards the horizon; clouds close up and fade there.
    float depth = 1.0f / (height + 0.09f);
    float per = k.flat > 0.0f ? k.scale / k.focal : k.scale * depth / k.focal;
    float v0 = (k.flat > 0.0f ? (y - k.horizon) * per : depth * k.scale) + k.drift_y;
    float fade = k.flat > 0.0f ? 1.0f : pv_unit(height * 9.0f + 0.25f);
    float edge = 1.0f - k.cover, top = edge + k.softness;
    for (int32_t x = 0; x < width; x++) {
        float u = ((float)x * 2.0f + 1.0f - k.middle) * per + k.drift_x;
        float d = pv_density(u, v0, k);
        // Small billows eat into the edges of big ones.
        d -= (0.5f - pv_absolute(pv_lattice(u * 6.3f + k.turn, v0 * 6.3f, k.seed + 9) - 0.5f)) * 0.10f * (1.0f - k.flat) - 0.03f;
        // The middle octaves of noise hold most of their values between a quarter and three quarters.
        float body = pv_step(edge, top, (d - 0.24f) * 1.92f);
        float lit = pv_lattice(u * 1.9f + 0.25f, v0 * 1.9f - 0.3f, k.seed + 3);
        float shade = pv_unit(body * 0.85f + (lit - 0.5f) * 0.6f - 0.05f);
        // Thin edges glow where the sun is behind them.
        float away = (((float)x * 2.0f + 1.0f - k.middle) / (k.middle + 1.0f) - k.light_x) * 1.6f;
        float rim = k.edge * (1.0f - body) * body * 4.0f / (1.0f + away * away * 4.0f);
        shade -= rim;
        float a = body * k.alpha * fade;
        red[x] = pv_mix(k.bright.red, k.dark.red, shade) * a;
        green[x] = pv_mix(k.bright.green, k.dark.green, shade) * a;
        blue[x] = pv_mix(k.bright.blue, k.dark.blue, shade) * a;
        alpha[x] = a * (1.0f - k.add);
    }
}

// Rows between two soft rows: how much of each plane, weighted once for all columns.
PV_CLONES static void pv_blend_row(const float *above, const float *below, float weight, int32_t count,
                                   float *restrict out) {
    for (int32_t x = 0; x < count; x++) out[x] = pv_mix(above[x], below[x], weight);
}

// Each soft pixel lies under two pixels of the picture; a quarter comes from the neighbour on that side.
PV_CLONES static void pv_lay_row(float *restrict out, const float *restrict c, const float *restrict a, int32_t half) {
    for (int32_t x = 1; x + 1 < half; x++) {
        float left = 1.0f - pv_mix(a[x], a[x - 1], 0.25f), right = 1.0f - pv_mix(a[x], a[x + 1], 0.25f);
        out[x * 2] = out[x * 2] * left + pv_mix(c[x], c[x - 1], 0.25f);
        out[x * 2 + 1] = out[x * 2 + 1] * right + pv_mix(c[x], c[x + 1], 0.25f);
    }
    for (int32_t end = 0; end < 2; end++) {
        int32_t x = end == 0 ? 0 : half - 1;
        out[x * 2] = out[x * 2] * (1.0f - a[x]) + c[x];
        out[x * 2 + 1] = out[x * 2 + 1] * (1.0f - a[x]) + c[x];
    }
}

void pv_clouds(pv_surface s, pv_cloud cloud, float *scratch) {
    int32_t half = s.width / 2, rows = pv_end(cloud.bottom, s.height);
    // Four rows beside the planes hold the row that is laid.
    int32_t soft_rows = rows / 2 + 1;
    int64_t plane = (int64_t)(half + 2) * (s.height / 2 + 2);
    float *planes[4] = {scratch, scratch + plane, scratch + plane * 2, scratch + plane * 3};
    float *row = scratch + plane * 4, *targets[3] = {s.red, s.green, s.blue};
    for (int32_t y = 0; y < soft_rows; y++) {
        int64_t at = (int64_t)y * half;
        pv_soft_row(cloud, y, half, planes[0] + at, planes[1] + at, planes[2] + at, planes[3] + at);
    }
    for (int32_t y = 0; y < rows; y++) {
        int32_t first = pv_clamp_int((y - 1) >> 1, 0, soft_rows - 1), second = pv_clamp_int(first + 1, 0, soft_rows - 1);
        if (y == 0) second = 0;
        float weight = (y & 1) ? 0.25f : 0.75f;
        for (int32_t n = 0; n < 4; n++) {
            pv_blend_row(planes[n] + (int64_t)first * half, planes[n] + (int64_t)second * half, weight, half, row + n * half);
        }
        for (int32_t n = 0; n < 3; n++) {
            pv_lay_row(targets[n] + (int64_t)y * s.width, row + n * half, row + 3 * half, half);
        }
    }
}

float pv_noise(float x, float y, uint32_t seed) { return pv_noise4(x, y, seed); }
