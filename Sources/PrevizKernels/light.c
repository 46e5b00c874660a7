// Sky colours, glows, points, streaks, shafts and veils: what is light or air.
#include "inner.h"

PV_CLONES void pv_rows(pv_surface s, int32_t from, int32_t to, const float *colours) {
    for (int32_t y = from; y < to; y++) {
        float red = colours[y * 3], green = colours[y * 3 + 1], blue = colours[y * 3 + 2];
        float *r = s.red + (int64_t)y * s.width, *g = s.green + (int64_t)y * s.width;
        float *b = s.blue + (int64_t)y * s.width;
        for (int32_t x = 0; x < s.width; x++) r[x] = red;
        for (int32_t x = 0; x < s.width; x++) g[x] = green;
        for (int32_t x = 0; x < s.width; x++) b[x] = blue;
    }
}

PV_CLONES void pv_glow(pv_surface s, float x, float y, float radius_x, float radius_y, pv_colour colour, float soft,
                       float core) {
    if (radius_x < 0.5f || radius_y < 0.5f) return;
    int32_t left = pv_begin(x - radius_x), right = pv_end(x + radius_x, s.width);
    int32_t bottom = pv_end(y + radius_y, s.height);
    float per_x = 1.0f / radius_x, per_y = 1.0f / radius_y;
    soft *= pv_absolute(soft), core *= pv_absolute(core);
    for (int32_t row = pv_begin(y - radius_y); row < bottom; row++) {
        float dy = ((float)row + 0.5f - y) * per_y, dy2 = dy * dy;
        float *restrict r = s.red + (int64_t)row * s.width, *restrict g = s.green + (int64_t)row * s.width;
        float *restrict b = s.blue + (int64_t)row * s.width;
        for (int32_t column = left; column < right; column++) {
            float dx = ((float)column + 0.5f - x) * per_x;
            float w = pv_most(1.0f - dx * dx - dy2, 0.0f);
            float w4 = w * w * w * w, w8 = w4 * w4;
            float w32 = w8 * w8 * w8 * w8;
            float light = w4 * soft + w32 * core;
            r[column] += colour.red * light;
            g[column] += colour.green * light;
            b[column] += colour.blue * light;
        }
    }
}

PV_INLINE void pv_lay(pv_surface s, int64_t at, pv_colour colour, float light, float keep) {
    s.red[at] = s.red[at] * keep + colour.red * light;
    s.green[at] = s.green[at] * keep + colour.green * light;
    s.blue[at] = s.blue[at] * keep + colour.blue * light;
}

PV_CLONES void pv_points(pv_surface s, const pv_point *points, int32_t count) {
    for (int32_t n = 0; n < count; n++) {
        pv_point p = points[n];
        float reach = p.radius + 0.5f;
        int32_t left = pv_begin(p.x - reach), right = pv_end(p.x + reach, s.width);
        int32_t bottom = pv_end(p.y + reach, s.height);
        float per = 1.0f / (reach * reach);
        for (int32_t row = pv_begin(p.y - reach); row < bottom; row++) {
            float dy = (float)row + 0.5f - p.y;
            PV_COLUMNS for (int32_t column = left; column < right; column++) {
                float dx = (float)column + 0.5f - p.x;
                float w = pv_most(1.0f - (dx * dx + dy * dy) * per, 0.0f);
                float light = w * p.alpha;
                light *= pv_mix(light, 1.0f, p.cover);
                pv_lay(s, (int64_t)row * s.width + column, p.colour, light, 1.0f - light * p.cover);
            }
        }
    }
}

PV_CLONES void pv_discs(pv_surface s, const pv_point *points, int32_t count) {
    for (int32_t n = 0; n < count; n++) {
        pv_point p = points[n];
        int32_t left = pv_begin(p.x - p.radius - 1.0f), right = pv_end(p.x + p.radius + 1.0f, s.width);
        int32_t bottom = pv_end(p.y + p.radius + 1.0f, s.height);
        float per = 1.0f / pv_most(p.radius, 0.5f), edge = 1.0f / pv_most(p.radius * 0.08f, 1.0f);
        for (int32_t row = pv_begin(p.y - p.radius - 1.0f); row < bottom; row++) {
            float dy = (float)row + 0.5f - p.y;
            float *restrict r = s.red + (int64_t)row * s.width, *restrict g = s.green + (int64_t)row * s.width;
            float *restrict b = s.blue + (int64_t)row * s.width;
            PV_COLUMNS for (int32_t column = left; column < right; column++) {
                float dx = (float)column + 0.5f - p.x;
                float far = __builtin_sqrtf(dx * dx + dy * dy), share = far * per;
                float light = pv_unit((p.radius - far) * edge + 0.5f) * (0.6f + 0.4f * share * share * share * share);
                light *= p.alpha * p.alpha;
                r[column] += p.colour.red * light;
                g[column] += p.colour.green * light;
                b[column] += p.colour.blue * light;
            }
        }
    }
}

PV_CLONES void pv_streaks(pv_surface s, const pv_streak *streaks, int32_t count) {
    for (int32_t n = 0; n < count; n++) {
        pv_streak k = streaks[n];
        float reach = k.radius + 0.5f, per = 1.0f / (reach * reach);
        float ax = k.x1 - k.x0, ay = k.y1 - k.y0, per_length = 1.0f / (ax * ax + ay * ay + 0.0001f);
        float top = pv_least(k.y0, k.y1) - reach, low = pv_most(k.y0, k.y1) + reach;
        int32_t bottom = pv_end(low, s.height);
        for (int32_t row = pv_begin(top); row < bottom; row++) {
            // The part of the line near this row bounds the columns.
            float py = (float)row + 0.5f - k.y0;
            float from = 0.0f, to = 1.0f;
            if (pv_absolute(ay) > 0.01f) {
                float a = pv_unit((py - reach) / ay), b = pv_unit((py + reach) / ay);
                from = pv_least(a, b), to = pv_most(a, b);
            }
            float xa = k.x0 + ax * from, xb = k.x0 + ax * to;
            int32_t left = pv_begin(pv_least(xa, xb) - reach), right = pv_end(pv_most(xa, xb) + reach, s.width);
            PV_COLUMNS for (int32_t column = left; column < right; column++) {
                float px = (float)column + 0.5f - k.x0;
                float along = pv_unit((px * ax + py * ay) * per_length);
                float dx = px - ax * along, dy = py - ay * along;
                float w = pv_most(1.0f - (dx * dx + dy * dy) * per, 0.0f);
                float light = w * k.alpha;
                light *= pv_mix(light, 1.0f, k.cover);
                pv_lay(s, (int64_t)row * s.width + column, k.colour, light, 1.0f - light * k.cover);
            }
        }
    }
}

PV_CLONES void pv_shafts(pv_surface s, float x, float y, pv_colour colour, float strength, float width, float seconds,
                         float reach, uint32_t seed) {
    float light[pv_cells];
    int32_t cells = pv_clamp_int(s.width / pv_cell + 2, 0, pv_cells);
    for (int32_t row = 0; row < s.height; row++) {
        float dy = (float)row + 0.5f - y;
        float fall = strength * pv_unit(1.0f - dy / reach);
        if (dy < 1.0f || fall <= 0.0f) continue;
        float per = 1.0f / (dy * width);
        for (int32_t n = 0; n < cells; n++) {
            float slope = ((float)(n * pv_cell) + 0.5f - x) * per;
            slope = pv_most(pv_least(slope, 60.0f), -60.0f);
            float v = pv_lattice(slope * 5.0f + seconds * 0.13f, seconds * 0.35f, seed);
            v += 0.5f * pv_lattice(slope * 13.0f - seconds * 0.21f, seconds * 0.5f + 9.0f, seed + 1);
            light[n] = pv_step(0.7f, 1.35f, v) * fall / (1.0f + slope * slope * 0.5f);
        }
        float *restrict r = s.red + (int64_t)row * s.width, *restrict g = s.green + (int64_t)row * s.width;
        float *restrict b = s.blue + (int64_t)row * s.width;
        for (int32_t column = 0; column < s.width; column++) {
            int32_t n = column / pv_cell;
            float a = pv_mix(light[n], light[n + 1], (float)(column - n * pv_cell) * (1.0f / pv_cell));
            a *= a;
            r[column] += colour.red * a;
            g[column] += colour.green * a;
            b[column] += colour.blue * a;
        }
    }
}

PV_CLONES void pv_veil(pv_surface s, const float *opacity, pv_colour colour, float drift, float scale, float uneven,
                       uint32_t seed) {
    float noise[pv_cells];
    int32_t cells = pv_clamp_int(s.width / pv_cell + 2, 0, pv_cells);
    for (int32_t y = 0; y < s.height; y++) {
        float base = opacity[y];
        if (base <= 0.0f) continue;
        for (int32_t n = 0; n < cells; n++) {
            float wisp = pv_noise2((float)(n * pv_cell) * scale + drift, (float)y * scale * 2.5f, seed);
            noise[n] = pv_unit(base * (1.0f + uneven * (wisp - 0.5f) * 2.0f));
        }
        float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
        float *restrict b = s.blue + (int64_t)y * s.width;
        for (int32_t x = 0; x < s.width; x++) {
            int32_t n = x / pv_cell;
            float a = pv_mix(noise[n], noise[n + 1], (float)(x - n * pv_cell) * (1.0f / pv_cell));
            r[x] = pv_mix(r[x], colour.red, a);
            g[x] = pv_mix(g[x], colour.green, a);
            b[x] = pv_mix(b[x], colour.blue, a);
        }
    }
}
