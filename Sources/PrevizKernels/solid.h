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

// The share of each pixel of a row that an outline covers; `cover` holds width + 2 floats and starts at column `left`.
// Written are the columns of the span, which is returned counted from `left`; beyond it nothing is covered.
pv_span pv_covered(const float *corners, int32_t count, int32_t y, int32_t left, int32_t width, float *cover);

// Lights a row of a body and lays it over the picture.
void pv_shade_row(pv_surface s, pv_body body, int32_t left, int32_t right, int32_t y, pv_shading shading);

#endif
