#include "lettering.h"

#include <dlfcn.h>
#include <ft2build.h>
#include <pthread.h>
#include <stdlib.h>
#include FT_FREETYPE_H

static struct {
    __typeof__(FT_Init_FreeType) *init;
    __typeof__(FT_Done_FreeType) *done;
    __typeof__(FT_New_Face) *new_face;
    __typeof__(FT_Set_Pixel_Sizes) *set_size;
    __typeof__(FT_Get_Char_Index) *index;
    __typeof__(FT_Load_Glyph) *load;
    __typeof__(FT_Set_Transform) *transform;
    __typeof__(FT_Get_Kerning) *kerning;
} ft;
static int is_loaded;

static void load(void) {
    // The number that the library has had since 2.0; what is used here hasn't changed since.
    void *library = dlopen("libfreetype.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    ft.init = dlsym(library, "FT_Init_FreeType");
    ft.done = dlsym(library, "FT_Done_FreeType");
    ft.new_face = dlsym(library, "FT_New_Face");
    ft.set_size = dlsym(library, "FT_Set_Pixel_Sizes");
    ft.index = dlsym(library, "FT_Get_Char_Index");
    ft.load = dlsym(library, "FT_Load_Glyph");
    ft.transform = dlsym(library, "FT_Set_Transform");
    ft.kerning = dlsym(library, "FT_Get_Kerning");
    is_loaded = ft.init && ft.done && ft.new_face && ft.set_size && ft.index && ft.load && ft.transform && ft.kerning;
}

struct lettering {
    FT_Library library;
    FT_Face face;
};

enum lettering_fault lettering_open(const char *path, struct lettering **out) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!is_loaded) return lettering_no_library;
    struct lettering *font = calloc(1, sizeof *font);
    if (!font || ft.init(&font->library)) {
        free(font);
        return lettering_no_library;
    }
    if (ft.new_face(font->library, path, 0, &font->face) || !FT_IS_SCALABLE(font->face)) {
        lettering_close(font);
        return lettering_no_font;
    }
    *out = font;
    return lettering_ok;
}

// The library frees the faces that were opened with it.
void lettering_close(struct lettering *font) {
    ft.done(font->library);
    free(font);
}

void lettering_size(struct lettering *font, unsigned pixels) { ft.set_size(font->face, 0, pixels); }

int lettering_has(struct lettering *font, uint32_t scalar) { return ft.index(font->face, scalar) != 0; }

long lettering_advance(struct lettering *font, uint32_t before, uint32_t scalar) {
    FT_UInt glyph = ft.index(font->face, scalar);
    if (ft.load(font->face, glyph, FT_LOAD_NO_HINTING)) return 0;
    long advance = font->face->glyph->advance.x;
    FT_Vector kern = {0, 0};
    if (before) ft.kerning(font->face, ft.index(font->face, before), glyph, FT_KERNING_UNFITTED, &kern);
    return advance + kern.x;
}

void lettering_draw(
    struct lettering *font, uint32_t scalar, long x, long baseline, const struct lettering_picture *picture) {
    FT_Vector part = {x & 63, 0};
    ft.transform(font->face, NULL, &part);
    int failed =
        ft.load(font->face, ft.index(font->face, scalar), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_RENDER);
    ft.transform(font->face, NULL, NULL);
    if (failed || font->face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return;
    const FT_Bitmap *bitmap = &font->face->glyph->bitmap;
    long left = (x >> 6) + font->face->glyph->bitmap_left, top = baseline - font->face->glyph->bitmap_top;
    for (long row = 0; row < (long)bitmap->rows; row++) {
        if (top + row < 0 || top + row >= picture->height) continue;
        const uint8_t *from = bitmap->buffer + row * bitmap->pitch;
        uint8_t *to = picture->pixels + (top + row) * picture->width;
        for (long column = 0; column < (long)bitmap->width; column++) {
            long at = left + column;
            if (at >= 0 && at < picture->width && from[column] > to[at]) to[at] = from[column];
        }
    }
}

void lettering_window(
    const struct lettering_picture *picture, long top, uint8_t *luma, long stride, long rows) {
    const uint8_t luma_of_nothing = 16;
    long part = top & 255;
    for (long row = 0; row < rows; row++) {
        long first = (top >> 8) + row;
        uint8_t *line = luma + row * stride;
        const uint8_t *above = first >= 0 && first < picture->height ? picture->pixels + first * picture->width : NULL;
        const uint8_t *below =
            first + 1 >= 0 && first + 1 < picture->height ? picture->pixels + (first + 1) * picture->width : NULL;
        for (long column = 0; column < picture->width; column++) {
            long cover = ((above ? above[column] : 0) * (256 - part) + (below ? below[column] : 0) * part) >> 8;
            line[column] = (uint8_t)(luma_of_nothing + (cover * 219 + 127) / 255);
        }
    }
}
