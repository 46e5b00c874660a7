#ifndef LETTERING_H
#define LETTERING_H
#include <stdint.h>

// Draws letters of a font file with FreeType, which is loaded when a font is opened and may be missing. Letters are
// placed one by one, without the shaping that scripts such as Arabic and Devanagari need, and without hinting, so that
// letters keep their form at every size.

struct lettering;

enum lettering_fault { lettering_ok, lettering_no_library, lettering_no_font };

// Opens a font. `out` is closed with lettering_close, and belongs to one thread at a time.
enum lettering_fault lettering_open(const char *path, struct lettering **out);
void lettering_close(struct lettering *font);

// Sets the height of the em square in pixels.
void lettering_size(struct lettering *font, unsigned pixels);

// Whether the font has a glyph for a Unicode scalar.
int lettering_has(struct lettering *font, uint32_t scalar);

// How far the next letter stands from this one, in 64ths of a pixel, with kerning after `before` (0 for none).
long lettering_advance(struct lettering *font, uint32_t before, uint32_t scalar);

struct lettering_picture {
    uint8_t *pixels;
    long width, height;
};

// Draws one letter into a picture of 8 bits a pixel, 255 where it covers one wholly; the brighter value stays. `x` is
// in 64ths of a pixel, `baseline` in pixels from the top. What lies outside is left out.
void lettering_draw(
    struct lettering *font, uint32_t scalar, long x, long baseline, const struct lettering_picture *picture);

// Writes the rows of `picture` from `top` (in 256ths of a row, from above the picture to below it) as luma of BT.709's
// limited range: `rows` rows of the picture's width. Between whole rows two are mixed.
void lettering_window(
    const struct lettering_picture *picture, long top, uint8_t *luma, long stride, long rows);
#endif
