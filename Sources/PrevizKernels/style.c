// Pictures made to look painted, drawn, broadcast or dreamt: passes over the finished light, before the grade.
#include "inner.h"

// MARK: Paint

PV_CLONES static void pv_square_row(const float *r, const float *g, const float *b, int32_t count, float *restrict out) {
    for (int32_t x = 0; x < count; x++) out[x] = r[x] * 0.2126f + g[x] * 0.7152f + b[x] * 0.0722f;
}

// Running mean of a row, in place by way of `spare`; the ends repeat.
static void pv_mean_row(float *row, float *spare, int32_t width, int32_t radius) {
    float sum = 0.0f, per = 1.0f / (float)(radius * 2 + 1);
    for (int32_t x = 0; x < width; x++) spare[x] = row[x];
    for (int32_t x = -radius; x <= radius; x++) sum += spare[pv_clamp_int(x, 0, width - 1)];
    for (int32_t x = 0; x < width; x++) {
        row[x] = sum * per;
        sum += spare[pv_clamp_int(x + radius + 1, 0, width - 1)] - spare[pv_clamp_int(x - radius, 0, width - 1)];
    }
}

PV_CLONES static void pv_mean_of(const float *plane, int32_t width, int32_t height, int32_t y, int32_t radius,
                                 float *restrict out) {
    float per = 1.0f / (float)(radius * 2 + 1);
    for (int32_t x = 0; x < width; x++) out[x] = 0.0f;
    for (int32_t n = -radius; n <= radius; n++) {
        const float *in = plane + (int64_t)pv_clamp_int(y + n, 0, height - 1) * width;
        for (int32_t x = 0; x < width; x++) out[x] += in[x];
    }
    for (int32_t x = 0; x < width; x++) out[x] *= per;
}

// Each pixel takes the mean of the calmest of four patches that touch it: flat strokes with edges that hold.
PV_CLONES static void pv_calm_row(pv_surface s, pv_surface mean, const float *plain, int32_t y, int32_t radius,
                                  pv_brush k) {
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    int64_t rows[2] = {(int64_t)pv_clamp_int(y - radius, 0, s.height - 1) * s.width,
                       (int64_t)pv_clamp_int(y + radius, 0, s.height - 1) * s.width};
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < s.width; x++) {
        float best = 1e9f, worst = 0.0f, red = 0.0f, green = 0.0f, blue = 0.0f;
        _Pragma("clang loop unroll(full)") for (int32_t n = 0; n < 4; n++) {
            int64_t at = rows[n >> 1] + pv_clamp_int(x + (n & 1 ? radius : -radius), 0, s.width - 1);
            float mr = mean.red[at], mg = mean.green[at], mb = mean.blue[at];
            float away = pv_absolute(plain[at] - plain[rows[n >> 1] + x]) + pv_absolute(mr - r[x]) * 0.3f
                         + pv_absolute(mg - g[x]) * 0.6f + pv_absolute(mb - b[x]) * 0.2f;
            int nearer = away < best;
            best = nearer ? away : best;
            worst = pv_most(worst, away);
            red = nearer ? mr : red, green = nearer ? mg : green, blue = nearer ? mb : blue;
        }
        float u = (float)x * k.grain_scale, v = (float)y * k.grain_scale;
        float weave = pv_lattice(u, v * k.stretch, 91u) + pv_lattice(u * 2.3f, v * 2.3f * k.stretch, 92u) - 1.0f;
        float edge = pv_unit(worst * 2.2f / (pv_most(red + green + blue, 0.03f) + 0.2f));
        float shade = (1.0f + weave * k.texture) * (1.0f - edge * k.edge);
        r[x] = pv_mix(red * shade, k.paper.red, k.thin), g[x] = pv_mix(green * shade, k.paper.green, k.thin);
        b[x] = pv_mix(blue * shade, k.paper.blue, k.thin);
    }
}

void pv_strokes(pv_surface s, pv_surface mirror, pv_brush brush, float *scratch) {
    int32_t radius = pv_clamp_int((int32_t)brush.radius, 1, 32);
    float *planes[3] = {s.red, s.green, s.blue}, *means[3] = {mirror.red, mirror.green, mirror.blue};
    float *spare = scratch + (int64_t)s.width * s.height;
    for (int32_t n = 0; n < 3; n++) {
        for (int32_t y = 0; y < s.height; y++) {
            float *row = means[n] + (int64_t)y * s.width;
            pv_mean_of(planes[n], s.width, s.height, y, radius, row);
            pv_mean_row(row, spare, s.width, radius);
        }
    }
    for (int32_t y = 0; y < s.height; y++) {
        int64_t at = (int64_t)y * s.width;
        pv_square_row(mirror.red + at, mirror.green + at, mirror.blue + at, s.width, scratch + at);
    }
    for (int32_t y = 0; y < s.height; y++) pv_calm_row(s, mirror, scratch, y, radius, brush);
}

// MARK: Pens

PV_CLONES static void pv_bright_plane(pv_surface s, float *restrict out) {
    int64_t count = (int64_t)s.width * s.height;
    for (int64_t n = 0; n < count; n++) {
        out[n] = __builtin_sqrtf(
            pv_most(pv_least(s.red[n] * 0.2126f + s.green[n] * 0.7152f + s.blue[n] * 0.0722f, 1.4f), 0.0f));
    }
}

PV_INLINE float pv_saw(float v) { return pv_absolute(v - (float)pv_floor_int(v) - 0.5f) * 2.0f; }

PV_CLONES static void pv_pen_row(pv_surface s, const float *light, int32_t y, pv_pen k) {
    int32_t w = s.width, reach = pv_clamp_int((int32_t)k.reach, 1, 16);
    const float *here = light + (int64_t)y * w;
    const float *above = light + (int64_t)pv_clamp_int(y - reach, 0, s.height - 1) * w;
    const float *below = light + (int64_t)pv_clamp_int(y + reach, 0, s.height - 1) * w;
    float *restrict r = s.red + (int64_t)y * w, *restrict g = s.green + (int64_t)y * w;
    float *restrict b = s.blue + (int64_t)y * w;
    float per_level = 1.0f / k.levels, fy = (float)y * k.spacing;
    // What is read lies in a plane of its own.
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < w; x++) {
        int32_t before = pv_clamp_int(x - reach, 0, w - 1), after = pv_clamp_int(x + reach, 0, w - 1);
        float dx = here[after] - here[before], dy = below[x] - above[x];
        float line = pv_step(k.from, k.from * 2.2f, pv_absolute(dx) + pv_absolute(dy)) * k.line;
        float l = pv_most(here[x], 0.01f), scaled = l * k.levels, whole = (float)pv_floor_int(scaled);
        float band = (whole + pv_step(0.35f, 0.65f, scaled - whole)) * per_level;
        float gain = pv_mix(1.0f, band * band / (l * l), k.flat);
        float fx = (float)x * k.spacing, wobble = pv_lattice(fx * 0.35f, fy * 0.35f, 17u) * 0.8f;
        float dark = pv_unit(1.0f - l * 1.12f);
        float first = pv_step(0.0f, 0.5f, dark * 1.5f - 0.25f - pv_saw(fx * 0.7f + fy + wobble) * 0.72f);
        float second = pv_step(0.0f, 0.5f, dark * 1.5f - 0.70f - pv_saw(fx * 0.8f - fy + wobble) * 0.72f);
        float hatch = pv_most(first, second) * k.hatch;
        float ux = pv_saw(fx * 0.5f + fy * 0.5f), uy = pv_saw(fx * 0.5f - fy * 0.5f);
        float dot = pv_step(-0.12f, 0.12f, dark * 1.7f - 0.15f - (ux + uy) * 0.62f) * k.dots;
        float keep = (1.0f - line) * (1.0f - hatch) * (1.0f - dot * 0.62f);
        float wash = 1.0f - k.wash * pv_unit(1.05f - band) * 0.86f;
        float tooth = 1.0f + k.tooth * (pv_lattice((float)x * 0.9f, (float)y * 0.9f, 41u) - 0.5f);
        float red = pv_mix(k.paper.red * wash, r[x] * gain, k.keep);
        float green = pv_mix(k.paper.green * wash, g[x] * gain, k.keep);
        float blue = pv_mix(k.paper.blue * wash, b[x] * gain, k.keep);
        r[x] = pv_mix(k.ink.red, red * tooth, keep);
        g[x] = pv_mix(k.ink.green, green * tooth, keep);
        b[x] = pv_mix(k.ink.blue, blue * tooth, keep);
    }
}

void pv_drawn(pv_surface s, pv_pen pen, float *scratch) {
    pv_bright_plane(s, scratch);
    for (int32_t y = 0; y < s.height; y++) pv_pen_row(s, scratch, y, pen);
}

// MARK: Signals

PV_CLONES static void pv_shift_row(const float *restrict in, int32_t width, int32_t shift, float *restrict out) {
    int32_t from = pv_clamp_int(-shift, 0, width), to = pv_clamp_int(width - shift, 0, width);
    for (int32_t x = from; x < to; x++) out[x] = in[x + shift];
}

PV_CLONES static void pv_signal_row(float *restrict r, float *restrict g, float *restrict b, int32_t width, int32_t y,
                                    float line, float band, pv_signal k) {
    for (int32_t x = 0; x < width; x++) {
        float snow = pv_chance(pv_hash((uint32_t)(x >> 1), (uint32_t)y, k.seed));
        float burst = band * (snow > 0.72f ? 0.7f : 0.0f);
        float grey = r[x] * 0.2126f + g[x] * 0.7152f + b[x] * 0.0722f;
        float red = pv_mix(r[x], grey * k.tint.red * 2.0f, k.tinted), green = pv_mix(g[x], grey * k.tint.green * 2.0f, k.tinted);
        float blue = pv_mix(b[x], grey * k.tint.blue * 2.0f, k.tinted);
        r[x] = red * line + burst + k.tint.red * k.glow;
        g[x] = green * line + burst + k.tint.green * k.glow;
        b[x] = blue * line + burst + k.tint.blue * k.glow;
    }
}

void pv_broadcast(pv_surface s, pv_signal k, float *scratch) {
    float *planes[3] = {s.red, s.green, s.blue};
    float pitch = pv_most((float)s.height / 240.0f, 1.0f);
    for (int32_t y = 0; y < s.height; y++) {
        int32_t slab = (int32_t)((float)y * 24.0f / (float)s.height);
        uint32_t roll = pv_hash((uint32_t)slab, k.moment, 5u);
        float torn = pv_chance(roll) < k.tearing ? (pv_chance(roll * 747796405u) - 0.5f) * 2.0f : 0.0f;
        float wave = (pv_lattice((float)y * 0.02f / pitch, (float)k.moment * 0.37f, 7u) - 0.5f) * k.wobble;
        float band = pv_unit(1.0f - pv_absolute((float)y / (float)s.height - k.band) * 22.0f);
        int32_t shift = (int32_t)(torn * k.tear + wave + band * band * k.wobble * 6.0f);
        for (int32_t n = 0; n < 3; n++) {
            float *row = planes[n] + (int64_t)y * s.width;
            int32_t own = shift + (int32_t)(k.split * (float)(n - 1) * (1.0f + pv_absolute(torn) * 3.0f));
            if (own == 0) continue;
            for (int32_t x = 0; x < s.width; x++) scratch[x] = row[x];
            pv_shift_row(scratch, s.width, own, row);
        }
        float line = 1.0f - k.lines * ((int32_t)((float)y / pitch) & 1 ? 1.0f : 0.0f);
        int64_t at = (int64_t)y * s.width;
        pv_signal_row(s.red + at, s.green + at, s.blue + at, s.width, y, line, k.noise * band, k);
    }
}

// MARK: Dreams

// Brings a place into the wedge between two mirrors 30 degrees apart: reflections at lines through the middle.
PV_INLINE void pv_mirrored(float *x, float *y, float cosine, float sine) {
    float px = pv_absolute(*x * cosine + *y * sine), py = pv_absolute(*y * cosine - *x * sine);
    // The line at 60 degrees, then the one at 30.
    float over = pv_most(-0.8660254f * px + 0.5f * py, 0.0f);
    px += 2.0f * over * 0.8660254f;
    py -= 2.0f * over * 0.5f;
    over = pv_most(-0.5f * px + 0.8660254f * py, 0.0f);
    px += 2.0f * over * 0.5f;
    py -= 2.0f * over * 0.8660254f;
    *x = px * cosine - py * sine;
    *y = px * sine + py * cosine;
}

// One row; `folded` is a constant at each call.
PV_INLINE void pv_dream_part(pv_surface s, pv_surface from, int32_t y, pv_dream k, const float *across,
                             const float *down, int folded) {
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float per_clear = k.clear > 0.0f ? 1.0f / (k.clear * k.clear) : 1e6f, cy = (float)y - k.clear_y;
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < s.width; x++) {
        float cx = (float)x - k.clear_x;
        // 0 within the disc, 1 beyond its soft edge.
        float dreamt = pv_step(0.8f, 1.4f, (cx * cx + cy * cy) * per_clear), strength = k.strength * (0.3f + 0.7f * dreamt);
        float wu = pv_between(across, x) * dreamt, wv = pv_between(down, x) * dreamt;
        float fx = (float)x - 0.5f * (float)s.width, fy = (float)y - 0.5f * (float)s.height;
        if (folded) {
            float px = fx, py = fy;
            // The mirrors stand around the disc.
            fx = k.clear > 0.0f ? cx : fx, fy = k.clear > 0.0f ? cy : fy;
            pv_mirrored(&fx, &fy, k.cosine, k.sine);
            // Seen from one side of the wedge, so that its middle isn't the picture's.
            fx = pv_mix(px, fx * 0.8f - 0.36f * (float)s.width, dreamt);
            fy = pv_mix(py, fy * 0.8f, dreamt);
        }
        int32_t sx = pv_clamp_int((int32_t)(fx + 0.5f * (float)s.width + wu * k.warp), 0, s.width - 1);
        int32_t sy = pv_clamp_int((int32_t)(fy + 0.5f * (float)s.height + wv * k.warp), 0, s.height - 1);
        int64_t at = (int64_t)sy * s.width + sx;
        float red = from.red[at], green = from.green[at], blue = from.blue[at];
        float turn = (k.time * 0.12f + (red + green + blue) * 0.5f + wu * 0.7f) * k.hue;
        // The colour circle is turned with waves a third of a circle apart.
        float a = pv_saw(turn) * 2.0f - 1.0f, c = pv_saw(turn + 0.333f) * 2.0f - 1.0f, e = pv_saw(turn + 0.667f) * 2.0f - 1.0f;
        float grey = red * 0.3f + green * 0.5f + blue * 0.2f + 0.02f;
        r[x] = pv_mix(red, grey * (1.1f + a * 1.1f), strength);
        g[x] = pv_mix(green, grey * (1.0f + c * 1.0f), strength);
        b[x] = pv_mix(blue, grey * (1.3f + e * 1.3f), strength);
    }
}

PV_CLONES static void pv_dream_row(pv_surface s, pv_surface from, int32_t y, pv_dream k) {
    float across[pv_cells], down[pv_cells], per = 1.0f / (float)s.height, v = (float)y * per;
    int32_t cells = pv_clamp_int(s.width / pv_cell + 2, 0, pv_cells);
    for (int32_t n = 0; n < cells; n++) {
        float u = (float)(n * pv_cell) * per;
        across[n] = pv_lattice(u * k.scale + k.time * 0.21f, v * k.scale - k.time * 0.17f, k.seed) - 0.5f;
        down[n] = pv_lattice(u * k.scale - k.time * 0.19f + 31.0f, v * k.scale + 9.0f, k.seed + 1u) - 0.5f;
    }
    if (k.fold > 0.0f) {
        pv_dream_part(s, from, y, k, across, down, 1);
    } else {
        pv_dream_part(s, from, y, k, across, down, 0);
    }
}

PV_CLONES static void pv_copy_plane(const float *restrict from, float *restrict to, int64_t count) {
    for (int64_t n = 0; n < count; n++) to[n] = from[n];
}

void pv_dreamt(pv_surface s, pv_surface mirror, pv_dream dream) {
    int64_t count = (int64_t)s.width * s.height;
    pv_copy_plane(s.red, mirror.red, count);
    pv_copy_plane(s.green, mirror.green, count);
    pv_copy_plane(s.blue, mirror.blue, count);
    for (int32_t y = 0; y < s.height; y++) pv_dream_row(s, mirror, y, dream);
}

PV_CLONES static void pv_turned_row(pv_surface s, pv_surface from, int32_t y, float cosine, float sine, float per) {
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float cx = (float)s.width * 0.5f, cy = (float)s.height * 0.5f, dy = ((float)y + 0.5f - cy) * per;
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < s.width; x++) {
        float dx = ((float)x + 0.5f - cx) * per;
        float u = pv_most(pv_least(cx + dx * cosine - dy * sine - 0.5f, (float)s.width - 1.001f), 0.0f);
        float v = pv_most(pv_least(cy + dx * sine + dy * cosine - 0.5f, (float)s.height - 1.001f), 0.0f);
        int32_t iu = (int32_t)u, iv = (int32_t)v;
        float fu = u - (float)iu, fv = v - (float)iv;
        int64_t at = (int64_t)iv * s.width + iu, below = at + s.width;
        r[x] = pv_mix(pv_mix(from.red[at], from.red[at + 1], fu), pv_mix(from.red[below], from.red[below + 1], fu), fv);
        g[x] = pv_mix(pv_mix(from.green[at], from.green[at + 1], fu), pv_mix(from.green[below], from.green[below + 1], fu), fv);
        b[x] = pv_mix(pv_mix(from.blue[at], from.blue[at + 1], fu), pv_mix(from.blue[below], from.blue[below + 1], fu), fv);
    }
}

void pv_turned(pv_surface s, pv_surface mirror, float cosine, float sine, float zoom) {
    int64_t count = (int64_t)s.width * s.height;
    pv_copy_plane(s.red, mirror.red, count);
    pv_copy_plane(s.green, mirror.green, count);
    pv_copy_plane(s.blue, mirror.blue, count);
    for (int32_t y = 0; y < s.height; y++) pv_turned_row(s, mirror, y, cosine, sine, 1.0f / zoom);
}
