#include "nouns.h"

#include <stddef.h>
#include <string.h>

#include "noun_tables.h"

typedef struct table {
    const char *text;
    const uint32_t *starts;
    int32_t blocks;
} table;

static table table_of(pv_language language) {
    if (language == pv_language_french) return (table){pv_noms, pv_noms_starts, pv_noms_blocks};
    return (table){pv_nouns, pv_nouns_starts, pv_nouns_blocks};
}

// The bytes of a word up to its two closing characters, the first of which is a capital letter.
static int32_t rest_length(const char *rest) {
    int32_t length = 0;
    while (rest[length] < 'A' || rest[length] > 'Z') length++;
    return length;
}

static int compare(const char *left, int32_t left_length, const char *right, int32_t right_length) {
    int order = memcmp(left, right, (size_t)(left_length < right_length ? left_length : right_length));
    return order != 0 ? order : left_length - right_length;
}

const char *pv_noun_head(pv_language language, int32_t block, int32_t *length) {
    table nouns = table_of(language);
    if (block < 0 || block >= nouns.blocks) return NULL;
    const char *head = nouns.text + nouns.starts[block] + 1;
    *length = rest_length(head);
    return head;
}

// The last block whose first word isn't behind the word.
static int32_t block_of(pv_language language, const char *word, int32_t length) {
    int32_t low = 0, high = table_of(language).blocks;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2, head_length = 0;
        const char *head = pv_noun_head(language, middle, &head_length);
        if (compare(head, head_length, word, length) <= 0) low = middle; else high = middle;
    }
    return low;
}

int32_t pv_noun_find(pv_language language, const char *word, int32_t length) {
    table nouns = table_of(language);
    int32_t block = block_of(language, word, length), known = 0;
    const char *at = nouns.text + nouns.starts[block], *end = nouns.text + nouns.starts[block + 1];
    char entry[64];
    while (at < end) {
        int32_t shared = *at++ - 'a', rest = rest_length(at);
        if (shared > known || shared + rest > (int32_t)sizeof entry) return -1;
        memcpy(entry + shared, at, (size_t)rest);
        known = shared + rest;
        at += rest + 2;
        if (known == length && memcmp(entry, word, (size_t)length) == 0) return (at[-2] - 'A') * 64 + (at[-1] - '0');
    }
    return -1;
}

const char *pv_noun_variant(int32_t number) {
    return number < 0 || number >= pv_noun_variant_count ? NULL : pv_noun_variants[number];
}
