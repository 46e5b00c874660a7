// House fronts: walls, windows lit or dark, signs.
#include "inner.h"

typedef struct pv_pixel {
    float red, green, blue;
} pv_pixel;

PV_INLINE float pv_fraction01(float v) { return v - (float)pv_floor_int(v); }

// What places of a wall that stand over each other have in common: `u` metres along it, in the building `id`.
typedef struct pv_bay {
    float u;
    uint32_t id;
    float footprint;  // metres a pixel
    float per_soft;   // a metre: how sharp edges are
    float grey, hue;  // of the building's paint
} pv_bay;

PV_INLINE pv_bay pv_bay_at(float u, uint32_t id, float footprint, uint32_t seed) {
    return (pv_bay){u, id, footprint, 1.0f / pv_most(footprint * 0.7f, 0.02f),
                    0.86f + 0.28f * pv_chance(pv_hash(id, 5u, seed)), (pv_chance(pv_hash(id, 11u, seed)) - 0.5f) * 0.5f};
}

// One place of a wall, `v` metres up. `low` is a constant at each call: only the lower floors pay for shops and signs.
PV_INLINE pv_pixel pv_wall(pv_bay bay, float v, float seconds, pv_masonry k, int low) {
    float u = bay.u, per_soft = bay.per_soft, per_window = 1.0f / k.window, per_storey = 1.0f / k.storey;
    uint32_t id = bay.id;
    float cu = u * per_window, cv = v * per_storey;
    int32_t iu = pv_floor_int(cu), iv = pv_floor_int(cv);
    float fu = cu - (float)iu - 0.5f, fv = cv - (float)iv - 0.5f;
    float wide = pv_unit((0.27f - pv_absolute(fu)) * k.window * per_soft + 0.5f);
    float tall = pv_unit((0.30f - pv_absolute(fv)) * k.storey * per_soft + 0.5f);
    float detail = pv_unit(1.5f - bay.footprint * per_window * 1.6f);
    float glass = pv_mix(0.3f, wide * tall, detail) * (v > 0.4f ? 1.0f : 0.0f);
    uint32_t h = pv_hash((uint32_t)iu, (uint32_t)iv, k.seed + id * 17u);
    float chance = pv_chance(h), tone = pv_chance(h * 2654435761u);
    float lit = chance < k.lit ? 0.45f + 0.75f * tone : 0.0f;
    float joint = 0.9f + 0.1f * pv_unit(pv_absolute(fv) * -30.0f + 15.0f);
    float grime = 0.82f + 0.36f * pv_lattice(u * 0.35f, v * 0.22f, k.seed + id);
    float mass = bay.grey * joint * grime;
    mass *= mass;
    float rise = pv_unit(v * 0.12f);
    pv_pixel p;
    p.red = pv_mix(k.shade.red, k.wall.red, rise) * mass * (1.0f + bay.hue);
    p.green = pv_mix(k.shade.green, k.wall.green, rise) * mass;
    p.blue = pv_mix(k.shade.blue, k.wall.blue, rise) * mass * (1.0f - bay.hue * 0.8f);
    float bar = pv_unit((pv_absolute(fu) - 0.022f) * k.window * per_soft + 0.5f);
    lit *= pv_mix(1.0f, 0.25f + 0.75f * bar, detail) * (0.8f + 0.4f * fv);
    lit *= lit;
    float cool = tone > 0.8f ? 1.0f : 0.0f;
    p.red = pv_mix(p.red, pv_mix(k.pane.red, k.lamp.red * (1.0f - 0.45f * cool), lit), glass);
    p.green = pv_mix(p.green, pv_mix(k.pane.green, k.lamp.green, lit), glass);
    p.blue = pv_mix(p.blue, pv_mix(k.pane.blue, k.lamp.blue + 0.5f * cool, lit), glass);
    if (!low) return p;
    // A shop behind glass in every bay of the ground floor, under an awning.
    float shops = k.shops > 0.0f ? 1.0f : 0.0f;
    float along = u * 0.23f;
    int32_t ib = pv_floor_int(along);
    float fb = along - (float)ib - 0.5f, street = v < k.storey * 1.18f ? shops : 0.0f;
    uint32_t shop = pv_hash((uint32_t)ib, id, k.seed + 51u);
    float kind = pv_chance(shop), open = kind < 0.72f ? 1.0f : 0.25f, warm = pv_chance(shop * 2654435761u);
    float pane = pv_unit((0.40f - pv_absolute(fb)) * 4.3f * per_soft + 0.5f) * pv_unit((v - 0.35f) * per_soft + 0.5f)
                 * pv_unit((k.storey * 0.86f - v) * per_soft + 0.5f) * street;
    float post = pv_unit((pv_absolute(fb + 0.12f) - 0.012f) * 4.3f * per_soft + 0.5f);
    float goods = 0.55f + 0.45f * pv_lattice(u * 2.6f, v * 3.1f, k.seed + (shop & 255u));
    float glow = k.shops * open * goods * (0.35f + 0.65f * post);
    float awning = pv_unit((0.46f - pv_absolute(fb)) * 4.3f * per_soft + 0.5f)
                   * pv_unit((k.storey * 0.14f - pv_absolute(v - k.storey * 0.97f)) * per_soft + 0.5f) * shops;
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
    float plate = pv_unit(inside * per_soft + 0.5f);
    float border = plate * pv_unit((0.07f - inside) * per_soft + 0.5f);
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
            pv_bay bay = pv_bay_at(((float)x + 0.5f - left) * metres_per_pixel, 1u, metres_per_pixel, k.seed);
            pv_pixel p = pv_wall(bay, v, seconds, k, 1);
            pv_wall_lay(r + x, g + x, b + x, p, k.haze.colour, veil, cover);
        }
    } else {
        for (int32_t x = from; x < to; x++) {
            float cover = pv_unit((float)x + 1.0f - left) * pv_unit(right - (float)x) * cover_y;
            pv_bay bay = pv_bay_at(((float)x + 0.5f - left) * metres_per_pixel, 1u, metres_per_pixel, k.seed);
            pv_pixel p = pv_wall(bay, v, seconds, k, 0);
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

// What is found once a column of a row of houses.
typedef struct pv_fronts {
    float *distance;  // metres from the eye; 0 where no wall stands
    float *top;       // the row of the roof
    float *veil;      // how much haze lies before the wall
    float *pixels;    // a metre
    float *u, *per_soft, *grey, *hue;
} pv_fronts;

PV_CLONES static void pv_house_columns(pv_surface s, pv_eye eye, float side, float near, float far, float length,
                                       float low, float high, pv_masonry k, pv_fronts f) {
    float *restrict distance = f.distance, *restrict top = f.top, *restrict veil = f.veil, *restrict pixels = f.pixels;
    float *restrict u = f.u, *restrict per_soft = f.per_soft, *restrict grey = f.grey, *restrict hue = f.hue;
    float per_focal = 1.0f / eye.focal, per_length = 1.0f / length;
    for (int32_t x = 0; x < s.width; x++) {
        float away = ((float)x + 0.5f - eye.middle) / (side - eye.x);
        float ahead = eye.focal / pv_most(away, 0.00001f), world = ahead + eye.z;
        int seen = away > 0.00001f && world > near && world < far && ahead > 0.2f;
        float at = pv_most(pv_least(world, 1e5f), -1e5f);
        uint32_t id = (uint32_t)pv_floor_int(at * per_length);
        float height = low + (high - low) * pv_chance(pv_hash(id, 3u, k.seed));
        pv_bay bay = pv_bay_at(at, id, ahead * per_focal, k.seed);
        distance[x] = seen ? ahead : 0.0f;
        top[x] = seen ? eye.horizon - (height - eye.y) * eye.focal / ahead : 1e6f;
        veil[x] = pv_fade(pv_least(ahead * k.haze.density, 20.0f));
        pixels[x] = eye.focal / pv_most(ahead, 0.0001f * eye.focal);
        u[x] = at;
        per_soft[x] = bay.per_soft, grey[x] = bay.grey, hue[x] = bay.hue;
    }
}

PV_INLINE void pv_house_part(pv_surface s, pv_eye eye, int32_t y, int32_t from, int32_t to, float length, float seconds,
                             pv_masonry k, pv_fronts f, int low) {
    float *restrict r = s.red + (int64_t)y * s.width, *restrict g = s.green + (int64_t)y * s.width;
    float *restrict b = s.blue + (int64_t)y * s.width;
    float drop = (float)y + 0.5f - eye.horizon, per_focal = 1.0f / eye.focal, per_length = 1.0f / length;
    // What is read lies in rows of its own.
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = from; x < to; x++) {
        float ahead = f.distance[x], per = ahead * per_focal;
        float v = eye.y - drop * per;
        uint32_t id = (uint32_t)pv_floor_int(f.u[x] * per_length);
        pv_pixel p = pv_wall((pv_bay){f.u[x], id, per, f.per_soft[x], f.grey[x], f.hue[x]}, v, seconds, k, low);
        float cover = pv_unit((float)y + 1.0f - f.top[x]) * pv_unit(v * f.pixels[x] + 0.5f);
        cover = ahead > 0.0f ? cover : 0.0f;
        pv_wall_lay(r + x, g + x, b + x, p, k.haze.colour, f.veil[x], cover);
    }
}

// What a stretch of a row shows: nothing, walls, or walls near the ground.
enum { pv_no_wall, pv_high_wall, pv_low_wall };

PV_CLONES static int pv_house_shows(pv_eye eye, int32_t y, int32_t from, int32_t to, pv_fronts f) {
    float above = (float)y + 1.0f, drop = (float)y - 0.5f - eye.horizon;
    float reach = eye.y * eye.focal, low_reach = (eye.y - 7.5f) * eye.focal;
    int32_t shown = 0, low = 0;
    for (int32_t x = from; x < to; x++) {
        float distance = f.distance[x];
        shown |= (distance > 0.0f) & (f.top[x] < above) & (reach > drop * distance);
        low |= (distance > 0.0f) & (low_reach < (drop + 1.0f) * distance);
    }
    return !shown ? pv_no_wall : low ? pv_low_wall : pv_high_wall;
}

PV_CLONES static void pv_house_stretch(pv_surface s, pv_eye eye, int32_t y, int32_t from, int32_t to, float length,
                                       float seconds, pv_masonry k, pv_fronts f, int shown) {
    if (shown == pv_low_wall && k.signs + k.shops > 0.0f) {
        pv_house_part(s, eye, y, from, to, length, seconds, k, f, 1);
    } else if (shown != pv_no_wall) {
        pv_house_part(s, eye, y, from, to, length, seconds, k, f, 0);
    }
}

// Stretches that show alike are drawn in one go.
static void pv_house_row(pv_surface s, pv_eye eye, int32_t y, float length, float seconds, pv_masonry k, pv_fronts f) {
    int32_t from = 0, shown = pv_no_wall;
    for (int32_t x = 0; x < s.width; x += 32) {
        int now = pv_house_shows(eye, y, x, x + 32 < s.width ? x + 32 : s.width, f);
        if (now == shown) continue;
        pv_house_stretch(s, eye, y, from, x, length, seconds, k, f, shown);
        from = x, shown = now;
    }
    pv_house_stretch(s, eye, y, from, s.width, length, seconds, k, f, shown);
}

void pv_houses(pv_surface s, pv_eye eye, int32_t from, int32_t to, float side, float near, float far, float length,
               float low, float high, float seconds, pv_masonry masonry, float *scratch) {
    if (pv_absolute(side - eye.x) < 0.1f) return;
    int32_t w = s.width;
    pv_fronts fronts = {scratch,         scratch + w,     scratch + w * 2, scratch + w * 3,
                        scratch + w * 4, scratch + w * 5, scratch + w * 6, scratch + w * 7};
    pv_house_columns(s, eye, side, near, far, length, low, high, masonry, fronts);
    to = pv_clamp_int(to, 0, s.height);
    for (int32_t y = pv_clamp_int(from, 0, s.height); y < to; y++) {
        pv_house_row(s, eye, y, length, seconds, masonry, fronts);
    }
}
