// The tables of nouns: which variant of which primitive draws a word.
//
// Written by scripts/nouns.py. A table is front-coded: blocks of sixteen words in order of their bytes, the first
// word of a block whole, of the others a letter for the number of bytes that they share with the word before, and the
// rest. Behind each word stand two characters for its variant and flags.
#ifndef PREVIZ_NOUNS_H
#define PREVIZ_NOUNS_H

#include <stdint.h>

enum {
    pv_noun_plural = 1,  // an irregular plural
    pv_noun_seldom = 2,  // more often a verb or an adjective
    pv_noun_name = 4,    // the name of a place
};

typedef enum pv_language { pv_language_english, pv_language_french } pv_language;

// The variant's number times eight plus the flags of a folded word or phrase; -1 where the table doesn't hold it.
int32_t pv_noun_find(pv_language language, const char *word, int32_t length);

// The name of a variant: `primitive` or `primitive/variant`; null for a number that there isn't.
const char *pv_noun_variant(int32_t number);

// The first word of a block, `length` bytes that no zero ends; null for a block that there isn't.
const char *pv_noun_head(pv_language language, int32_t block, int32_t *length);

#endif
