// What polygons, bodies of limbs and hulls share.
#ifndef PREVIZ_SOLID_H
#define PREVIZ_SOLID_H

#include "inner.h"

// Rows of the body under way: distance from its edge (inside is negative), direction of the surface, colour, own light.
typedef struct pv_body {
    float *distance, *nx, *ny, *red, *green, *blue, *glow;
} pv_body;

// The columns from `first` to before `last`.
typedef struct pv_span {
    int32_t first, last;
} pv_span;

// The span with whole registers at both ends: a loop over it has no columns left over, which one by one would take as long
// as all others, since most spans are short. Only for rows of a body, which have room for it.
enum { pv_register = 16 };
PV_INLINE pv_span pv_filled(pv_span span) {
    return (pv_span){span.first & -pv_register, (span.last + pv_register - 1) & -pv_register};
}

PV_INLINE pv_body pv_body_in(float *memory, int32_t width) {
    int32_t w = (width + pv_register - 1) & -pv_register;
    return (pv_body){memory,         memory + w,     memory + w * 2, memory + w * 3,
                     memory + w * 4, memory + w * 5, memory + w * 6};
}

// An outline on its way down a picture: the rows and columns that it may cover, and which of its edges cross the next few
// rows, since most outlines have many edges and a row meets few of them.
enum { pv_most_edges = 256, pv_rows_listed = 8 };
typedef struct pv_outline {
    const float *corners;  // x, y pairs
    int32_t count;
    int32_t left, right, top, bottom;
    float *changes;     // from column to column of the row under way; 0 all over between rows
    int32_t listed_to;  // the row before which the list holds
    int32_t listed;     // -1 where there are too many for the list
    int16_t edges[pv_most_edges];
} pv_outline;

// Bounds an outline by a surface; 0 where it lies beside it. `changes` is memory of four floats more than a row.
int pv_bounded(pv_outline *outline, pv_surface s, const float *corners, int32_t count, float *changes);

// The share of each pixel of a row that an outline covers; rows are asked for from above to below. `cover` starts at the
// outline's left. Written are the columns of the span, which is counted from there too; beyond it nothing is covered.
pv_span pv_covered(pv_outline *outline, int32_t y, float *cover);

// A row of a body without anything in it.
void pv_empty(pv_body body, pv_span span);

// Lights a row of a body and lays it over the picture.
void pv_shade_row(pv_surface s, pv_body body, int32_t left, int32_t right, int32_t y, pv_shading shading);

#endif
