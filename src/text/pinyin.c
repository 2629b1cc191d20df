/* pinyin.c - Chinese names as they are typed in Latin letters. */
#include "text/pinyin.h"

#include "text/han.h"
#include "text/utf8.h"

/* Places in the typed letters: bit n is the one behind n of them.  A name is
 * walked once with all the places that its characters can have led to, so that
 * many readings cost no more than their number. */
typedef uint64_t places;

typedef struct spelling {
    kb_str typed;
    bool initials;
    places at;
    bool cut; /* the letters ended inside the character */
} spelling;

static bool is_letter(char typed, char letter)
{
    return typed == letter || (letter == 'v' && typed == 'u');
}

/* How many letters of a syllable stand at a place: all, or up to the end. */
static size_t letters_at(const spelling *s, const char *syllable, size_t place)
{
    size_t n = 0;

    while (syllable[n] != '\0' && place + n < s->typed.len) {
        if (!is_letter(s->typed.ptr[place + n], syllable[n]))
            return 0;
        n++;
    }
    return n;
}

static places read_syllable(spelling *s, uint16_t syllable, size_t place)
{
    const char *letters = kb_syllable(syllable);
    size_t n = letters_at(s, letters, place);

    if (n == 0)
        return 0;
    if (letters[n] == '\0')
        return (places)1 << (place + n);
    s->cut = true;
    return 0;
}

static places read_initial(const spelling *s, uint16_t syllable, size_t place)
{
    bool same = is_letter(s->typed.ptr[place], kb_syllable(syllable)[0]);
    return same ? (places)1 << (place + 1) : 0;
}

/* Goes on by one character of the name. */
static void step(spelling *s, uint32_t c)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t count = kb_han_readings_of(readings, c);
    places next = 0;

    for (size_t place = 0; place < s->typed.len; place++) {
        if (!(s->at >> place & 1))
            continue;
        if (c < 0x80 && s->typed.ptr[place] == (char)c)
            next |= (places)1 << (place + 1);
        for (size_t i = 0; i < count; i++)
            next |= s->initials ? read_initial(s, readings[i], place)
                                : read_syllable(s, readings[i], place);
    }
    s->at = next;
}

kb_spelling kb_pinyin_spells(kb_str folded, kb_str typed, bool initials)
{
    spelling s = {.typed = typed, .initials = initials, .at = 1};
    bool chinese = false, front = false;

    if (typed.len == 0 || typed.len > KB_PINYIN_MAX)
        return KB_SPELLS_NOT;
    places end = (places)1 << typed.len;
    for (size_t at = 0; at < folded.len && s.at != 0;) {
        uint32_t c = kb_utf8_next(folded, &at);
        front = front || (chinese && (s.at & end));
        chinese = chinese || c >= 0x80;
        step(&s, c);
    }
    if (!chinese)
        return KB_SPELLS_NOT;
    if (s.at & end)
        return KB_SPELLS_WHOLE;
    return front || s.cut ? KB_SPELLS_FRONT : KB_SPELLS_NOT;
}

size_t kb_pinyin_write(char *out, size_t room, kb_str folded)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t len = 0;
    bool chinese = false;

    for (size_t at = 0; at < folded.len;) {
        char own[2] = {folded.ptr[at], '\0'};
        const char *letters = own;
        uint32_t c = kb_utf8_next(folded, &at);
        if (c >= 0x80) {
            if (kb_han_readings_of(readings, c) == 0)
                return 0;
            letters = kb_syllable(readings[0]);
            chinese = true;
        }
        size_t n = strlen(letters);
        if (n > room - len)
            return 0;
        memcpy(out + len, letters, n);
        len += n;
    }
    return chinese ? len : 0;
}
