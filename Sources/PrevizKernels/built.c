// House fronts: walls, windows lit or dark, signs.
#include "inner.h"

typedef struct pv_pixel {
    float red, green, blue;
} pv_pixel;

PV_INLINE float pv_fraction01(float v) { return v - (float)pv_floor_int(v); }

// One place of a wall: `u` metres along it, `v` metres up, in the building `id`. `low` is a constant at each call: only
// the lower floors pay for shops and signs.
PV_INLINE pv_pixel pv_wall(float u, float v, uint32_t id, float footprint, float seconds, pv_masonry k, int low) {
    float cu = u / k.window, cv = v / k.storey;
    int32_t iu = pv_floor_int(cu), iv = pv_floor_int(cv);
    float fu = cu - (float)iu - 0.5f, fv = cv - (float)iv - 0.5f;
    float soft = pv_most(footprint * 0.7f, 0.02f);
    float wide = pv_unit((0.27f - pv_absolute(fu)) * k.window / soft + 0.5f);
    float tall = pv_unit((0.30f - pv_absolute(fv)) * k.storey / soft + 0.5f);
    float detail = pv_unit(1.5f - footprint / k.window * 1.6f);
    float glass = pv_mix(0.3f, wide * tall, detail) * (v > 0.4f ? 1.0f : 0.0f);
    uint32_t h = pv_hash((uint32_t)iu, (uint32_t)iv, k.seed + id * 17u);
    float chance = pv_chance(h), tone = pv_chance(h * 2654435761u);
    float lit = chance < k.lit ? 0.45f + 0.75f * tone : 0.0f;
    float grey = 0.86f + 0.28f * pv_chance(pv_hash(id, 5u, k.seed));
    float joint = 0.9f + 0.1f * pv_unit(pv_absolute(fv) * -30.0f + 15.0f);
    float grime = 0.82f + 0.36f * pv_lattice(u * 0.35f, v * 0.22f, k.seed + id);
    float mass = grey * joint * grime;
    mass *= mass;
    float rise = pv_unit(v * 0.12f);
    pv_pixel p;
    float hue = (pv_chance(pv_hash(id, 11u, k.seed)) - 0.5f) * 0.5f;
    p.red = pv_mix(k.shade.red, k.wall.red, rise) * mass * (1.0f + hue);
    p.green = pv_mix(k.shade.green, k.wall.green, rise) * mass;
    p.blue = pv_mix(k.shade.blue, k.wall.blue, rise) * mass * (1.0f - hue * 0.8f);
    float bar = pv_unit((pv_absolute(fu) - 0.022f) * k.window / soft + 0.5f);
    lit *= pv_mix(1.0f, 0.25f + 0.75f * bar, detail) * (0.8f + 0.4f * fv);
    lit *= lit;
    float cool = tone > 0.8f ? 1.0f : 0.0f;
    p.red = pv_mix(p.red, pv_mix(k.pane.red, k.lamp.red * (1.0f - 0.45f * cool), lit), glass);
    p.green = pv_mix(p.green, pv_mix(k.pane.green, k.lamp.green, lit), glass);
    p.blue = pv_mix(p.blue, pv_mix(k.pane.blue, k.lamp.blue + 0.5f * cool, lit), glass);
    if (!low) return p;
    // A shop behind glass in every bay of the ground floor, under an awning.
    float shops = k.shops > 0.0f ? 1.0f : 0.0f;
    float bay = u * 0.23f;
    int32_t ib = pv_floor_int(bay);
    float fb = bay - (float)ib - 0.5f, street = v < k.storey * 1.18f ? shops : 0.0f;
    uint32_t shop = pv_hash((uint32_t)ib, id, k.seed + 51u);
    float kind = pv_chance(shop), open = kind < 0.72f ? 1.0f : 0.25f, warm = pv_chance(shop * 2654435761u);
    float pane = pv_unit((0.40f - pv_absolute(fb)) * 4.3f / soft + 0.5f) * pv_unit((v - 0.35f) / soft + 0.5f)
                 * pv_unit((k.storey * 0.86f - v) / soft + 0.5f) * street;
    float post = pv_unit((pv_absolute(fb + 0.12f) - 0.012f) * 4.3f / soft + 0.5f);
    float goods = 0.55f + 0.45f * pv_lattice(u * 2.6f, v * 3.1f, k.seed + (shop & 255u));
    float glow = k.shops * open * goods * (0.35f + 0.65f * post);
    float awning = pv_unit((0.46f - pv_absolute(fb)) * 4.3f / soft + 0.5f)
                   * pv_unit((k.storey * 0.14f - pv_absolute(v - k.storey * 0.97f)) / soft + 0.5f) * shops;
    float stripe = pv_fraction01(u * 1.7f) < 0.5f ? 1.0f : 0.62f;
    p.red = pv_mix(p.red, pv_mix(k.pane.red, k.lamp.red * (0.75f + 0.4f * pv_chance(shop * 1540483477u)), glow), pane);
    p.green = pv_mix(p.green, pv_mix(k.pane.green, k.lamp.green * (0.85f + 0.4f * warm), glow), pane);
    p.blue = pv_mix(p.blue, pv_mix(k.pane.blue, k.lamp.blue * (0.7f + 1.6f * warm), glow), pane);
    float tone_sum = (k.wall.red + k.wall.green + k.wall.blue) * stripe * 0.75f;
    p.red = pv_mix(p.red, tone_sum * (kind < 0.4f ? 0.62f : 0.12f), awning);
    p.green = pv_mix(p.green, tone_sum * (kind < 0.4f ? 0.10f : kind < 0.75f ? 0.30f : 0.18f), awning);
    p.blue = pv_mix(p.blue, tone_sum * (kind < 0.75f ? 0.10f : 0.45f), awning);
    // Signs hang between the first and the fifth metre, one in a few windows' width, with strokes on them.
    float su = u * 0.21f;
    int32_t is = pv_floor_int(su);
    uint32_t sign = pv_hash((uint32_t)is, id, k.seed + 77u);
    float place = 3.0f + 3.2f * pv_chance(sign), size = 0.25f + 0.75f * pv_chance(sign * 747796405u);
    float span = 0.10f + 0.14f * pv_chance(sign * 1540483477u), fs = su - (float)is - 0.5f;
    float inside = pv_least((span - pv_absolute(fs)) * 4.8f, size - pv_absolute(v - place));
    float plate = pv_unit(inside / soft + 0.5f);
    float border = plate * pv_unit((0.07f - inside) / soft + 0.5f);
    float stroke = pv_step(0.50f, 0.62f, pv_lattice(u * 5.5f, v * 4.5f, k.seed + (sign & 127u)));
    float flicker = 0.85f + 0.15f * pv_lattice(seconds * 3.0f + (float)(sign & 63u), 0.5f, k.seed);
    float hung = k.signs * (pv_chance(sign * 2891336453u) < 0.62f ? 1.0f : 0.0f) * flicker;
    float shine = hung * pv_most(border, plate * (0.16f + 0.84f * stroke));
    float tint = pv_chance(sign * 277803737u);
    p.red += shine * (tint < 0.4f ? 1.25f : tint < 0.7f ? 0.06f : 1.25f);
    p.green += shine * (tint < 0.4f ? 0.06f : tint < 0.7f ? 0.85f : 0.42f);
    p.blue += shine * (tint < 0.4f ? 0.46f : tint < 0.7f ? 1.25f : 0.06f);
    return p;
}

PV_INLINE void pv_wall_lay(float *r, float *g, float *b, pv_pixel p, pv_colour haze, float veil, float cover) {
    *r = pv_mix(*r, pv_mix(p.red, haze.red, veil), cover);
    *g = pv_mix(*g, pv_mix(p.green, haze.green, veil), cover);
    *b = pv_mix(*b, pv_mix(p.blue, haze.blue, veil), cover);
}

PV_INLINE void pv_front_row(float *restrict r, float *restrict g, float *restrict b, int32_t from, int32_t to, float left,
                            float right, float cover_y, float v, float metres_per_pixel, float veil, float seconds,
                            pv_masonry k, int low) {
    if (low) {
        for (int32_t x = from; x < to; x++) {
            float cover = pv_unit((float)x + 1.0f - left) * pv_unit(right - (float)x) * cover_y;
            pv_pixel p = pv_wall(((float)x + 0.5f - left) * metres_per_pixel, v, 1u, metres_per_pixel, seconds, k, 1);
            pv_wall_lay(r + x, g + x, b + x, p, k.haze.colour, veil, cover);
        }
    } else {
        for (int32_t x = from; x < to; x++) {
            float cover = pv_unit((float)x + 1.0f - left) * pv_unit(right - (float)x) * cover_y;
            pv_pixel p = pv_wall(((float)x + 0.5f - left) * metres_per_pixel, v, 1u, metres_per_pixel, seconds, k, 0);
            pv_wall_lay(r + x, g + x, b + x, p, k.haze.colour, veil, cover);
        }
    }
}

PV_CLONES void pv_front(pv_surface s, float left, float right, float top, float bottom, float metres_per_pixel,
                        float distance, float seconds, pv_masonry k) {
    int32_t from = pv_begin(left), to = pv_end(right, s.width), last = pv_end(bottom, s.height);
    float veil = pv_fade(pv_least(distance * k.haze.density, 20.0f));
    for (int32_t y = pv_begin(top); y < last; y++) {
        float cover_y = pv_unit((float)y + 1.0f - top), v = (bottom - (float)y - 0.5f) * metres_per_pixel;
        float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
        float *restrict b = s.blue + (int64_t)y * s.width;
        pv_front_row(r, g, b, from, to, left, right, cover_y, v, metres_per_pixel, veil, seconds, k,
                     k.signs + k.shops > 0.0f && v < 9.0f);
    }
}

PV_CLONES static void pv_house_columns(pv_surface s, pv_eye eye, float side, float near, float far, float length,
                                       float low, float high, pv_masonry k, float *scratch) {
    float *distance = scratch, *top = scratch + s.width, *place = scratch + s.width * 2;
    for (int32_t x = 0; x < s.width; x++) {
        float away = ((float)x + 0.5f - eye.middle) / (side - eye.x);
        float ahead = eye.focal / pv_most(away, 0.00001f), world = ahead + eye.z;
        int seen = away > 0.00001f && world > near && world < far && ahead > 0.2f;
        float at = pv_most(pv_least(world, 1e5f), -1e5f);
        uint32_t id = (uint32_t)pv_floor_int(at / length);
        float height = low + (high - low) * pv_chance(pv_hash(id, 3u, k.seed));
        distance[x] = seen ? ahead : 0.0f;
        place[x] = at;
        top[x] = seen ? eye.horizon - (height - eye.y) * eye.focal / ahead : 1e6f;
    }
}



PV_INLINE void pv_house_part(pv_surface s, pv_eye eye, int32_t y, int32_t from, int32_t to, float length, float seconds,
                             pv_masonry k, const float *scratch, int low) {
    const float *distance = scratch, *top = scratch + s.width, *place = scratch + s.width * 2;
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float drop = (float)y + 0.5f - eye.horizon, per_focal = 1.0f / eye.focal, per_length = 1.0f / length;
    for (int32_t x = from; x < to; x++) {
        float ahead = distance[x], per = ahead * per_focal;
        float v = eye.y - drop * per;
        uint32_t id = (uint32_t)pv_floor_int(place[x] * per_length);
        pv_pixel p = pv_wall(place[x], v, id, per, seconds, k, low);
        float cover = pv_unit((float)y + 1.0f - top[x]) * pv_unit(v / pv_most(per, 0.0001f) + 0.5f);
        cover = ahead > 0.0f ? cover : 0.0f;
        float veil = pv_fade(pv_least(ahead * k.haze.density, 20.0f));
        r[x] = pv_mix(r[x], pv_mix(p.red, k.haze.colour.red, veil), cover);
        g[x] = pv_mix(g[x], pv_mix(p.green, k.haze.colour.green, veil), cover);
        b[x] = pv_mix(b[x], pv_mix(p.blue, k.haze.colour.blue, veil), cover);
    }
}

PV_CLONES static void pv_house_stretch(pv_surface s, pv_eye eye, int32_t y, int32_t from, int32_t to, float length,
                                       float seconds, pv_masonry k, const float *scratch) {
    float drop = (float)y + 0.5f - eye.horizon, lowest = 1e6f;
    for (int32_t x = from; x < to; x++) {
        float v = scratch[x] > 0.0f ? eye.y - drop * scratch[x] / eye.focal : 1e6f;
        lowest = pv_least(lowest, v);
    }
    if (lowest < 7.5f && k.signs + k.shops > 0.0f) {
        pv_house_part(s, eye, y, from, to, length, seconds, k, scratch, 1);
    } else {
        pv_house_part(s, eye, y, from, to, length, seconds, k, scratch, 0);
    }
}

// Whether a wall shows in some column of a row.
static int pv_house_shows(pv_surface s, pv_eye eye, int32_t y, int32_t from, int32_t to, const float *scratch) {
    const float *distance = scratch, *top = scratch + s.width;
    float drop = (float)y - 0.5f - eye.horizon;
    for (int32_t x = from; x < to; x++) {
        if (distance[x] > 0.0f && top[x] < (float)y + 1.0f && eye.y * eye.focal > drop * distance[x]) return 1;
    }
    return 0;
}

void pv_houses(pv_surface s, pv_eye eye, int32_t from, int32_t to, float side, float near, float far, float length,
               float low, float high, float seconds, pv_masonry masonry, float *scratch) {
    if (pv_absolute(side - eye.x) < 0.1f) return;
    pv_house_columns(s, eye, side, near, far, length, low, high, masonry, scratch);
    to = pv_clamp_int(to, 0, s.height);
    for (int32_t y = pv_clamp_int(from, 0, s.height); y < to; y++) {
        for (int32_t x = 0; x < s.width; x += 32) {
            int32_t end = x + 32 < s.width ? x + 32 : s.width;
            if (!pv_house_shows(s, eye, y, x, end, scratch)) continue;
            pv_house_stretch(s, eye, y, x, end, length, seconds, masonry, scratch);
        }
    }
}
