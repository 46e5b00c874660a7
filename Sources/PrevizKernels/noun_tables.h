// What scripts/nouns.py writes.
#ifndef PREVIZ_NOUN_TABLES_H
#define PREVIZ_NOUN_TABLES_H

#include <stdint.h>

extern const char *const pv_noun_variants[];
extern const int32_t pv_noun_variant_count;
extern const char pv_nouns[], pv_noms[];
extern const uint32_t pv_nouns_starts[], pv_noms_starts[];
extern const int32_t pv_nouns_blocks, pv_noms_blocks;

#endif
