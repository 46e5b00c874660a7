// The loops that make pixels.
//
// Every function is a pure function of its arguments: no state, no clock, no library mathematics, no fused
// multiply-add. The bytes are the same on every processor and whatever the caller's threads.
// Coordinates are pixels, origin at the top left, and must be finite and within ±100,000. Colours are linear
// red, green, blue, 0 to 1, and may exceed 1 where light adds up; strengths of glows and veils of light are as the eye
// sees them on black. Seconds count from the start of the clip.
#ifndef PREVIZ_KERNELS_H
#define PREVIZ_KERNELS_H

#include <stdint.h>

// Three planes of floats, `width` apart from row to row. The caller owns the memory.
typedef struct pv_surface {
    float *red, *green, *blue;
    int32_t width, height;
} pv_surface;

typedef struct pv_colour {
    float red, green, blue;
} pv_colour;

// How the eye stands over a flat floor: what turns a pixel below the horizon into a place on it.
typedef struct pv_eye {
    float focal;    // pixels
    float x, y, z;  // metres; y is the height over the floor
    float middle;   // the column of the view's centre
    float horizon;  // the row of the horizon
} pv_eye;

// Haze over distance.
typedef struct pv_haze {
    pv_colour colour;
    float density;  // a metre
} pv_haze;

// Fills rows `from` to `to` with one colour a row, three floats each.
void pv_rows(pv_surface s, int32_t from, int32_t to, const float *colours);

// Adds light that fades out at the rim of an ellipse: `soft` all over, `core` near its middle.
void pv_glow(pv_surface s, float x, float y, float radius_x, float radius_y, pv_colour colour, float soft, float core);

// A small soft disc; `cover` 0 adds its light, 1 paints over.
typedef struct pv_point {
    float x, y, radius;
    pv_colour colour;
    float alpha, cover;
} pv_point;
void pv_points(pv_surface s, const pv_point *points, int32_t count);

// The same as even discs with a brighter rim: what a lens makes of lights out of focus. Only adds light.
void pv_discs(pv_surface s, const pv_point *points, int32_t count);

// A thin line with round ends, bright in its middle.
typedef struct pv_streak {
    float x0, y0, x1, y1, radius;
    pv_colour colour;
    float alpha, cover;
} pv_streak;
void pv_streaks(pv_surface s, const pv_streak *streaks, int32_t count);

// A linear change of colour and opacity between two places.
typedef struct pv_paint {
    float x0, y0, x1, y1;
    pv_colour from, to;
    float alpha_from, alpha_to;
    float cover;    // 0 adds light, 1 paints over
    float texture;  // strength of a noise on the colour
    float texture_scale;
    uint32_t seed;
} pv_paint;

// Fills a polygon of `count` corners (x, y pairs), any shape, with exact edges. `scratch` holds 2 x width + 8
// floats.
void pv_polygon(pv_surface s, const float *corners, int32_t count, pv_paint paint, float *scratch);

// One limb: a line between two discs. `blend` 0 lies over what came before, else they melt together over that many
// pixels. `glow` is how much the limb shines by itself.
typedef struct pv_limb {
    float x0, y0, radius0, x1, y1, radius1;
    pv_colour colour;
    float blend, glow;
} pv_limb;

// What falls on a figure and what lies between it and the eye.
typedef struct pv_shading {
    float light_x, light_y, light_z;  // towards the light, unit length, y down
    pv_colour ambient, key, rim;
    pv_colour haze;
    float haze_amount;
    float alpha;
    float rough;        // pixels by which a noise moves the outline
    float rough_scale;  // pixels
    float texture;      // strength of a noise on the colour
    float origin_x, origin_y;
    uint32_t seed;
} pv_shading;

// Draws limbs as one body with light from the side. `scratch` holds eight rows of width floats and 120 more.
void pv_figure(pv_surface s, const pv_limb *limbs, int32_t count, pv_shading shading, float *scratch);

// What a hull is made of: from one colour at the row `y0` to another at `y1`. `round` 0 is flat, 1 bulges to its edge.
typedef struct pv_skin {
    pv_colour from, to;
    float y0, y1;
    float round, glow;
} pv_skin;

// Fills a closed outline (x, y pairs) as a solid that bulges towards the eye. `stride` is how many corners a step takes
// where only the bulge is concerned. `scratch` holds ten rows of width floats and 120 more.
void pv_hull(pv_surface s, const float *corners, int32_t count, int32_t stride, pv_skin skin, pv_shading shading,
             float *scratch);

// A globe: lit from one side, with spots or bands, turning with `turn`.
typedef struct pv_globe {
    float x, y, radius;
    pv_colour light, dark;
    float light_x, light_y, light_z;
    float ambient, bands, spots, turn, glow;
    uint32_t seed;
} pv_globe;
void pv_ball(pv_surface s, pv_globe globe);

// Everything under a line of heights (one row a column) down to `bottom`.
typedef struct pv_range {
    pv_colour top, foot;  // at the line and `depth` pixels below it
    float depth;
    pv_colour cap;        // snow or foam under the line, `cap_depth` pixels
    float cap_depth;
    float snow_line;      // the row over which the cap lies on slopes; below -100,000 for none
    float base, fade;     // the row at which it ends and how softly
    float relief;         // strength of the noise that models slopes
    float relief_scale;   // pixels
    float light_x;        // -1 from the left, 1 from the right
    float shift_x, shift_y;
    float alpha;
    uint32_t seed;
} pv_range;
void pv_ridge(pv_surface s, const float *heights, int32_t bottom, pv_range range);

// Clouds on a ceiling over the eye, or, with `flat`, a veil that fills the picture.
typedef struct pv_cloud {
    float focal, middle, horizon;
    float bottom;         // the last row
    float cover;          // 0 none, 1 closed
    float softness;
    float scale;
    float drift_x, drift_y, turn;
    pv_colour bright, dark;
    float alpha, add;     // add 1: light, not matter
    float flat, warp;
    float light_x;        // where the sun stands, for bright edges: from -1 to 1 across
    float edge;           // how much thin edges shine
    uint32_t seed;
} pv_cloud;

// `scratch` holds four planes of (width / 2 + 2) x (height / 2 + 2) floats and 2 x width more.
void pv_clouds(pv_surface s, pv_cloud cloud, float *scratch);

// Walls with windows.
typedef struct pv_masonry {
    pv_colour wall, shade;   // the wall's colour and the colour of its dark side and joints
    pv_colour lamp;          // what shines from lit windows
    pv_colour pane;          // unlit glass
    float lit;               // share of windows that are lit
    float window, storey;    // metres from window to window and from floor to floor
    float signs;             // strength of coloured signs near the ground
    float shops;             // how brightly shop windows shine on the ground floor, 0 for none
    pv_haze haze;
    uint32_t seed;
} pv_masonry;

// A front that faces the eye: columns `left` to `right`, rows `top` to `bottom`, at one distance.
void pv_front(pv_surface s, float left, float right, float top, float bottom, float metres_per_pixel, float distance,
              float seconds, pv_masonry masonry);

// The rows `from` to `to` of houses along the road, in the plane x = `side`, from `near` to `far` metres ahead of the world's origin.
// `scratch` holds 8 x width floats.
void pv_houses(pv_surface s, pv_eye eye, int32_t from, int32_t to, float side, float near, float far, float length,
               float low, float high, float seconds, pv_masonry masonry, float *scratch);

// A floor of earth, grass, sand, snow or stone, with a road on it if wanted.
typedef struct pv_floor {
    pv_eye eye;
    pv_haze haze;
    pv_colour near_colour, far_colour;
    float texture, scale, stretch;
    float road;           // half the width in metres, 0 for none
    float road_x;
    pv_colour road_colour;
    float marks;          // 0 none, 1 white lines
    float wet;            // 0 dry, 1 mirrors
    float tiles;          // metres a tile, 0 for none
    float seconds, rain;
    uint32_t seed;
} pv_floor;

// `mirror` holds the mirrored world in the same rows, or is unused when the floor is dry.
void pv_ground(pv_surface s, pv_surface mirror, pv_floor floor);

typedef struct pv_sea {
    pv_eye eye;
    pv_haze haze;
    pv_colour deep, shallow, foam, glitter;
    float waves;          // 0 mirror, 1 rough
    float foam_amount, glitter_x, glitter_width;
    float clarity;        // how strongly it mirrors
    float scale;
    float seconds, flow_x, flow_z;
    uint32_t seed;
} pv_sea;
void pv_water(pv_surface s, pv_surface mirror, pv_sea sea);

// Copies the rows above `horizon` upside down into the rows of `mirror` below it; `beyond` where none are in the picture.
void pv_reflect(pv_surface s, pv_surface mirror, float horizon, pv_colour beyond);

// Light from above that wavers: under water, or through leaves. Adds to the rows from `from` to `to`.
void pv_shafts(pv_surface s, float x, float y, pv_colour colour, float strength, float width, float seconds,
               float reach, uint32_t seed);

// A veil of haze, one opacity a row, that drifts.
void pv_veil(pv_surface s, const float *opacity, pv_colour colour, float drift, float scale, float uneven,
             uint32_t seed);

// Bright things, a quarter of the size, with their light spread: three planes in the memory that made them.
typedef struct pv_halo {
    float *planes;
    int32_t width, height;
} pv_halo;

// `scratch` holds a plane of width x height floats, as do those of the next two.
pv_halo pv_bloom(pv_surface s, float *scratch);

// Blurs by `radius` pixels: fully above `focus - depth`, not at all below the row `focus`.
void pv_defocus(pv_surface s, float radius, float focus, float depth, float *scratch);

// Darkens the rows `from` to `to` by a mask (its red plane), blurred by `softness` pixels; what is left of the light is
// `tint`.
void pv_cast(pv_surface s, pv_surface mask, int32_t from, int32_t to, float strength, float softness, pv_colour tint,
             float *scratch);

void pv_clear(pv_surface s, int32_t from, int32_t to);

// Strokes of a brush: flat patches `radius` pixels wide that keep their edges.
typedef struct pv_brush {
    float radius;
    float texture, grain_scale, stretch;  // the canvas: strength, grains a pixel, how much finer up than across
    float edge;                           // how dark colour gathers where patches meet
    float thin;                           // how much paper shows through
    pv_colour paper;
} pv_brush;

// `mirror` is overwritten; `scratch` holds width x height + width floats.
void pv_strokes(pv_surface s, pv_surface mirror, pv_brush brush, float *scratch);

// Lines along edges, tones in steps, hatching and dots.
typedef struct pv_pen {
    float line, from, reach;   // strength, contrast where lines begin, half their width in pixels
    float levels, flat;        // steps of brightness and how hard they are
    float hatch, dots, spacing;
    float keep, wash;          // how much of the picture's own colour stays; how far tone shades the paper
    float tooth;
    pv_colour paper, ink;
} pv_pen;

// `scratch` holds width x height floats.
void pv_drawn(pv_surface s, pv_pen pen, float *scratch);

// A signal that was broadcast, taped or disturbed.
typedef struct pv_signal {
    float split, wobble, tear, tearing;  // pixels, and the share of slabs that are torn
    float lines, noise, band;            // dark lines; snow in a band at a share of the height
    float tinted, glow;
    pv_colour tint;
    uint32_t moment, seed;
} pv_signal;

// `scratch` holds width floats.
void pv_broadcast(pv_surface s, pv_signal signal, float *scratch);

// Places that flow and colours that turn.
typedef struct pv_dream {
    float warp, scale, time;
    float hue, strength;
    float fold;          // 1 shows one wedge of the picture twelve times, as the mirrors of a kaleidoscope do
    float cosine, sine;  // of the mirrors' turn
    // Where the picture stays as it is: the middle and the radius of a disc in pixels, 0 for nowhere.
    float clear_x, clear_y, clear;
    uint32_t seed;
} pv_dream;

// `mirror` is overwritten.
void pv_dreamt(pv_surface s, pv_surface mirror, pv_dream dream);

// Turns the picture about its middle, enlarged so that its corners stay filled. `mirror` is overwritten.
void pv_turned(pv_surface s, pv_surface mirror, float cosine, float sine, float zoom);

// The last step: tone curve, grade, vignette, bloom, grain, and BT.709 limited-range 4:2:0.
typedef struct pv_grade {
    pv_colour tint;
    pv_colour shadows, lights;  // added to dark and to bright tones, as the screen shows them
    float exposure, saturation, contrast, lift, flash;
    float vignette, grain, bloom;
    float blocks, bevel;        // pixels a side of a mosaic, 0 for none, and how raised its stones are
    float levels;               // steps of each colour, 0 for all
    uint32_t seed;
} pv_grade;

typedef struct pv_planes {
    uint8_t *y, *u, *v;
    int64_t y_stride, u_stride, v_stride;
    int32_t width, height;  // even
} pv_planes;

// Enlarges the picture to the planes where sizes differ; the surface is overwritten. `scratch` holds 7 x (the greater
// width) floats, `soft` as much as `pv_bloom` wants.
void pv_finish(pv_surface s, pv_planes out, pv_grade grade, float *scratch, float *soft);

// Lays a still over the planes: enlarged by `zoom` (>= 1) around its centre plus a shift in luma pixels, with
// `opacity` out of 256.
void pv_dissolve(pv_planes out, const uint8_t *y, const uint8_t *u, const uint8_t *v, float zoom, float shift_x,
                 float shift_y, int32_t opacity);

// Value noise of several octaves, 0 to 1, for whoever lays things out.
float pv_noise(float x, float y, uint32_t seed);

#endif
