/* nfc.h - composition: canonical (Unicode NFC) where text needs it, and for
 * comparison. */
#ifndef KB_TEXT_NFC_H
#define KB_TEXT_NFC_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** Whether valid UTF-8 may change under NFC.  Quick: false for ASCII, Latin-1,
 * Han and the punctuation of Chinese text. */
bool kb_nfc_needed(kb_str s);

/** Appends valid UTF-8 in NFC. */
void kb_nfc_add(kb_buf *out, kb_str s);

/** Appends valid UTF-8 in NFKC with case folded: what is written in another
 * width or case is the same. */
void kb_nfkc_add_folded(kb_buf *out, kb_str s);

#endif
