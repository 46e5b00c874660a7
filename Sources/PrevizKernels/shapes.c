// Polygons, bodies made of limbs, globes and ridges: what is solid.
#include "solid.h"

// Adds the area that one edge covers to its row's running differences; exact for straight edges.
PV_INLINE void pv_cover(float *row, float xa, float xb, float height, int32_t width) {
    float low = pv_most(pv_least(xa, xb), 0.0f), high = pv_least(pv_most(xa, xb), (float)width);
    low = pv_least(low, (float)width);
    high = pv_most(high, low);
    int32_t first = pv_floor_int(low), last = pv_floor_int(high);
    if (last <= first || high - low < 0.0001f) {
        float middle = 0.5f * (low + high) - (float)first;
        row[first] += height * (1.0f - middle);
        row[first + 1] += height * middle;
        return;
    }
    // The edge crosses columns: each gets the share of height it meets, weighted by where in it.
    float per = height / (high - low), x = low;
    for (int32_t column = first; column <= last; column++) {
        float next = pv_least((float)(column + 1), high), share = (next - x) * per;
        float middle = 0.5f * (x + next) - (float)column;
        row[column] += share * (1.0f - middle);
        row[column + 1] += share * middle;
        x = next;
    }
}

// Adds what an edge covers of a row, and says between which columns.
PV_INLINE void pv_edge(float *row, const float *a, const float *b, float y, float left, int32_t width, float *low,
                       float *high) {
    float sign = 1.0f;
    if (a[1] > b[1]) {
        const float *swap = a;
        a = b, b = swap, sign = -1.0f;
    }
    float top = pv_most(a[1], y), bottom = pv_least(b[1], y + 1.0f);
    if (bottom <= top) return;
    float slope = (b[0] - a[0]) / (b[1] - a[1]);
    float from = a[0] + (top - a[1]) * slope - left, to = a[0] + (bottom - a[1]) * slope - left;
    *low = pv_least(*low, pv_least(from, to)), *high = pv_most(*high, pv_most(from, to));
    pv_cover(row, from, to, sign * (bottom - top), width);
}

// A stretch of a painted row; `textured` is a constant at each call, since a loop that may need noise always pays for it.
PV_INLINE void pv_paint_part(pv_surface s, int32_t y, int32_t left, int32_t from, int32_t to, const float *cover,
                             pv_paint p, int textured) {
    float ax = p.x1 - p.x0, ay = p.y1 - p.y0, per = 1.0f / (ax * ax + ay * ay + 0.0001f);
    float *restrict r = s.red + (int64_t)y * s.width + left, *restrict g = s.green + (int64_t)y * s.width + left;
    float *restrict b = s.blue + (int64_t)y * s.width + left;
    float py = (float)y + 0.5f - p.y0;
    PV_COLUMNS for (int32_t x = from; x < to; x++) {
        float px = (float)(x + left) + 0.5f - p.x0;
        float t = pv_unit((px * ax + py * ay) * per);
        float a = cover[x] * pv_mix(p.alpha_from, p.alpha_to, t), keep = 1.0f - pv_unit(a) * p.cover;
        float shade = 1.0f;
        if (textured) {
            shade += p.texture * (pv_noise2(px * p.texture_scale, py * p.texture_scale, p.seed) - 0.5f);
        }
        a *= shade * shade * pv_mix(a, 1.0f, p.cover);
        r[x] = r[x] * keep + pv_mix(p.from.red, p.to.red, t) * a;
        g[x] = g[x] * keep + pv_mix(p.from.green, p.to.green, t) * a;
        b[x] = b[x] * keep + pv_mix(p.from.blue, p.to.blue, t) * a;
    }
}

// The greatest and the least of a stretch. A comparison waits for the one before it, so sixteen run side by side.
enum { pv_lanes = 16 };

PV_INLINE float pv_highest(const float *values, int32_t from, int32_t to) {
    float lanes[pv_lanes], highest = values[from];
    int32_t x = from;
    for (int32_t n = 0; n < pv_lanes; n++) lanes[n] = highest;
    for (; x + pv_lanes <= to; x += pv_lanes) {
        for (int32_t n = 0; n < pv_lanes; n++) lanes[n] = pv_most(lanes[n], values[x + n]);
    }
    for (; x < to; x++) highest = pv_most(highest, values[x]);
    for (int32_t n = 0; n < pv_lanes; n++) highest = pv_most(highest, lanes[n]);
    return highest;
}

PV_INLINE float pv_nearest(const float *values, int32_t from, int32_t to) {
    float lanes[pv_lanes], nearest = values[from];
    int32_t x = from;
    for (int32_t n = 0; n < pv_lanes; n++) lanes[n] = nearest;
    for (; x + pv_lanes <= to; x += pv_lanes) {
        for (int32_t n = 0; n < pv_lanes; n++) lanes[n] = pv_least(lanes[n], values[x + n]);
    }
    for (; x < to; x++) nearest = pv_least(nearest, values[x]);
    for (int32_t n = 0; n < pv_lanes; n++) nearest = pv_least(nearest, lanes[n]);
    return nearest;
}

// Stretches that the outline doesn't touch are passed over.
PV_CLONES static void pv_paint_row(pv_surface s, int32_t y, int32_t left, int32_t width, const float *cover,
                                   pv_paint p) {
    for (int32_t x = 0; x < width; x += 64) {
        int32_t end = x + 64 < width ? x + 64 : width;
        if (pv_highest(cover, x, end) <= 0.0f) continue;
        if (p.texture > 0.0f) {
            pv_paint_part(s, y, left, x, end, cover, p, 1);
        } else {
            pv_paint_part(s, y, left, x, end, cover, p, 0);
        }
    }
}

static void pv_list_edges(pv_outline *o, int32_t y) {
    float top = (float)y, bottom = (float)(y + pv_rows_listed);
    o->listed_to = y + pv_rows_listed, o->listed = 0;
    for (int32_t n = 0; n < o->count; n++) {
        float a = o->corners[n * 2 + 1], b = o->corners[(n + 1 == o->count ? 0 : n + 1) * 2 + 1];
        if (pv_most(a, b) <= top || pv_least(a, b) >= bottom) continue;
        if (o->listed == pv_most_edges || n > INT16_MAX) {
            o->listed = -1;
            return;
        }
        o->edges[o->listed++] = (int16_t)n;
    }
}

// From differences to what is covered. Inside an outline long stretches differ by nothing, and a sum waits for the one
// before it.
static void pv_sum_up(float *changes, int32_t first, int32_t last, float *cover) {
    float sum = 0.0f;
    for (int32_t x = first; x < last;) {
        int32_t end = x + pv_lanes < last ? x + pv_lanes : last;
        if (end - x == pv_lanes && pv_highest(changes, x, end) == 0.0f && pv_nearest(changes, x, end) == 0.0f) {
            for (int32_t n = 0; n < pv_lanes; n++) cover[x + n] = pv_least(pv_absolute(sum), 1.0f);
            x = end;
        }
        for (; x < end; x++) {
            sum += changes[x];
            changes[x] = 0.0f;
            cover[x] = pv_least(pv_absolute(sum), 1.0f);
        }
    }
    changes[last] = changes[last + 1] = 0.0f;
}

int pv_bounded(pv_outline *o, pv_surface s, const float *corners, int32_t count, float *changes) {
    float low_x = corners[0], high_x = low_x, low_y = corners[1], high_y = low_y;
    for (int32_t n = 1; n < count; n++) {
        low_x = pv_least(low_x, corners[n * 2]), high_x = pv_most(high_x, corners[n * 2]);
        low_y = pv_least(low_y, corners[n * 2 + 1]), high_y = pv_most(high_y, corners[n * 2 + 1]);
    }
    if (high_x <= 0.0f || high_y <= 0.0f || low_x >= (float)s.width || low_y >= (float)s.height) return 0;
    o->corners = corners, o->count = count;
    o->left = pv_begin(low_x), o->right = pv_end(high_x, s.width);
    o->top = pv_begin(low_y), o->bottom = pv_end(high_y, s.height);
    o->listed_to = o->top, o->changes = changes;
    for (int32_t x = 0; x < o->right - o->left + 4; x++) changes[x] = 0.0f;
    return 1;
}

pv_span pv_covered(pv_outline *o, int32_t y, float *cover) {
    if (y >= o->listed_to) pv_list_edges(o, y);
    int32_t width = o->right - o->left, count = o->listed < 0 ? o->count : o->listed;
    float low = 1e9f, high = -1e9f;
    for (int32_t n = 0; n < count; n++) {
        int32_t at = o->listed < 0 ? n : o->edges[n];
        const float *a = o->corners + at * 2, *b = o->corners + (at + 1 == o->count ? 0 : at + 1) * 2;
        pv_edge(o->changes, a, b, (float)y, (float)o->left, width, &low, &high);
    }
    if (high < low) return (pv_span){0, 0};
    // An edge beside the picture counts where the picture begins or ends.
    pv_span span = {pv_floor_int(pv_least(pv_most(low, 0.0f), (float)width)),
                    pv_floor_int(pv_least(pv_most(high, 0.0f), (float)width)) + 1};
    pv_sum_up(o->changes, span.first, span.last, cover);
    return span.last > width ? (pv_span){span.first, width} : span;
}

void pv_polygon(pv_surface s, const float *corners, int32_t count, pv_paint paint, float *scratch) {
    pv_outline outline;
    float *cover = scratch + s.width + 4;
    if (count < 3 || !pv_bounded(&outline, s, corners, count, scratch)) return;
    for (int32_t y = outline.top; y < outline.bottom; y++) {
        pv_span span = pv_covered(&outline, y, cover);
        pv_paint_row(s, y, outline.left + span.first, span.last - span.first, cover + span.first, paint);
    }
}

void pv_empty(pv_body body, pv_span span) {
    float *rows[] = {body.nx, body.ny, body.red, body.green, body.blue, body.glow};
    uint64_t size = (uint64_t)(span.last - span.first) * sizeof(float);
    for (int32_t x = span.first; x < span.last; x++) body.distance[x] = 1e4f;
    for (int32_t n = 0; n < 6; n++) __builtin_memset(rows[n] + span.first, 0, size);
}

// Columns beside the limb's are gone through where that fills whole registers, and stay as they are.
PV_CLONES static void pv_limb_row(pv_body body, pv_limb l, pv_span span, float y) {
    float ax = l.x1 - l.x0, ay = l.y1 - l.y0, per = 1.0f / (ax * ax + ay * ay + 0.0001f);
    float py = y - l.y0, melt = l.blend > 0.0f ? 0.5f / l.blend : 0.0f;
    float *restrict distance = body.distance, *restrict nx = body.nx, *restrict ny = body.ny;
    float *restrict red = body.red, *restrict green = body.green, *restrict blue = body.blue;
    float *restrict glow = body.glow;
    pv_span wide = pv_filled(span);
    for (int32_t x = wide.first; x < wide.last; x++) {
        float px = (float)x + 0.5f - l.x0;
        float along = pv_unit((px * ax + py * ay) * per);
        float radius = pv_mix(l.radius0, l.radius1, along);
        float qx = px - ax * along, qy = py - ay * along;
        float d = __builtin_sqrtf(qx * qx + qy * qy) - radius;
        float inverse = 1.0f / pv_most(radius, 0.3f);
        float old = distance[x];
        float melted = pv_unit(0.5f + melt * (old - d)), over = pv_unit(0.5f - d);
        int here = (x >= span.first) & (x < span.last);
        float w = here ? l.blend > 0.0f ? melted : over : 0.0f;
        float joint = l.blend * w * (1.0f - w);
        float nearer = l.blend > 0.0f ? pv_mix(old, d, w) - joint : pv_least(old, d);
        distance[x] = here ? nearer : old;
        nx[x] = pv_mix(nx[x], qx * inverse, w);
        ny[x] = pv_mix(ny[x], qy * inverse, w);
        red[x] = pv_mix(red[x], l.colour.red, w);
        green[x] = pv_mix(green[x], l.colour.green, w);
        blue[x] = pv_mix(blue[x], l.colour.blue, w);
        glow[x] = pv_mix(glow[x], l.glow, w);
    }
}

// `noisy` is a constant at each call, since a loop that may need noise always pays for it.
PV_INLINE void pv_shade_part(pv_surface s, pv_body body, int32_t left, int32_t right, int32_t y, pv_shading k,
                             int noisy) {
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float per = k.rough_scale > 0.0f ? 1.0f / k.rough_scale : 0.0f;
    float ny0 = ((float)y - k.origin_y) * per;
    PV_COLUMNS for (int32_t x = left; x < right; x++) {
        float noise = 0.0f;
        if (noisy) {
            float u = ((float)x - k.origin_x) * per + 50.0f, v = ny0 + 50.0f;
            noise = pv_lattice(u * 1.3f + v * 0.4f, v * 1.3f - u * 0.4f, k.seed) * 0.56f
                    + pv_lattice(u * 4.1f, v * 4.1f, k.seed + 8) * 0.44f - 0.5f;
        }
        float cover = pv_unit(0.5f - body.distance[x] - noise * k.rough * 2.0f) * k.alpha;
        float nx = pv_most(pv_least(body.nx[x], 1.0f), -1.0f), ny = pv_most(pv_least(body.ny[x], 1.0f), -1.0f);
        float nz = __builtin_sqrtf(pv_most(1.0f - nx * nx - ny * ny, 0.0f));
        float facing = pv_most(nx * k.light_x + ny * k.light_y + nz * k.light_z, 0.0f);
        float edge = (1.0f - nz) * pv_most(nx * k.light_x + ny * k.light_y, 0.0f);
        float rim = edge * edge;
        float shade = 1.0f + noise * k.texture * 2.0f, self = body.glow[x];
        shade *= shade;
        // More light comes from the sky than from the ground.
        float sky = 0.86f - 0.34f * ny;
        float lr = pv_mix((k.ambient.red * sky + k.key.red * facing) * shade, 1.0f, self);
        float lg = pv_mix((k.ambient.green * sky + k.key.green * facing) * shade, 1.0f, self);
        float lb = pv_mix((k.ambient.blue * sky + k.key.blue * facing) * shade, 1.0f, self);
        float veil = k.haze_amount * (1.0f - self * 0.6f);
        r[x] = pv_mix(r[x], pv_mix(body.red[x] * lr + k.rim.red * rim, k.haze.red, veil), cover);
        g[x] = pv_mix(g[x], pv_mix(body.green[x] * lg + k.rim.green * rim, k.haze.green, veil), cover);
        b[x] = pv_mix(b[x], pv_mix(body.blue[x] * lb + k.rim.blue * rim, k.haze.blue, veil), cover);
    }
}

PV_CLONES void pv_shade_row(pv_surface s, pv_body body, int32_t left, int32_t right, int32_t y, pv_shading k) {
    if (k.rough > 0.0f || k.texture > 0.0f) {
        pv_shade_part(s, body, left, right, y, k, 1);
    } else {
        pv_shade_part(s, body, left, right, y, k, 0);
    }
}

PV_INLINE float pv_limb_reach(const pv_limb *l, float rough) {
    return pv_most(l->radius0, l->radius1) + l->blend + rough + 1.5f;
}

// The columns that a limb reaches in a row.
static pv_span pv_limb_span(const pv_limb *l, float rough, float y, int32_t width) {
    float reach = pv_limb_reach(l, rough), ay = l->y1 - l->y0, from = 0.0f, to = 1.0f;
    if (y < pv_least(l->y0, l->y1) - reach || y > pv_most(l->y0, l->y1) + reach) return (pv_span){0, 0};
    if (pv_absolute(ay) > 0.01f) {
        float a = (y - reach - l->y0) / ay, b = (y + reach - l->y0) / ay;
        from = pv_unit(pv_least(a, b)), to = pv_unit(pv_most(a, b));
    }
    float xa = pv_mix(l->x0, l->x1, from), xb = pv_mix(l->x0, l->x1, to);
    return (pv_span){pv_begin(pv_least(xa, xb) - reach), pv_end(pv_most(xa, xb) + reach, width)};
}

// Shades what of a row is near a limb; between limbs there is air.
static void pv_shade_near(pv_surface s, pv_body body, int32_t first, int32_t last, int32_t y, pv_shading shading) {
    float near = shading.rough + 1.5f;
    int32_t from = first;
    for (int32_t x = first; x < last; x += 32) {
        int32_t end = x + 32 < last ? x + 32 : last;
        if (pv_nearest(body.distance, x, end) < near) continue;
        if (from < x) pv_shade_row(s, body, from, x, y, shading);
        from = end;
    }
    if (from < last) pv_shade_row(s, body, from, last, y, shading);
}

void pv_figure(pv_surface s, const pv_limb *limbs, int32_t count, pv_shading shading, float *scratch) {
    float low_x = 1e6f, high_x = -1e6f, low_y = 1e6f, high_y = -1e6f;
    for (int32_t n = 0; n < count; n++) {
        const pv_limb *l = limbs + n;
        float reach = pv_limb_reach(l, shading.rough);
        low_x = pv_least(low_x, pv_least(l->x0, l->x1) - reach), high_x = pv_most(high_x, pv_most(l->x0, l->x1) + reach);
        low_y = pv_least(low_y, pv_least(l->y0, l->y1) - reach), high_y = pv_most(high_y, pv_most(l->y0, l->y1) + reach);
    }
    if (high_x <= 0.0f || high_y <= 0.0f || low_x >= (float)s.width || low_y >= (float)s.height) return;
    int32_t left = pv_begin(low_x), right = pv_end(high_x, s.width), bottom = pv_end(high_y, s.height);
    pv_body body = pv_body_in(scratch, s.width);
    for (int32_t y = pv_begin(low_y); y < bottom; y++) {
        float middle = (float)y + 0.5f;
        int32_t first = right, last = left;
        for (int32_t n = 0; n < count; n++) {
            pv_span span = pv_limb_span(limbs + n, shading.rough, middle, s.width);
            if (span.first >= span.last) continue;
            first = span.first < first ? span.first : first;
            last = span.last > last ? span.last : last;
        }
        if (first >= last) continue;
        pv_empty(body, pv_filled((pv_span){first, last}));
        for (int32_t n = 0; n < count; n++) {
            pv_span span = pv_limb_span(limbs + n, shading.rough, middle, s.width);
            if (span.first < span.last) pv_limb_row(body, limbs[n], span, middle);
        }
        pv_shade_near(s, body, first, last, y, shading);
    }
}

PV_CLONES void pv_ball(pv_surface s, pv_globe k) {
    if (k.radius < 0.3f) return;
    int32_t left = pv_begin(k.x - k.radius - 1.0f), right = pv_end(k.x + k.radius + 1.0f, s.width);
    int32_t bottom = pv_end(k.y + k.radius + 1.0f, s.height);
    float per = 1.0f / k.radius;
    for (int32_t row = pv_begin(k.y - k.radius - 1.0f); row < bottom; row++) {
        float ny = ((float)row + 0.5f - k.y) * per;
        float *restrict r = s.red + (int64_t)row * s.width, *restrict g = s.green + (int64_t)row * s.width;
        float *restrict b = s.blue + (int64_t)row * s.width;
        for (int32_t x = left; x < right; x++) {
            float nx = ((float)x + 0.5f - k.x) * per;
            float far = __builtin_sqrtf(nx * nx + ny * ny);
            float cover = pv_unit(0.5f - (far - 1.0f) * k.radius);
            float nz = __builtin_sqrtf(pv_most(1.0f - nx * nx - ny * ny, 0.0f));
            // Dividing by the depth spreads the pattern towards the rim, as on a globe.
            float spread = 1.0f / (0.35f + nz);
            float u = nx * spread * 2.2f + k.turn, v = ny * spread * 2.2f;
            float spots = pv_noise4(u + 40.0f, v + 40.0f, k.seed);
            float bands = pv_noise2(v * 3.0f + 20.0f + spots * 0.8f, 3.0f + u * 0.12f, k.seed + 9);
            float t = pv_unit(pv_step(0.38f, 0.62f, spots) * k.spots + pv_step(0.3f, 0.7f, bands) * k.bands);
            float facing = pv_most(nx * k.light_x + ny * k.light_y + nz * k.light_z, 0.0f);
            float shine = k.ambient + facing * (1.0f - k.ambient) + k.glow;
            r[x] = pv_mix(r[x], pv_mix(k.light.red, k.dark.red, t) * shine, cover);
            g[x] = pv_mix(g[x], pv_mix(k.light.green, k.dark.green, t) * shine, cover);
            b[x] = pv_mix(b[x], pv_mix(k.light.blue, k.dark.blue, t) * shine, cover);
        }
    }
}

// One row of a ridge; `snow` and `relief` are constants at each call.
PV_INLINE void pv_ridge_part(pv_surface s, const float *heights, int32_t y, int32_t from, int32_t to, pv_range k,
                             int relief, int snow) {
    float per_depth = 1.0f / pv_most(k.depth, 1.0f), per = 1.0f / pv_most(k.relief_scale, 1.0f);
    float per_cap = k.cap_depth > 0.0f ? 1.0f / k.cap_depth : 0.0f;
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float v = ((float)y + k.shift_y) * per, rise = (k.snow_line - (float)y) * per_depth;
    float melt = k.fade > 0.0f ? pv_unit((k.base - (float)y) / k.fade) : 1.0f;
    for (int32_t x = from; x < to; x++) {
        float under = (float)y + 0.5f - heights[x];
        float cover = pv_unit(under + 0.5f) * k.alpha * melt;
        float shade = 0.0f, coarse = 0.5f, white = 0.0f, t = pv_unit(under * per_depth);
        if (relief) {
            float u = ((float)x + k.shift_x) * per;
            // Spurs run down from the crest, bent by a broad noise.
            float bend = pv_lattice(u * 0.5f, v * 0.5f, k.seed + 5) * 1.1f;
            coarse = pv_noise2(u + bend, v * 0.7f, k.seed);
            float fine = pv_lattice(u * 4.3f + bend, v * 3.7f, k.seed + 6);
            shade = (coarse - pv_noise2(u + bend + k.light_x * 0.26f, v * 0.7f - 0.14f, k.seed)) * k.relief * 3.2f
                    + (fine - 0.5f) * k.relief * 0.5f;
        }
        if (snow) {
            // Steep rock shows through the snow.
            float u = ((float)x + k.shift_x) * per;
            float bare = pv_noise2(u * 2.1f + coarse * 1.5f, v * 1.5f, k.seed + 12);
            white = pv_step(-0.10f, 0.14f, rise + (coarse - 0.5f) * 0.9f + shade * 0.10f);
            white *= 1.0f - 0.7f * pv_step(0.50f, 0.62f, bare + pv_least(rise, 0.5f) * -0.12f);
            shade *= 1.0f - white * 0.35f;
        }
        if (per_cap > 0.0f) white = pv_unit((1.5f - under * per_cap - coarse * 1.4f) * 3.0f);
        float light = pv_most(1.0f + shade, 0.15f);
        light *= light;
        float red = pv_mix(pv_mix(k.top.red, k.foot.red, t), k.cap.red, white);
        float green = pv_mix(pv_mix(k.top.green, k.foot.green, t), k.cap.green, white);
        float blue = pv_mix(pv_mix(k.top.blue, k.foot.blue, t), k.cap.blue, white);
        r[x] = pv_mix(r[x], red * light, cover);
        g[x] = pv_mix(g[x], green * light, cover);
        b[x] = pv_mix(b[x], blue * light, cover);
    }
}

// Stretches of a row over which only air stands are passed over.
PV_INLINE void pv_ridge_row(pv_surface s, const float *heights, const float *tops, int32_t y, pv_range k, int relief,
                            int snow) {
    for (int32_t x = 0; x < s.width; x += 64) {
        int32_t end = x + 64 < s.width ? x + 64 : s.width;
        if (tops[x / 64] < (float)y + 1.0f) pv_ridge_part(s, heights, y, x, end, k, relief, snow);
    }
}

PV_CLONES void pv_ridge(pv_surface s, const float *heights, int32_t bottom, pv_range k) {
    float highest = (float)s.height, tops[pv_widest / 64];
    for (int32_t x = 0; x < s.width; x += 64) {
        tops[x / 64] = pv_nearest(heights, x, x + 64 < s.width ? x + 64 : s.width);
        highest = pv_least(highest, tops[x / 64]);
    }
    int32_t end = pv_clamp_int(bottom, 0, s.height);
    int snow = k.snow_line > -1e5f;
    for (int32_t y = pv_begin(highest - 1.0f); y < end; y++) {
        if (k.relief > 0.0f && snow) {
            pv_ridge_row(s, heights, tops, y, k, 1, 1);
        } else if (k.relief > 0.0f) {
            pv_ridge_row(s, heights, tops, y, k, 1, 0);
        } else {
            pv_ridge_row(s, heights, tops, y, k, 0, snow);
        }
    }
}
