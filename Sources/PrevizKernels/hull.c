// Solids with a smooth skin: an outline whose inside bulges towards the eye.
#include "solid.h"

// Adds what one edge of the outline says about the direction of the skin: the nearer, the more.
PV_CLONES static void pv_hull_edge(pv_body body, const float *a, const float *b, float sign, pv_span span,
                                   float y) {
    float ax = b[0] - a[0], ay = b[1] - a[1], square = ax * ax + ay * ay;
    if (square < 0.0001f) return;
    float length = __builtin_sqrtf(square), per = 1.0f / square;
    float outward_x = ay / length * sign, outward_y = -ax / length * sign, half = 0.5f * length;
    float py = y - a[1];
    float *restrict nearest = body.distance, *restrict nx = body.nx, *restrict ny = body.ny;
    float *restrict weight = body.red;
    for (int32_t x = span.first; x < span.last; x++) {
        float px = (float)x + 0.5f - a[0];
        float along = pv_unit((px * ax + py * ay) * per);
        float qx = px - ax * along, qy = py - ay * along;
        float d2 = qx * qx + qy * qy + 0.04f, d = __builtin_sqrtf(d2);
        // What a stretch of edge weighs by the inverse cube of its distance, near enough.
        float w = length / (d2 * (d + half));
        nearest[x] = pv_least(nearest[x], d);
        nx[x] += outward_x * w;
        ny[x] += outward_y * w;
        weight[x] += w;
    }
}

// The sums over all edges as a direction that bulges by `round`.
PV_CLONES static void pv_hull_bulge(pv_body body, pv_span span, float round) {
    float *restrict nx = body.nx, *restrict ny = body.ny;
    const float *weight = body.red;
    for (int32_t x = span.first; x < span.last; x++) {
        float per = round / pv_most(weight[x], 1e-12f);
        nx[x] *= per;
        ny[x] *= per;
    }
}

// Colours of a row, and in place of `cover` how far its pixels are from the edge.
PV_CLONES static void pv_hull_skin(pv_body body, const float *nearest, int32_t left, int32_t right, int32_t y,
                                   pv_skin k) {
    float t = pv_unit(((float)y + 0.5f - k.y0) / pv_most(k.y1 - k.y0, 1.0f));
    float red = pv_mix(k.from.red, k.to.red, t), green = pv_mix(k.from.green, k.to.green, t);
    float blue = pv_mix(k.from.blue, k.to.blue, t);
    float *restrict cover = body.distance;
    float *restrict r = body.red, *restrict g = body.green, *restrict b = body.blue, *restrict glow = body.glow;
    PV_COLUMNS for (int32_t x = left; x < right; x++) {
        float c = cover[x];
        cover[x] = c > 0.999f ? -pv_most(nearest[x], 0.5f) : 0.5f - c;
        r[x] = red;
        g[x] = green;
        b[x] = blue;
        glow[x] = k.glow;
    }
}

// Twice the area inside, positive for corners that run clockwise on the screen.
static float pv_winding(const float *corners, int32_t count) {
    float sum = 0.0f;
    for (int32_t n = 0; n < count; n++) {
        const float *a = corners + n * 2, *b = corners + (n + 1 == count ? 0 : n + 1) * 2;
        sum += a[0] * b[1] - b[0] * a[1];
    }
    return sum;
}

// The columns of a row that an outline covers as far as can be seen.
static pv_span pv_seen(pv_outline *outline, int32_t y, float *cover) {
    pv_span span = pv_covered(outline, y, cover);
    while (span.first < span.last && cover[span.first] < 0.004f) span.first++;
    while (span.last > span.first && cover[span.last - 1] < 0.004f) span.last--;
    return (pv_span){outline->left + span.first, outline->left + span.last};
}

static pv_span pv_both(pv_span a, pv_span b) {
    if (a.first >= a.last) return b;
    if (b.first >= b.last) return a;
    return (pv_span){a.first < b.first ? a.first : b.first, a.last > b.last ? a.last : b.last};
}

// Two rows, which share the direction of the skin between them: it takes all edges, and hardly differs. `covers` holds two
// rows of s.width + 1 floats.
static void pv_hull_rows(pv_surface s, pv_outline *outline, int32_t stride, float sign, int32_t y, pv_skin skin,
                         pv_shading shading, pv_body body, float *covers) {
    float *cover[2] = {covers, covers + s.width + 1};
    pv_span seen[2] = {pv_seen(outline, y, cover[0]), {0, 0}};
    if (y + 1 < outline->bottom) seen[1] = pv_seen(outline, y + 1, cover[1]);
    pv_span span = pv_both(seen[0], seen[1]);
    if (span.first >= span.last) return;
    span = pv_filled(span);
    pv_empty(body, span);
    for (int32_t n = 0; n < outline->count; n += stride) {
        int32_t next = n + stride >= outline->count ? 0 : n + stride;
        pv_hull_edge(body, outline->corners + n * 2, outline->corners + next * 2, sign, span,
                     (float)(y + 1));
    }
    pv_hull_bulge(body, span, skin.round);
    for (int32_t n = 0; n < 2; n++) {
        if (seen[n].first >= seen[n].last) continue;
        pv_body row = body;
        row.distance = cover[n] - outline->left;
        pv_hull_skin(row, body.distance, seen[n].first, seen[n].last, y + n, skin);
        pv_shade_row(s, row, seen[n].first, seen[n].last, y + n, shading);
    }
}

void pv_hull(pv_surface s, const float *corners, int32_t count, int32_t stride, pv_skin skin, pv_shading shading,
             float *scratch) {
    pv_outline outline;
    float *changes = scratch + s.width * 7 + 7 * pv_register;
    if (count < 3 || stride < 1 || !pv_bounded(&outline, s, corners, count, changes)) return;
    float sign = pv_winding(corners, count) > 0.0f ? 1.0f : -1.0f;
    pv_body body = pv_body_in(scratch, s.width);
    float *covers = changes + s.width + 4;
    for (int32_t y = outline.top; y < outline.bottom; y += 2) {
        pv_hull_rows(s, &outline, stride, sign, y, skin, shading, body, covers);
    }
}
