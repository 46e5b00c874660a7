// The light that spills from bright things, and softness behind what is sharp.
#include "inner.h"

// One row of the small picture: what is bright in four rows of the big one.
PV_CLONES static void pv_bright_row(const float *red, const float *green, const float *blue, int32_t stride,
                                    int32_t count, float *restrict r, float *restrict g, float *restrict b) {
    for (int32_t x = 0; x < count; x++) {
        float sum[3] = {0.0f, 0.0f, 0.0f};
        _Pragma("clang loop unroll(full)") for (int32_t row = 0; row < 4; row++) {
            int64_t at = (int64_t)row * stride + x * 4;
            sum[0] += red[at] + red[at + 1] + red[at + 2] + red[at + 3];
            sum[1] += green[at] + green[at + 1] + green[at + 2] + green[at + 3];
            sum[2] += blue[at] + blue[at + 1] + blue[at + 2] + blue[at + 3];
        }
        float peak = pv_most(pv_most(sum[0], sum[1]), sum[2]) * 0.0625f;
        float over = pv_most(peak - 0.42f, 0.0f);
        float share = over / (peak + 0.25f) * 0.0625f;
        r[x] = pv_least(sum[0] * share, 4.0f), g[x] = pv_least(sum[1] * share, 4.0f);
        b[x] = pv_least(sum[2] * share, 4.0f);
    }
}

// Running means along rows; the ends repeat. Several rows at once, since each sum waits for the one before it.
enum { pv_rows_at_once = 8 };

static void pv_box_rows(const float *from, float *to, int32_t width, int32_t height, int32_t radius) {
    float per = 1.0f / (float)(radius * 2 + 1);
    for (int32_t y = 0; y < height; y += pv_rows_at_once) {
        const float *in[pv_rows_at_once];
        float *out[pv_rows_at_once], sum[pv_rows_at_once];
        for (int32_t n = 0; n < pv_rows_at_once; n++) {
            // The last rows are made more than once.
            int64_t at = (int64_t)pv_clamp_int(y + n, 0, height - 1) * width;
            in[n] = from + at, out[n] = to + at, sum[n] = 0.0f;
            for (int32_t x = -radius; x <= radius; x++) sum[n] += in[n][pv_clamp_int(x, 0, width - 1)];
        }
        for (int32_t x = 0; x < width; x++) {
            int32_t enter = pv_clamp_int(x + radius + 1, 0, width - 1), leave = pv_clamp_int(x - radius, 0, width - 1);
            _Pragma("clang loop unroll(full) vectorize(disable)") for (int32_t n = 0; n < pv_rows_at_once; n++) {
                out[n][x] = sum[n] * per;
                sum[n] += in[n][enter] - in[n][leave];
            }
        }
    }
}

PV_CLONES static void pv_box_step(float *restrict sum, const float *restrict enter, const float *restrict leave,
                                  float per, int32_t width, float *restrict out) {
    for (int32_t x = 0; x < width; x++) {
        out[x] = sum[x] * per;
        sum[x] += enter[x] - leave[x];
    }
}

static void pv_box_columns(const float *from, float *to, int32_t width, int32_t height, int32_t radius, float *sum) {
    for (int32_t x = 0; x < width; x++) sum[x] = 0.0f;
    for (int32_t y = -radius; y <= radius; y++) {
        const float *in = from + (int64_t)pv_clamp_int(y, 0, height - 1) * width;
        for (int32_t x = 0; x < width; x++) sum[x] += in[x];
    }
    for (int32_t y = 0; y < height; y++) {
        const float *enter = from + (int64_t)pv_clamp_int(y + radius + 1, 0, height - 1) * width;
        const float *leave = from + (int64_t)pv_clamp_int(y - radius, 0, height - 1) * width;
        pv_box_step(sum, enter, leave, 1.0f / (float)(radius * 2 + 1), width, to + (int64_t)y * width);
    }
}

// Two boxes each way: nearly round.
static void pv_soften(float *plane, float *spare, float *sum, int32_t width, int32_t height, int32_t radius) {
    if (radius < 1) return;
    for (int32_t turn = 0; turn < 2; turn++) {
        pv_box_rows(plane, spare, width, height, radius);
        pv_box_columns(spare, plane, width, height, radius, sum);
    }
}

PV_CLONES static void pv_half(const float *from, int32_t width, float *restrict to, int32_t half) {
    for (int32_t x = 0; x < half; x++) {
        int32_t at = x * 2;
        to[x] = 0.25f * (from[at] + from[at + 1] + from[at + width] + from[at + width + 1]);
    }
}

// A small plane under a big one twice its size, straight between its points.
PV_CLONES static void pv_add_double(float *restrict out, const float *restrict above, const float *restrict below,
                                    float weight, float near, float far, int32_t half) {
    for (int32_t x = 0; x < half; x++) {
        int32_t before = x > 0 ? x - 1 : 0, after = x + 1 < half ? x + 1 : x;
        float middle = pv_mix(above[x], below[x], weight);
        float left = pv_mix(above[before], below[before], weight), right = pv_mix(above[after], below[after], weight);
        out[x * 2] = out[x * 2] * near + pv_mix(middle, left, 0.25f) * far;
        out[x * 2 + 1] = out[x * 2 + 1] * near + pv_mix(middle, right, 0.25f) * far;
    }
}

static void pv_widen(float *plane, int32_t width, int32_t height, float *spare, float *sum, int32_t radius) {
    int32_t half = width / 2, rows = height / 2;
    if (half < 4 || rows < 4) return;
    float *small = spare, *other = spare + (int64_t)half * rows;
    for (int32_t y = 0; y < rows; y++) {
        pv_half(plane + (int64_t)y * 2 * width, width, small + (int64_t)y * half, half);
    }
    pv_soften(small, other, sum, half, rows, radius);
    for (int32_t y = 0; y < rows * 2; y++) {
        int32_t first = pv_clamp_int((y - 1) >> 1, 0, rows - 1), second = pv_clamp_int(first + 1, 0, rows - 1);
        if (y == 0) second = 0;
        pv_add_double(plane + (int64_t)y * width, small + (int64_t)first * half, small + (int64_t)second * half,
                      (y & 1) ? 0.25f : 0.75f, 0.55f, 0.45f, half);
    }
}

pv_halo pv_bloom(pv_surface s, float *scratch) {
    pv_halo halo = {scratch, s.width / 4, s.height / 4};
    if (halo.width < 4 || halo.height < 4) return (pv_halo){scratch, 0, 0};
    int64_t plane = (int64_t)halo.width * halo.height;
    float *spare = scratch + plane * 3, *sum = scratch + plane * 4;
    for (int32_t y = 0; y < halo.height; y++) {
        int64_t at = (int64_t)y * 4 * s.width, to = (int64_t)y * halo.width;
        pv_bright_row(s.red + at, s.green + at, s.blue + at, s.width, halo.width, scratch + to, scratch + plane + to,
                      scratch + plane * 2 + to);
    }
    for (int32_t n = 0; n < 3; n++) {
        pv_soften(scratch + plane * n, spare, sum, halo.width, halo.height, pv_clamp_int(s.height / 160, 1, 64));
        pv_widen(scratch + plane * n, halo.width, halo.height, spare, sum, pv_clamp_int(s.height / 56, 1, 64));
    }
    return halo;
}

PV_CLONES static void pv_lay_double(float *restrict out, const float *restrict above, const float *restrict below,
                                    float weight, float share, int32_t half) {
    for (int32_t x = 0; x < half; x++) {
        int32_t before = x > 0 ? x - 1 : 0, after = x + 1 < half ? x + 1 : x;
        float middle = pv_mix(above[x], below[x], weight);
        float left = pv_mix(above[before], below[before], weight), right = pv_mix(above[after], below[after], weight);
        out[x * 2] = pv_mix(out[x * 2], pv_mix(middle, left, 0.25f), share);
        out[x * 2 + 1] = pv_mix(out[x * 2 + 1], pv_mix(middle, right, 0.25f), share);
    }
}

void pv_defocus(pv_surface s, float radius, float focus, float depth, float *scratch) {
    int32_t half = s.width / 2, rows = s.height / 2, reach = (int32_t)(radius * 0.5f);
    if (half < 4 || rows < 4 || reach < 1) return;
    float *planes[3] = {s.red, s.green, s.blue}, *small = scratch, *spare = scratch + (int64_t)half * rows;
    float *sum = spare + (int64_t)half * rows;
    for (int32_t n = 0; n < 3; n++) {
        for (int32_t y = 0; y < rows; y++) {
            pv_half(planes[n] + (int64_t)y * 2 * s.width, s.width, small + (int64_t)y * half, half);
        }
        pv_soften(small, spare, sum, half, rows, reach);
        for (int32_t y = 0; y < rows * 2; y++) {
            float share = pv_unit((focus - (float)y) / depth);
            if (share <= 0.0f) continue;
            int32_t first = pv_clamp_int((y - 1) >> 1, 0, rows - 1), second = pv_clamp_int(first + 1, 0, rows - 1);
            if (y == 0) second = 0;
            pv_lay_double(planes[n] + (int64_t)y * s.width, small + (int64_t)first * half, small + (int64_t)second * half,
                          (y & 1) ? 0.25f : 0.75f, share, half);
        }
    }
}

PV_CLONES static void pv_darken_row(float *restrict r, float *restrict g, float *restrict b, const float *above,
                                    const float *below, float weight, float strength, pv_colour tint, int32_t half) {
    for (int32_t x = 0; x < half * 2; x++) {
        float mask = pv_mix(above[x >> 1], below[x >> 1], weight);
        float dim = pv_unit(mask) * strength;
        r[x] *= 1.0f - dim * (1.0f - tint.red);
        g[x] *= 1.0f - dim * (1.0f - tint.green);
        b[x] *= 1.0f - dim * (1.0f - tint.blue);
    }
}

void pv_cast(pv_surface s, pv_surface mask, int32_t from, int32_t to, float strength, float softness, pv_colour tint,
             float *scratch) {
    int32_t half = s.width / 2, top = pv_clamp_int(from, 0, s.height) / 2, rows = pv_clamp_int(to, 0, s.height) / 2 - top;
    if (half < 4 || rows < 4) return;
    float *small = scratch, *spare = scratch + (int64_t)half * rows, *sum = spare + (int64_t)half * rows;
    for (int32_t y = 0; y < rows; y++) {
        pv_half(mask.red + (int64_t)(top + y) * 2 * s.width, s.width, small + (int64_t)y * half, half);
    }
    pv_soften(small, spare, sum, half, rows, (int32_t)(softness * 0.5f));
    for (int32_t y = 0; y < rows * 2; y++) {
        int32_t first = pv_clamp_int((y - 1) >> 1, 0, rows - 1), second = pv_clamp_int(first + 1, 0, rows - 1);
        if (y == 0) second = 0;
        int64_t at = (int64_t)(top * 2 + y) * s.width;
        pv_darken_row(s.red + at, s.green + at, s.blue + at, small + (int64_t)first * half, small + (int64_t)second * half,
                      (y & 1) ? 0.25f : 0.75f, strength, tint, half);
    }
}

void pv_clear(pv_surface s, int32_t from, int32_t to) {
    int64_t at = (int64_t)pv_clamp_int(from, 0, s.height) * s.width;
    int64_t end = (int64_t)pv_clamp_int(to, 0, s.height) * s.width;
    for (int64_t n = at; n < end; n++) s.red[n] = 0.0f;
    for (int64_t n = at; n < end; n++) s.green[n] = 0.0f;
    for (int64_t n = at; n < end; n++) s.blue[n] = 0.0f;
}
