// From light to video: grade, vignette, grain, BT.709 limited range, 4:2:0.
#include "inner.h"

PV_CLONES static void pv_stretch_row(const float *in, int32_t width, int32_t count, float *restrict out) {
    float step = (float)width / (float)count;
    for (int32_t x = 0; x < count; x++) {
        float at = pv_most(pv_least(((float)x + 0.5f) * step - 0.5f, (float)width - 1.0f), 0.0f);
        int32_t left = (int32_t)at, right = left + 1 < width ? left + 1 : left;
        out[x] = pv_mix(in[left], in[right], at - (float)left);
    }
}

// A plane that is enlarged to `count` times `rows` points, straight between its own: two of its rows, stretched, and how
// much of the lower one a row takes.
typedef struct pv_enlarged {
    const float *plane;
    int32_t width, height, count, rows;
    float *upper, *lower;
    int32_t first;  // the row that `upper` holds
    float weight;
} pv_enlarged;

// `lines` holds two rows of `count` floats.
static pv_enlarged pv_enlarge(const float *plane, int32_t width, int32_t height, int32_t count, int32_t rows, float *lines) {
    pv_enlarged e = {plane, width, height, count, rows, lines, lines + count, 0, 0.0f};
    pv_stretch_row(plane, width, count, e.upper);
    pv_stretch_row(plane + (int64_t)pv_clamp_int(1, 0, height - 1) * width, width, count, e.lower);
    return e;
}

// Goes on to row `y`; rows are asked for from above to below.
static void pv_go_on(pv_enlarged *e, int32_t y) {
    float at = ((float)y + 0.5f) * ((float)e->height / (float)e->rows) - 0.5f;
    at = pv_most(pv_least(at, (float)e->height - 1.0f), 0.0f);
    for (; e->first < (int32_t)at; e->first++) {
        float *passed = e->upper;
        e->upper = e->lower, e->lower = passed;
        int32_t next = pv_clamp_int(e->first + 2, 0, e->height - 1);
        pv_stretch_row(e->plane + (int64_t)next * e->width, e->width, e->count, e->lower);
    }
    e->weight = at - (float)e->first;
}

PV_CLONES static void pv_block_row(const float *plane, int32_t width, int32_t height, float y, float step, float block,
                                   float bevel, int32_t count, float *restrict out) {
    float cell = y / block, whole = (float)pv_floor_int(cell), fy = cell - whole;
    const float *row = plane + (int64_t)pv_clamp_int((int32_t)((whole + 0.5f) * block), 0, height - 1) * width;
    float top = (fy < 0.16f ? 1.0f : fy > 0.84f ? -1.0f : 0.0f) * bevel;
    for (int32_t x = 0; x < count; x++) {
        float across = ((float)x + 0.5f) * step / block, column = (float)pv_floor_int(across), fx = across - column;
        float side = (fx < 0.16f ? 0.6f : fx > 0.84f ? -0.6f : 0.0f) * bevel;
        out[x] = row[pv_clamp_int((int32_t)((column + 0.5f) * block), 0, width - 1)] * (1.0f + top + side);
    }
}

PV_INLINE float pv_curved(float t, pv_grade k) { return pv_mix(t, t * t * (3.0f - 2.0f * t), k.contrast); }

// From linear light to the screen: a straight middle, a toe, and highlights that roll off and bleach as film does. The
// three share one division, which takes longer than all the rest.
PV_INLINE void pv_tone(float *red, float *green, float *blue, pv_grade k) {
    float r = __builtin_sqrtf(pv_most(*red, 0.0f)), g = __builtin_sqrtf(pv_most(*green, 0.0f));
    float b = __builtin_sqrtf(pv_most(*blue, 0.0f));
    float over_r = pv_most(r - 0.70f, 0.0f), over_g = pv_most(g - 0.70f, 0.0f), over_b = pv_most(b - 0.70f, 0.0f);
    float under_r = over_r + 0.34f, under_g = over_g + 0.34f, under_b = over_b + 0.34f;
    float per = 0.30f / (under_r * under_g * under_b);
    *red = pv_curved(pv_least(r, 0.70f) + over_r * under_g * under_b * per, k);
    *green = pv_curved(pv_least(g, 0.70f) + over_g * under_r * under_b * per, k);
    *blue = pv_curved(pv_least(b, 0.70f) + over_b * under_r * under_g * per, k);
}

typedef struct pv_lines {
    float *red, *green, *blue;
} pv_lines;

// Blooming light, straight between the points of the small picture.
PV_CLONES static void pv_halo_row(const float *in, const float *above, const float *below, float weight, int32_t count,
                                  float strength, int32_t width, float *out) {
    // A row may be its own input; nothing is read after it was written.
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x + 1 < count; x++) {
        float a = pv_mix(above[x], below[x], weight) * strength, b = pv_mix(above[x + 1], below[x + 1], weight) * strength;
        float step = (b - a) * 0.25f;
        out[x * 4 + 2] = in[x * 4 + 2] + a + step * 0.5f;
        out[x * 4 + 3] = in[x * 4 + 3] + a + step * 1.5f;
        out[x * 4 + 4] = in[x * 4 + 4] + a + step * 2.5f;
        out[x * 4 + 5] = in[x * 4 + 5] + a + step * 3.5f;
    }
    float first = pv_mix(above[0], below[0], weight) * strength;
    float last = pv_mix(above[count - 1], below[count - 1], weight) * strength;
    out[0] = in[0] + first, out[1] = in[1] + first;
    for (int32_t x = count * 4 - 2; x < width; x++) out[x] = in[x] + last;
}

static int pv_halo_line(pv_halo halo, int32_t y, float strength, int32_t width, float *const from[3], pv_lines to) {
    if (halo.width < 4 || strength <= 0.0f) return 0;
    int32_t first = pv_clamp_int((y - 2) >> 2, 0, halo.height - 1), second = pv_clamp_int(first + 1, 0, halo.height - 1);
    float weight = y < 2 ? 0.0f : ((float)((y - 2) & 3) + 0.5f) * 0.25f;
    int64_t plane = (int64_t)halo.width * halo.height;
    float *rows[3] = {to.red, to.green, to.blue};
    for (int32_t n = 0; n < 3; n++) {
        const float *in = halo.planes + plane * n;
        pv_halo_row(from[n], in + (int64_t)first * halo.width, in + (int64_t)second * halo.width, weight, halo.width, strength,
                    width, rows[n]);
    }
    return 1;
}

PV_CLONES static void pv_grade_row(pv_lines io, int32_t width, int32_t height, int32_t y, pv_grade k) {
    float *restrict r = io.red, *restrict g = io.green, *restrict b = io.blue;
    float dy = ((float)y + 0.5f) / (float)height * 2.0f - 1.0f, per = 2.0f / (float)width;
    float keep = 1.0f - k.lift;
    for (int32_t x = 0; x < width; x++) {
        float dx = ((float)x + 0.5f) * per - 1.0f;
        float far = dx * dx * 0.62f + dy * dy * 0.5f;
        float dim = 1.0f - k.vignette * far * far;
        dim *= dim * k.exposure;
        float red = r[x] * k.tint.red * dim + k.flash, green = g[x] * k.tint.green * dim + k.flash;
        float blue = b[x] * k.tint.blue * dim + k.flash * 1.1f;
        float spill = pv_most(pv_most(pv_most(red, green), blue) - 0.85f, 0.0f) * 0.16f;
        red += spill, green += spill, blue += spill;
        pv_tone(&red, &green, &blue, k);
        float grey = red * 0.2126f + green * 0.7152f + blue * 0.0722f;
        float low = (1.0f - grey) * (1.0f - grey), high = grey * grey;
        red = pv_mix(grey, red, k.saturation) + k.shadows.red * low + k.lights.red * high;
        green = pv_mix(grey, green, k.saturation) + k.shadows.green * low + k.lights.green * high;
        blue = pv_mix(grey, blue, k.saturation) + k.shadows.blue * low + k.lights.blue * high;
        r[x] = pv_unit(red * keep + k.lift);
        g[x] = pv_unit(green * keep + k.lift);
        b[x] = pv_unit(blue * keep + k.lift);
    }
    if (k.levels < 1.0f) return;
    float per_level = 1.0f / k.levels;
    for (int32_t x = 0; x < width; x++) {
        r[x] = (float)(int32_t)(r[x] * k.levels + 0.5f) * per_level;
        g[x] = (float)(int32_t)(g[x] * k.levels + 0.5f) * per_level;
        b[x] = (float)(int32_t)(b[x] * k.levels + 0.5f) * per_level;
    }
}

// Grain lives in brightness alone and in the middle tones most. Each grain covers two by two pixels with soft edges:
// finer noise costs an encoder more than the picture itself. So a row of it serves two rows of the picture.
PV_CLONES static void pv_grain_row(int32_t width, int32_t y, pv_grade k, float *restrict out) {
    uint32_t row = (uint32_t)(y >> 1);
    float strength = k.grain * 219.0f / 65536.0f;
    for (int32_t x = 0; x < width / 2; x++) {
        int32_t a = pv_hash((uint32_t)x, row, k.seed) & 0xffff, b = pv_hash((uint32_t)x + 77u, row, k.seed) & 0xffff;
        int32_t next = pv_hash((uint32_t)x + 78u, row, k.seed) & 0xffff;
        out[x * 2] = (float)(a + b - 0xffff) * strength;
        out[x * 2 + 1] = (float)(a + next - 0xffff) * strength;
    }
}

// Brightness, between two rows of it, as bytes.
PV_CLONES static void pv_luma_row(const float *above, const float *below, float weight, const float *grain,
                                  int32_t width, uint8_t *restrict out) {
    for (int32_t x = 0; x < width; x++) {
        float luma = pv_mix(above[x], below[x], weight);
        float value = 16.5f + 219.0f * luma + grain[x] * (0.35f + 2.6f * luma * (1.0f - luma));
        out[x] = (uint8_t)(int32_t)pv_least(pv_most(value, 16.0f), 235.4f);
    }
}

PV_CLONES static void pv_brightness_row(pv_lines in, int32_t width, float *luma) {
    // The row may be one of its own inputs.
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < width; x++) {
        luma[x] = 0.2126f * in.red[x] + 0.7152f * in.green[x] + 0.0722f * in.blue[x];
    }
}

// Sums of four pixels; 224 / 4 is 56, and the factors bring the differences to ±0.5.
PV_CLONES static void pv_difference_row(pv_lines a, pv_lines c, int32_t half, float *restrict u, float *restrict v) {
    for (int32_t x = 0; x < half; x++) {
        float red = a.red[x * 2] + a.red[x * 2 + 1] + c.red[x * 2] + c.red[x * 2 + 1];
        float green = a.green[x * 2] + a.green[x * 2 + 1] + c.green[x * 2] + c.green[x * 2 + 1];
        float blue = a.blue[x * 2] + a.blue[x * 2 + 1] + c.blue[x * 2] + c.blue[x * 2 + 1];
        float y = 0.2126f * red + 0.7152f * green + 0.0722f * blue;
        u[x] = 128.5f + 56.0f * (blue - y) / 1.8556f;
        v[x] = 128.5f + 56.0f * (red - y) / 1.5748f;
    }
}

PV_CLONES static void pv_bytes_row(const float *above, const float *below, float weight, int32_t count,
                                   uint8_t *restrict out) {
    for (int32_t x = 0; x < count; x++) out[x] = (uint8_t)(int32_t)pv_mix(above[x], below[x], weight);
}

PV_CLONES static void pv_copy_row(const float *restrict from, float *restrict to, int32_t count) {
    for (int32_t x = 0; x < count; x++) to[x] = from[x];
}

static float *pv_row(float *plane, int32_t width, int32_t y) { return plane + (int64_t)y * width; }

// A row with its blooming light, graded.
static void pv_graded_line(pv_surface s, pv_halo halo, pv_grade grade, int32_t y, pv_lines to) {
    float *rows[3] = {pv_row(s.red, s.width, y), pv_row(s.green, s.width, y), pv_row(s.blue, s.width, y)};
    if (!pv_halo_line(halo, y, grade.bloom, s.width, rows, to)) {
        pv_copy_row(rows[0], to.red, s.width);
        pv_copy_row(rows[1], to.green, s.width);
        pv_copy_row(rows[2], to.blue, s.width);
    }
    pv_grade_row(to, s.width, s.height, y, grade);
}

static pv_lines pv_lines_at(float *scratch, int32_t width) {
    return (pv_lines){scratch, scratch + width, scratch + width * 2};
}

static void pv_video_rows(pv_lines upper, pv_lines lower, pv_planes out, pv_grade grade, int32_t y, float *spare) {
    int32_t half = out.width / 2;
    pv_difference_row(upper, lower, half, spare, spare + half);
    pv_bytes_row(spare, spare, 0.0f, half, out.u + y / 2 * out.u_stride);
    pv_bytes_row(spare + half, spare + half, 0.0f, half, out.v + y / 2 * out.v_stride);
    pv_grain_row(out.width, y, grade, spare);
    pv_brightness_row(upper, out.width, upper.red);
    pv_luma_row(upper.red, upper.red, 0.0f, spare, out.width, out.y + y * out.y_stride);
    pv_brightness_row(lower, out.width, lower.red);
    pv_luma_row(lower.red, lower.red, 0.0f, spare, out.width, out.y + (y + 1) * out.y_stride);
}

// Stones of a mosaic, in light.
static void pv_finish_blocks(pv_surface s, pv_halo halo, pv_planes out, pv_grade grade, float *scratch) {
    float *planes[3] = {s.red, s.green, s.blue};
    for (int32_t y = 0; y < s.height; y++) {
        float *rows[3] = {pv_row(s.red, s.width, y), pv_row(s.green, s.width, y), pv_row(s.blue, s.width, y)};
        pv_halo_line(halo, y, grade.bloom, s.width, rows, (pv_lines){rows[0], rows[1], rows[2]});
    }
    float step_x = (float)s.width / (float)out.width, step_y = (float)s.height / (float)out.height;
    pv_lines pair[2] = {pv_lines_at(scratch, out.width), pv_lines_at(scratch + out.width * 3, out.width)};
    for (int32_t y = 0; y < out.height; y += 2) {
        for (int32_t n = 0; n < 2; n++) {
            float *lines[3] = {pair[n].red, pair[n].green, pair[n].blue}, middle = ((float)(y + n) + 0.5f) * step_y;
            for (int32_t colour = 0; colour < 3; colour++) {
                pv_block_row(planes[colour], s.width, s.height, middle, step_x, grade.blocks, grade.bevel, out.width,
                             lines[colour]);
            }
            pv_grade_row(pair[n], out.width, out.height, y + n, grade);
        }
        pv_video_rows(pair[0], pair[1], out, grade, y, scratch + out.width * 6);
    }
}

// A picture that was drawn smaller is graded as it is and enlarged as the screen shows it: in brightness and two
// differences of colour, which is half the work of enlarging light, and keeps bright edges as narrow as dark ones. The
// surface is overwritten row by row, always behind what is still to be read.
static void pv_finish_small(pv_surface s, pv_halo halo, pv_planes out, pv_grade grade, float *scratch) {
    int32_t half = s.width / 2, rows = s.height / 2;
    pv_lines upper = pv_lines_at(scratch, s.width), lower = pv_lines_at(scratch + s.width * 3, s.width);
    for (int32_t y = 0; y < s.height; y += 2) {
        pv_graded_line(s, halo, grade, y, upper);
        pv_graded_line(s, halo, grade, y + 1, lower);
        pv_brightness_row(upper, s.width, pv_row(s.red, s.width, y));
        pv_brightness_row(lower, s.width, pv_row(s.red, s.width, y + 1));
        pv_difference_row(upper, lower, half, pv_row(s.green, half, y / 2), pv_row(s.blue, half, y / 2));
    }
    float *grain = scratch, *lines = scratch + out.width;
    pv_enlarged luma = pv_enlarge(s.red, s.width, s.height, out.width, out.height, lines);
    for (int32_t y = 0; y < out.height; y++) {
        pv_go_on(&luma, y);
        if ((y & 1) == 0) pv_grain_row(out.width, y, grade, grain);
        pv_luma_row(luma.upper, luma.lower, luma.weight, grain, out.width, out.y + y * out.y_stride);
    }
    pv_enlarged u = pv_enlarge(s.green, half, rows, out.width / 2, out.height / 2, lines);
    pv_enlarged v = pv_enlarge(s.blue, half, rows, out.width / 2, out.height / 2, lines + out.width);
    for (int32_t y = 0; y < out.height / 2; y++) {
        pv_go_on(&u, y);
        pv_bytes_row(u.upper, u.lower, u.weight, out.width / 2, out.u + y * out.u_stride);
        pv_go_on(&v, y);
        pv_bytes_row(v.upper, v.lower, v.weight, out.width / 2, out.v + y * out.v_stride);
    }
}

void pv_finish(pv_surface s, pv_planes out, pv_grade grade, float *scratch, float *soft) {
    pv_halo halo = {soft, 0, 0};
    if (grade.bloom > 0.0f) halo = pv_bloom(s, soft);
    if (grade.blocks >= 1.0f) return pv_finish_blocks(s, halo, out, grade, scratch);
    if (s.width != out.width || s.height != out.height) return pv_finish_small(s, halo, out, grade, scratch);
    pv_lines upper = pv_lines_at(scratch, s.width), lower = pv_lines_at(scratch + s.width * 3, s.width);
    for (int32_t y = 0; y < out.height; y += 2) {
        pv_graded_line(s, halo, grade, y, upper);
        pv_graded_line(s, halo, grade, y + 1, lower);
        pv_video_rows(upper, lower, out, grade, y, scratch + s.width * 6);
    }
}

PV_CLONES static void pv_lay_bytes(uint8_t *restrict out, const uint8_t *restrict in, int32_t width, int32_t opacity) {
    for (int32_t x = 0; x < width; x++) out[x] = (uint8_t)((out[x] * (256 - opacity) + in[x] * opacity + 128) >> 8);
}

PV_CLONES static void pv_between_bytes(const uint8_t *above, const uint8_t *below, float weight, int32_t width,
                                       float *restrict out) {
    for (int32_t x = 0; x < width; x++) out[x] = pv_mix((float)above[x], (float)below[x], weight);
}

// Lays a row of values over bytes; column `x` takes the one at `x * step + shift`.
PV_CLONES static void pv_lay_shifted(uint8_t *restrict out, const float *restrict in, int32_t width, float step,
                                     float shift, int32_t opacity) {
    for (int32_t x = 0; x < width; x++) {
        float at = pv_most(pv_least((float)x * step + shift, (float)width - 1.0f), 0.0f);
        int32_t left = (int32_t)at, right = left + 1 < width ? left + 1 : left;
        int32_t picture = (int32_t)(pv_mix(in[left], in[right], at - (float)left) + 0.5f);
        out[x] = (uint8_t)((out[x] * (256 - opacity) + picture * opacity + 128) >> 8);
    }
}

static void pv_dissolve_plane(uint8_t *out, int64_t stride, const uint8_t *in, int32_t width, int32_t height,
                              float zoom, float shift_x, float shift_y, int32_t opacity) {
    float line[pv_widest], step = 1.0f / zoom, middle_x = (float)width * 0.5f, middle_y = (float)height * 0.5f;
    int still = zoom == 1.0f && shift_x == 0.0f && shift_y == 0.0f;
    for (int32_t y = 0; y < height; y++) {
        if (still) {
            pv_lay_bytes(out + y * stride, in + (int64_t)y * width, width, opacity);
            continue;
        }
        float at = ((float)y + 0.5f - middle_y + shift_y) * step + middle_y - 0.5f;
        at = pv_most(pv_least(at, (float)height - 1.0f), 0.0f);
        int32_t first = (int32_t)at, second = pv_clamp_int(first + 1, 0, height - 1);
        pv_between_bytes(in + (int64_t)first * width, in + (int64_t)second * width, at - (float)first, width, line);
        pv_lay_shifted(out + y * stride, line, width, step, (0.5f - middle_x + shift_x) * step + middle_x - 0.5f, opacity);
    }
}

void pv_dissolve(pv_planes out, const uint8_t *y, const uint8_t *u, const uint8_t *v, float zoom, float shift_x,
                 float shift_y, int32_t opacity) {
    pv_dissolve_plane(out.y, out.y_stride, y, out.width, out.height, zoom, shift_x, shift_y, opacity);
    int32_t w = out.width / 2, h = out.height / 2;
    pv_dissolve_plane(out.u, out.u_stride, u, w, h, zoom, shift_x * 0.5f, shift_y * 0.5f, opacity);
    pv_dissolve_plane(out.v, out.v_stride, v, w, h, zoom, shift_x * 0.5f, shift_y * 0.5f, opacity);
}
