// Solids with a smooth skin: an outline whose inside bulges towards the eye.
#include "solid.h"

// Adds what one edge of the outline says about the direction of the skin: the nearer, the more.
PV_CLONES static void pv_hull_edge(pv_body body, const float *a, const float *b, float sign, int32_t left,
                                   int32_t right, float y) {
    float ax = b[0] - a[0], ay = b[1] - a[1], square = ax * ax + ay * ay;
    if (square < 0.0001f) return;
    float length = __builtin_sqrtf(square), per = 1.0f / square;
    float outward_x = ay / length * sign, outward_y = -ax / length * sign, half = 0.5f * length;
    float py = y - a[1];
    float *restrict nearest = body.distance, *restrict nx = body.nx, *restrict ny = body.ny;
    float *restrict weight = body.red;
    for (int32_t x = left; x < right; x++) {
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

PV_CLONES static void pv_hull_skin(pv_body body, const float *cover, int32_t left, int32_t right, int32_t y,
                                   pv_skin k) {
    float t = pv_unit(((float)y + 0.5f - k.y0) / pv_most(k.y1 - k.y0, 1.0f));
    float red = pv_mix(k.from.red, k.to.red, t), green = pv_mix(k.from.green, k.to.green, t);
    float blue = pv_mix(k.from.blue, k.to.blue, t);
    float *restrict distance = body.distance, *restrict nx = body.nx, *restrict ny = body.ny;
    float *restrict r = body.red, *restrict g = body.green, *restrict b = body.blue, *restrict glow = body.glow;
    for (int32_t x = left; x < right; x++) {
        float per = k.round / pv_most(r[x], 1e-12f), c = cover[x - left];
        nx[x] *= per;
        ny[x] *= per;
        distance[x] = c > 0.999f ? -pv_most(distance[x], 0.5f) : 0.5f - c;
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

static void pv_hull_row(pv_surface s, const float *corners, int32_t count, int32_t stride, float sign, int32_t left,
                        int32_t right, int32_t y, pv_skin skin, pv_shading shading, pv_body body, float *cover) {
    pv_span span = pv_covered(corners, count, y, left, right - left, cover);
    int32_t first = left + span.first, last = left + span.last;
    while (first < last && cover[first - left] < 0.004f) first++;
    while (last > first && cover[last - 1 - left] < 0.004f) last--;
    if (first >= last) return;
    for (int32_t x = first; x < last; x++) {
        body.distance[x] = 1e4f;
        body.nx[x] = body.ny[x] = body.red[x] = 0.0f;
    }
    for (int32_t n = 0; n < count; n += stride) {
        int32_t next = n + stride >= count ? 0 : n + stride;
        pv_hull_edge(body, corners + n * 2, corners + next * 2, sign, first, last, (float)y + 0.5f);
    }
    pv_hull_skin(body, cover + (first - left), first, last, y, skin);
    pv_shade_row(s, body, first, last, y, shading);
}

void pv_hull(pv_surface s, const float *corners, int32_t count, int32_t stride, pv_skin skin, pv_shading shading,
             float *scratch) {
    if (count < 3 || stride < 1) return;
    float low_x = corners[0], high_x = low_x, low_y = corners[1], high_y = low_y;
    for (int32_t n = 1; n < count; n++) {
        low_x = pv_least(low_x, corners[n * 2]), high_x = pv_most(high_x, corners[n * 2]);
        low_y = pv_least(low_y, corners[n * 2 + 1]), high_y = pv_most(high_y, corners[n * 2 + 1]);
    }
    if (high_x <= 0.0f || high_y <= 0.0f || low_x >= (float)s.width || low_y >= (float)s.height) return;
    int32_t left = pv_begin(low_x), right = pv_end(high_x, s.width), bottom = pv_end(high_y, s.height);
    float sign = pv_winding(corners, count) > 0.0f ? 1.0f : -1.0f;
    int32_t w = s.width;
    pv_body body = {scratch,         scratch + w,     scratch + w * 2, scratch + w * 3,
                    scratch + w * 4, scratch + w * 5, scratch + w * 6};
    for (int32_t y = pv_begin(low_y); y < bottom; y++) {
        pv_hull_row(s, corners, count, stride, sign, left, right, y, skin, shading, body, scratch + w * 7);
    }
}
