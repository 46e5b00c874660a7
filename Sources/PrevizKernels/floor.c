// The floor of the world: earth, roads and water, with what they mirror.
#include "inner.h"

PV_CLONES void pv_reflect(pv_surface s, pv_surface mirror, float horizon, pv_colour beyond) {
    int32_t from = pv_begin(horizon), last = pv_clamp_int(from - 1, 0, s.height - 1);
    int64_t count = (int64_t)s.width * s.height;
    // The eye looks down so far that nothing of what is mirrored is in the picture.
    for (int64_t n = 0; from <= 0 && n < count; n++) {
        mirror.red[n] = beyond.red, mirror.green[n] = beyond.green, mirror.blue[n] = beyond.blue;
    }
    if (from <= 0) return;
    for (int32_t y = from; y < s.height; y++) {
        // What would lie over the picture's top is made up by folding back, which smears less than repeating a row.
        int32_t fold = (y - from) % (2 * from);
        int32_t source = pv_clamp_int(fold < from ? from - 1 - fold : fold - from, 0, last);
        int64_t to = (int64_t)y * s.width, at = (int64_t)source * s.width;
        for (int32_t x = 0; x < s.width; x++) mirror.red[to + x] = s.red[at + x];
        for (int32_t x = 0; x < s.width; x++) mirror.green[to + x] = s.green[at + x];
        for (int32_t x = 0; x < s.width; x++) mirror.blue[to + x] = s.blue[at + x];
    }
}

// What a row of the floor has in common.
typedef struct pv_row {
    float distance;   // from the eye
    float place;      // in the world
    float footprint;  // metres a pixel
    float haze;
    float nearness;   // 0 at the horizon, 1 at the eye
} pv_row;

PV_INLINE pv_row pv_row_at(pv_eye eye, float density, int32_t y, int32_t height) {
    pv_row row;
    float drop = pv_most((float)y + 0.5f - eye.horizon, 0.35f);
    row.distance = pv_least(eye.focal * eye.y / drop, 1e5f);
    row.place = row.distance + eye.z;
    row.footprint = row.distance / eye.focal;
    row.haze = pv_fade(pv_least(row.distance * density, 20.0f));
    row.nearness = pv_unit(drop / pv_most((float)height - eye.horizon, 1.0f));
    return row;
}

PV_INLINE float pv_bound(float v) { return pv_most(pv_least(v, 1e6f), -1e6f); }

// How far noise of that size can still be seen; finer would flicker.
PV_INLINE float pv_detail(float footprint, float scale) { return pv_unit(1.4f - footprint * scale * 1.6f); }

// How near `v` is to a line, with an edge as wide as a pixel's footprint, of which `per` go into a metre.
PV_INLINE float pv_line(float v, float half, float per) { return pv_unit((half - pv_absolute(v)) * per + 0.5f); }
PV_INLINE float pv_per(float footprint) { return 1.0f / pv_most(footprint, 0.0005f); }

PV_INLINE float pv_fraction(float v) { return v - (float)pv_floor_int(v); }

// One row of ground; `fine_seen` and `wet` are constants at each call, so that a row pays for what it shows. `broads`
// holds the broad noise, one value a cell.
PV_INLINE void pv_ground_row(pv_surface s, pv_surface mirror, const pv_floor k, int32_t y, pv_row row,
                             const float *broads, int fine_seen, int wet) {
    int64_t at = (int64_t)y * s.width;
    float *restrict r = s.red + at, *restrict g = s.green + at, *restrict b = s.blue + at;
    float detail = pv_detail(row.footprint * 2.0f, k.scale * k.stretch), coarse = pv_detail(row.footprint, 0.05f);
    float zs = pv_bound(row.place * k.scale), t = row.nearness;
    float dash = pv_fraction(row.place * 0.2f) < 0.45f ? 1.0f : 0.0f;
    dash = pv_mix(0.45f, dash, pv_detail(row.footprint, 6.0f));
    float tile = k.tiles > 0.0f ? k.tiles : 1000.0f, per_tile = 1.0f / tile;
    float tile_z = pv_fraction(row.place * per_tile) * tile;
    float per = pv_per(row.footprint), per_edge = pv_per(row.footprint * 1.5f);
    float seam_z = pv_line(tile_z - 0.02f, 0.012f, per);
    float seams = k.tiles > 0.0f ? pv_detail(row.footprint, 12.0f / tile) * 0.35f : 0.0f;
    float calm = pv_unit(1.0f - row.footprint * 30.0f), has_road = k.road > 0.0f ? 1.0f : 0.0f;
    int32_t first = (int32_t)pv_most(k.eye.horizon, 0.0f) + 1;
    // Reads come from the mirror, another surface.
    _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < s.width; x++) {
        float wx = pv_bound(((float)x + 0.5f - k.eye.middle) * row.footprint + k.eye.x);
        float fine = fine_seen ? pv_noise2(wx * k.scale * k.stretch, zs, k.seed) - 0.5f : 0.0f;
        float broad = pv_between(broads, x);
        float shade = 1.0f + k.texture * (fine * detail * 1.3f + broad * coarse * 0.8f);
        shade *= pv_absolute(shade);
        float road = pv_line(wx - k.road_x, k.road, per_edge) * has_road;
        float tone = 1.0f + (fine * detail * 0.6f + broad * 0.4f);
        float centre = pv_line(wx - k.road_x, 0.07f, per) * dash;
        float sides = pv_line(pv_absolute(wx - k.road_x) - k.road * 0.92f, 0.06f, per);
        float mark = pv_most(centre, sides) * k.marks * road * 0.7f;
        float tile_x = pv_fraction(wx * per_tile) * tile;
        float seam = pv_most(pv_line(tile_x - 0.02f, 0.012f, per), seam_z);
        float dim = (1.0f - seam * seams) * (1.0f - seam * seams);
        float red = pv_mix(pv_mix(k.far_colour.red, k.near_colour.red, t) * shade, k.road_colour.red * tone, road);
        float green = pv_mix(pv_mix(k.far_colour.green, k.near_colour.green, t) * shade, k.road_colour.green * tone, road);
        float blue = pv_mix(pv_mix(k.far_colour.blue, k.near_colour.blue, t) * shade, k.road_colour.blue * tone, road);
        red = pv_mix(red * dim, 0.50f, mark), green = pv_mix(green * dim, 0.48f, mark);
        blue = pv_mix(blue * dim, 0.40f, mark);
        if (wet) {
            // Puddles mirror, the rest only shines; drops make the mirror tremble.
            float pool = pv_step(0.42f, 0.62f, pv_noise2(wx * 0.9f + 3.0f, row.place * 0.5f, k.seed + 31));
            float tremble = pv_lattice(wx * 14.0f, row.place * 9.0f + k.seconds * 7.0f, k.seed + 33) - 0.5f;
            float slide = tremble * k.rain * (1.0f - pool * 0.6f) * 26.0f * calm + fine * 10.0f * (1.0f - pool);
            int32_t sx = pv_clamp_int(x + (int32_t)slide, 0, s.width - 1);
            int32_t sy = pv_clamp_int(pv_clamp_int(y + (int32_t)(slide * 1.7f), first, s.height - 1), 0, s.height - 1);
            int64_t from = (int64_t)sy * s.width + sx;
            float shine = k.wet * (0.34f + 0.42f * pool) * (1.0f - 0.35f * t);
            red = red * (1.0f - shine * 0.75f) + mirror.red[from] * shine;
            green = green * (1.0f - shine * 0.75f) + mirror.green[from] * shine;
            blue = blue * (1.0f - shine * 0.75f) + mirror.blue[from] * shine;
        }
        r[x] = pv_mix(red, k.haze.colour.red, row.haze);
        g[x] = pv_mix(green, k.haze.colour.green, row.haze);
        b[x] = pv_mix(blue, k.haze.colour.blue, row.haze);
    }
}

// Far off, where a cell is wider than the noise, the noise is what can't be seen any more.
PV_CLONES static void pv_broad_row(pv_floor k, pv_row row, int32_t width, float *restrict broads) {
    int32_t cells = pv_clamp_int(width / pv_cell + 2, 0, pv_cells);
    float z = pv_bound(row.place * k.scale) * 0.11f;
    for (int32_t n = 0; n < cells; n++) {
        float x = pv_bound(((float)(n * pv_cell) + 0.5f - k.eye.middle) * row.footprint + k.eye.x);
        broads[n] = pv_lattice(x * k.scale * 0.11f, z, k.seed + 7) - 0.5f;
    }
}

PV_CLONES void pv_ground(pv_surface s, pv_surface mirror, pv_floor k) {
    float broads[pv_cells];
    for (int32_t y = pv_begin(k.eye.horizon); y < s.height; y++) {
        pv_row row = pv_row_at(k.eye, k.haze.density, y, s.height);
        int fine = pv_detail(row.footprint * 2.0f, k.scale * k.stretch) > 0.0f;
        pv_broad_row(k, row, s.width, broads);
        if (k.wet > 0.0f) {
            pv_ground_row(s, mirror, k, y, row, broads, 1, 1);
        } else if (fine) {
            pv_ground_row(s, mirror, k, y, row, broads, 1, 0);
        } else {
            pv_ground_row(s, mirror, k, y, row, broads, 0, 0);
        }
    }
}

PV_CLONES void pv_water(pv_surface s, pv_surface mirror, pv_sea k) {
    int32_t first = pv_begin(k.eye.horizon);
    for (int32_t y = first; y < s.height; y++) {
        pv_row row = pv_row_at(k.eye, k.haze.density, y, s.height);
        int64_t at = (int64_t)y * s.width;
        float *restrict r = s.red + at, *restrict g = s.green + at, *restrict b = s.blue + at;
        float t = row.nearness, span = (float)s.height * 0.05f * k.waves;
        float detail = pv_detail(row.footprint * 1.5f, k.scale);
        float mirrored = k.clarity * pv_mix(0.95f, 0.5f, t);
        float z = pv_bound((row.place + k.flow_z * k.seconds) * k.scale * 1.9f);
        float roll = k.seconds * (0.35f + k.waves * 0.5f), per_glitter = 1.0f / (k.glitter_width * (0.35f + t));
        // Reads come from the mirror, another surface.
        _Pragma("clang loop vectorize(assume_safety)") for (int32_t x = 0; x < s.width; x++) {
            float wx = pv_bound((((float)x + 0.5f - k.eye.middle) * row.footprint + k.eye.x + k.flow_x * k.seconds) * k.scale);
            float swell = pv_lattice(wx * 0.45f + roll * 0.3f, z * 0.5f - roll, k.seed) - 0.5f;
            float chop = pv_noise2(wx * 1.3f - roll * 0.5f, z * 1.4f + roll * 0.8f, k.seed + 5) - 0.5f;
            float wave = swell * 0.6f + chop * (0.25f + 0.75f * detail);
            float slide = wave * span * (0.25f + t * 1.2f);
            int32_t sx = pv_clamp_int(x + (int32_t)(slide * 0.6f), 0, s.width - 1);
            int32_t sy = pv_clamp_int(y + (int32_t)(slide * 1.6f), first, s.height - 1);
            int64_t from = (int64_t)sy * s.width + sx;
            float bounce = pv_unit(mirrored * (1.0f - wave * 0.7f));
            float body = pv_unit(0.5f + wave * 1.3f * (0.4f + k.waves));
            float crest = k.foam_amount * pv_step(0.24f, 0.42f, wave) * (0.25f + 0.75f * t);
            float sx_away = ((float)x - k.glitter_x) * per_glitter;
            float beam = 1.0f / (1.0f + sx_away * sx_away * sx_away * sx_away);
            float spark = pv_step(0.06f, 0.34f, wave) * beam * (0.35f + 0.65f * (1.0f - t));
            float red = pv_mix(pv_mix(k.deep.red, k.shallow.red, body), mirror.red[from], bounce);
            float green = pv_mix(pv_mix(k.deep.green, k.shallow.green, body), mirror.green[from], bounce);
            float blue = pv_mix(pv_mix(k.deep.blue, k.shallow.blue, body), mirror.blue[from], bounce);
            red = pv_mix(red, k.foam.red, crest) + k.glitter.red * spark;
            green = pv_mix(green, k.foam.green, crest) + k.glitter.green * spark;
            blue = pv_mix(blue, k.foam.blue, crest) + k.glitter.blue * spark;
            r[x] = pv_mix(red, k.haze.colour.red, row.haze);
            g[x] = pv_mix(green, k.haze.colour.green, row.haze);
            b[x] = pv_mix(blue, k.haze.colour.blue, row.haze);
        }
    }
}
