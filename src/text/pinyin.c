/* pinyin.c - Chinese names as they are typed in Latin letters. */
#include "text/pinyin.h"

#include <stdio.h>

#include "text/han.h"
#include "text/utf8.h"

enum { PIECES_MAX = 2 * KB_READINGS_MAX };

/* What one character of a name may be typed as. */
typedef struct pieces {
    size_t count;
    char text[PIECES_MAX][KB_SYLLABLE_MAX + 1];
} pieces;

static void add_piece(pieces *p, const char *letters, size_t len)
{
    char *piece = p->text[p->count];

    memcpy(piece, letters, len);
    piece[len] = '\0';
    for (size_t i = 0; i < p->count; i++) {
        if (strcmp(p->text[i], piece) == 0)
            return;
    }
    p->count++;
}

/* Also with u for ü, which stands second. */
static void add_syllable(pieces *p, const char *syllable)
{
    char other[KB_SYLLABLE_MAX + 1];
    size_t len = strlen(syllable);

    add_piece(p, syllable, len);
    if (len < 2 || syllable[1] != 'v')
        return;
    snprintf(other, sizeof other, "%cu%s", syllable[0], syllable + 2);
    add_piece(p, other, len);
}

static void read_pieces(pieces *out, uint32_t c, bool initials)
{
    uint16_t readings[KB_READINGS_MAX];
    char own = (char)c;

    out->count = 0;
    if (c < 0x80) {
        add_piece(out, &own, 1);
        return;
    }
    for (size_t i = 0, n = kb_han_readings_of(readings, c); i < n; i++) {
        if (initials)
            add_piece(out, kb_syllable(readings[i]), 1);
        else
            add_syllable(out, kb_syllable(readings[i]));
    }
}

/* Appends each piece to each spelling.  @return false where one is too long */
static bool append(kb_spellings *s, const pieces *p)
{
    size_t before = s->count;
    size_t used = before * p->count > KB_SPELLINGS_MAX ? 1 : p->count;

    for (size_t k = used; k-- > 0;) {
        for (size_t i = 0; i < before; i++) {
            size_t len = strlen(s->text[i]), more = strlen(p->text[k]);
            char *to = s->text[k * before + i];
            if (len + more > KB_PINYIN_MAX)
                return false;
            memmove(to, s->text[i], len);
            memcpy(to + len, p->text[k], more + 1);
        }
    }
    s->count = before * used;
    return true;
}

void kb_pinyin_spellings(kb_spellings *out, kb_str folded, bool initials)
{
    bool chinese = false;
    pieces p;

    out->count = 1;
    out->text[0][0] = '\0';
    for (size_t at = 0; at < folded.len;) {
        uint32_t c = kb_utf8_next(folded, &at);
        chinese = chinese || c >= 0x80;
        read_pieces(&p, c, initials);
        if (p.count == 0 || !append(out, &p)) {
            out->count = 0;
            return;
        }
    }
    if (!chinese)
        out->count = 0;
}

size_t kb_pinyin_write(uint32_t *out, size_t room, kb_str folded)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t n = 0;
    bool chinese = false;

    for (size_t at = 0; at < folded.len;) {
        uint32_t c = kb_utf8_next(folded, &at);
        char own[2] = {(char)c, '\0'};
        const char *letters = own;
        if (c >= 0x80) {
            if (kb_han_readings_of(readings, c) == 0)
                return 0;
            letters = kb_syllable(readings[0]);
            chinese = true;
        }
        for (; *letters != '\0'; letters++) {
            if (n == room)
                return 0;
            out[n++] = (unsigned char)*letters;
        }
    }
    return chinese ? n : 0;
}
