/* ids.c - ids that are the same in every store. */
#include "aigckb/store.h"
#include "base/hash.h"

uint64_t kb_article_id(const char *key)
{
    return kb_digest(kb_str_of(key));
}

uint64_t kb_concept_id(const char *fold)
{
    return kb_digest(kb_str_of(fold));
}
