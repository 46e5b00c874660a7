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
        // The middle octaves of noise hold most of their values between a quarter and three quarters.
        float body = pv_step(edge, top, (d - 0.24f) * 1.92f);
        float lit = pv_lattice(u * 1.9f + 0.25f, v0 * 1.9f - 0.3f, k.seed + 3);
        float shade = pv_unit(body * 0.85f + (lit - 0.5f) * 0.6f - 0.05f);
        float a = body * k.alpha * fade;
        red[x] = pv_mix(k.bright.red, k.dark.red, shade) * a;
        green[x] = pv_mix(k.bright.green, k.dark.green, shade) * a;
        blue[x] = pv_mix(k.bright.blue, k.dark.blue, shade) * a;
        alpha[x] = a * (1.0f - k.add);
    }
}

PV_CLONES static void pv_lay_row(float *restrict out, const float *above, const float *below, const float *alpha_above,
                                 const float *alpha_below, float weight, int32_t half) {
    for (int32_t x = 0; x < half; x++) {
        int32_t left = x > 0 ? x - 1 : 0, right = x + 1 < half ? x + 1 : x;
        float c = pv_mix(above[x], below[x], weight), a = pv_mix(alpha_above[x], alpha_below[x], weight);
        float cl = pv_mix(above[left], below[left], weight), al = pv_mix(alpha_above[left], alpha_below[left], weight);
        float cr = pv_mix(above[right], below[right], weight);
        float ar = pv_mix(alpha_above[right], alpha_below[right], weight);
        out[x * 2] = out[x * 2] * (1.0f - pv_mix(a, al, 0.25f)) + pv_mix(c, cl, 0.25f);
        out[x * 2 + 1] = out[x * 2 + 1] * (1.0f - pv_mix(a, ar, 0.25f)) + pv_mix(c, cr, 0.25f);
    }
}

void pv_clouds(pv_surface s, pv_cloud cloud, float *scratch) {
    int32_t half = s.width / 2, rows = pv_end(cloud.bottom, s.height);
    int32_t soft_rows = rows / 2 + 1;
    int64_t plane = (int64_t)(half + 2) * (s.height / 2 + 2);
    float *red = scratch, *green = red + plane, *blue = green + plane, *alpha = blue + plane;
    for (int32_t row = 0; row < soft_rows; row++) {
        int64_t at = (int64_t)row * half;
        pv_soft_row(cloud, row, half, red + at, green + at, blue + at, alpha + at);
    }
    for (int32_t y = 0; y < rows; y++) {
        int32_t first = pv_clamp_int((y - 1) >> 1, 0, soft_rows - 1), second = pv_clamp_int(first + 1, 0, soft_rows - 1);
        if (y == 0) second = 0;
        float weight = (y & 1) ? 0.25f : 0.75f;
        int64_t above = (int64_t)first * half, below = (int64_t)second * half, at = (int64_t)y * s.width;
        pv_lay_row(s.red + at, red + above, red + below, alpha + above, alpha + below, weight, half);
        pv_lay_row(s.green + at, green + above, green + below, alpha + above, alpha + below, weight, half);
        pv_lay_row(s.blue + at, blue + above, blue + below, alpha + above, alpha + below, weight, half);
    }
}

float pv_noise(float x, float y, uint32_t seed) { return pv_noise4(x, y, seed); }
