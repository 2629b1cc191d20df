/* forms.h - questions to the store about the names of concepts.  What store.h
 * says of questions, answers and their order holds here too.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_FORMS_H
#define AIGCKB_FORMS_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** A form under which a concept is known: its name or an alias. */
typedef struct kb_form {
    const char *fold, *form; /* as folded, as most often written */
    uint64_t concept;
    bool canonical;   /* it is the concept's own name */
    bool given;       /* by a correction: no other concept is meant */
    int64_t articles; /* that write it */
} kb_form;

typedef kb_status kb_form_fn(void *context, const kb_form *form);

/** What a text is to the forms that are wanted. */
typedef enum kb_form_by {
    KB_FORM_FOLD,     /* the fold */
    KB_FORM_PREFIX,   /* its front; "": all forms */
    KB_FORM_FLOOR,    /* the last that is not behind it: one form */
    KB_FORM_PINYIN,   /* of a concept's own name */
    KB_FORM_INITIALS, /* ... of each syllable the first letter alone */
    KB_FORM_BY_COUNT
} kb_form_by;

/** The forms that `text` asks for, in order of fold, then canonical first, then
 * given ones, then most articles, then id. */
kb_status kb_store_forms(kb_store *store, kb_form_by by, const char *text,
                         kb_form_fn *fn, void *context, kb_error *err);

/** The forms of a concept: its name, then most articles first, then by form. */
kb_status kb_store_forms_of(kb_store *store, uint64_t concept, kb_form_fn *fn,
                            void *context, kb_error *err);

enum { KB_NAME_BYTES_MAX = 255 };

/** A form in short. */
typedef struct kb_name {
    const char *fold; /* not ended by NUL */
    size_t len;       /* bytes of it, */
    size_t chars;     /* code points */
    uint64_t concept;
    bool canonical;
    int64_t articles; /* that write it; beyond 2^30 they are 2^30 */
} kb_name;

typedef kb_status kb_name_fn(void *context, const kb_name *name);

/** All forms whose fold is at most KB_NAME_BYTES_MAX long, much quicker than
 * kb_store_forms() gives them; those of a concept together, in order of fold
 * behind the canonical one. */
kb_status kb_store_names(kb_store *store, kb_name_fn *fn, void *context,
                         kb_error *err);

KB_API_END

#endif
