// From light to video: grade, vignette, grain, BT.709 limited range, 4:2:0.
#include "inner.h"

PV_CLONES static void pv_scale_row(const float *plane, int32_t width, int32_t height, float y, float step,
                                   int32_t count, float *restrict out) {
    float yc = pv_most(pv_least(y, (float)height - 1.0f), 0.0f);
    int32_t first = (int32_t)yc, second = pv_clamp_int(first + 1, 0, height - 1);
    float fy = yc - (float)first;
    const float *a = plane + (int64_t)first * width, *b = plane + (int64_t)second * width;
    for (int32_t x = 0; x < count; x++) {
        float xc = pv_most(pv_least(((float)x + 0.5f) * step - 0.5f, (float)width - 1.0f), 0.0f);
        int32_t left = (int32_t)xc, right = left + 1 < width ? left + 1 : left;
        float fx = xc - (float)left;
        out[x] = pv_mix(pv_mix(a[left], a[right], fx), pv_mix(b[left], b[right], fx), fy);
    }
}

PV_CLONES static void pv_block_row(const float *plane, int32_t width, int32_t height, float y, float step, float block,
                                   int32_t count, float *restrict out) {
    float cy = ((float)pv_floor_int(y / block) + 0.5f) * block;
    const float *row = plane + (int64_t)pv_clamp_int((int32_t)cy, 0, height - 1) * width;
    for (int32_t x = 0; x < count; x++) {
        float cx = ((float)pv_floor_int(((float)x + 0.5f) * step / block) + 0.5f) * block;
        out[x] = row[pv_clamp_int((int32_t)cx, 0, width - 1)];
    }
}

// Highlights roll off instead of clipping, so that glows keep their shape.
PV_INLINE float pv_shoulder(float v) {
    float over = pv_most(v - 0.72f, 0.0f);
    return pv_most(pv_least(v, 0.72f), 0.0f) + 0.28f * over / (over + 0.28f);
}

PV_INLINE float pv_tone(float v, pv_grade k) {
    float t = pv_shoulder(v + k.flash);
    float curve = t * t * (3.0f - 2.0f * t);
    return pv_unit(pv_mix(t, curve, k.contrast) * (1.0f - k.lift) + k.lift);
}

typedef struct pv_lines {
    float *red, *green, *blue;
} pv_lines;

PV_CLONES static void pv_grade_row(const float *r, const float *g, const float *b, pv_lines out, int32_t width,
                                   int32_t height, int32_t y, pv_grade k) {
    float dy = ((float)y + 0.5f) / (float)height * 2.0f - 1.0f, per = 2.0f / (float)width;
    for (int32_t x = 0; x < width; x++) {
        float dx = ((float)x + 0.5f) * per - 1.0f;
        float far = dx * dx * 0.62f + dy * dy * 0.5f;
        float dim = 1.0f - k.vignette * far * far;
        uint32_t h = pv_hash((uint32_t)x, (uint32_t)y, k.seed);
        float grain = (float)((int32_t)(h & 0xffff) + (int32_t)(h >> 16) - 0xffff) * (k.grain / 65536.0f);
        float red = pv_tone(r[x] * k.tint.red * dim, k), green = pv_tone(g[x] * k.tint.green * dim, k);
        float blue = pv_tone(b[x] * k.tint.blue * dim, k);
        float grey = red * 0.2126f + green * 0.7152f + blue * 0.0722f;
        out.red[x] = pv_unit(pv_mix(grey, red, k.saturation) + grain);
        out.green[x] = pv_unit(pv_mix(grey, green, k.saturation) + grain);
        out.blue[x] = pv_unit(pv_mix(grey, blue, k.saturation) + grain);
    }
}

PV_CLONES static void pv_luma_row(pv_lines in, int32_t width, uint8_t *restrict out) {
    for (int32_t x = 0; x < width; x++) {
        float y = 0.2126f * in.red[x] + 0.7152f * in.green[x] + 0.0722f * in.blue[x];
        out[x] = (uint8_t)(int32_t)(16.5f + 219.0f * y);
    }
}

// Sums of four pixels; 224 / 4 is 56, and the factors bring the differences to ±0.5.
PV_CLONES static void pv_chroma_row(pv_lines a, pv_lines c, int32_t half, uint8_t *restrict u, uint8_t *restrict v) {
    for (int32_t x = 0; x < half; x++) {
        float red = a.red[x * 2] + a.red[x * 2 + 1] + c.red[x * 2] + c.red[x * 2 + 1];
        float green = a.green[x * 2] + a.green[x * 2 + 1] + c.green[x * 2] + c.green[x * 2 + 1];
        float blue = a.blue[x * 2] + a.blue[x * 2 + 1] + c.blue[x * 2] + c.blue[x * 2 + 1];
        float y = 0.2126f * red + 0.7152f * green + 0.0722f * blue;
        u[x] = (uint8_t)(int32_t)(128.5f + 56.0f * (blue - y) / 1.8556f);
        v[x] = (uint8_t)(int32_t)(128.5f + 56.0f * (red - y) / 1.5748f);
    }
}

PV_INLINE void pv_line_of(pv_surface s, pv_planes out, pv_grade grade, int32_t y, pv_lines to) {
    if (s.width == out.width && s.height == out.height && grade.blocks < 1.0f) {
        int64_t at = (int64_t)y * s.width;
        pv_grade_row(s.red + at, s.green + at, s.blue + at, to, out.width, out.height, y, grade);
        return;
    }
    float step_x = (float)s.width / (float)out.width, step_y = (float)s.height / (float)out.height;
    float *planes[3] = {s.red, s.green, s.blue}, *lines[3] = {to.red, to.green, to.blue};
    for (int n = 0; n < 3; n++) {
        float middle = ((float)y + 0.5f) * step_y;
        if (grade.blocks < 1.0f) {
            pv_scale_row(planes[n], s.width, s.height, middle - 0.5f, step_x, out.width, lines[n]);
        } else {
            pv_block_row(planes[n], s.width, s.height, middle, step_x, grade.blocks, out.width, lines[n]);
        }
    }
    pv_grade_row(to.red, to.green, to.blue, to, out.width, out.height, y, grade);
}

void pv_finish(pv_surface s, pv_planes out, pv_grade grade, float *scratch) {
    int32_t w = out.width;
    pv_lines upper = {scratch, scratch + w, scratch + w * 2};
    pv_lines lower = {scratch + w * 3, scratch + w * 4, scratch + w * 5};
    for (int32_t y = 0; y < out.height; y += 2) {
        pv_line_of(s, out, grade, y, upper);
        pv_line_of(s, out, grade, y + 1, lower);
        pv_luma_row(upper, w, out.y + y * out.y_stride);
        pv_luma_row(lower, w, out.y + (y + 1) * out.y_stride);
        pv_chroma_row(upper, lower, w / 2, out.u + y / 2 * out.u_stride, out.v + y / 2 * out.v_stride);
    }
}

PV_CLONES static void pv_dissolve_plane(uint8_t *out, int64_t stride, const uint8_t *in, int32_t width, int32_t height,
                                        float zoom, float shift_x, float shift_y, int32_t opacity) {
    float step = 1.0f / zoom, middle_x = (float)width * 0.5f, middle_y = (float)height * 0.5f;
    for (int32_t y = 0; y < height; y++) {
        float sy = ((float)y + 0.5f - middle_y + shift_y) * step + middle_y - 0.5f;
        sy = pv_most(pv_least(sy, (float)height - 1.0f), 0.0f);
        int32_t top = (int32_t)sy, low = pv_clamp_int(top + 1, 0, height - 1);
        float fy = sy - (float)top;
        const uint8_t *a = in + (int64_t)top * width, *b = in + (int64_t)low * width;
        uint8_t *restrict row = out + y * stride;
        for (int32_t x = 0; x < width; x++) {
            float sx = ((float)x + 0.5f - middle_x + shift_x) * step + middle_x - 0.5f;
            sx = pv_most(pv_least(sx, (float)width - 1.0f), 0.0f);
            int32_t left = (int32_t)sx, right = left + 1 < width ? left + 1 : left;
            float fx = sx - (float)left;
            float upper = pv_mix((float)a[left], (float)a[right], fx), lower = pv_mix((float)b[left], (float)b[right], fx);
            int32_t picture = (int32_t)(pv_mix(upper, lower, fy) + 0.5f);
            row[x] = (uint8_t)((row[x] * (256 - opacity) + picture * opacity + 128) >> 8);
        }
    }
}

void pv_dissolve(pv_planes out, const uint8_t *y, const uint8_t *u, const uint8_t *v, float zoom, float shift_x,
                 float shift_y, int32_t opacity) {
    pv_dissolve_plane(out.y, out.y_stride, y, out.width, out.height, zoom, shift_x, shift_y, opacity);
    int32_t w = out.width / 2, h = out.height / 2;
    pv_dissolve_plane(out.u, out.u_stride, u, w, h, zoom, shift_x * 0.5f, shift_y * 0.5f, opacity);
    pv_dissolve_plane(out.v, out.v_stride, v, w, h, zoom, shift_x * 0.5f, shift_y * 0.5f, opacity);
}
