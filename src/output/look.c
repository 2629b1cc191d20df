/* look.c - how concepts and what relates them look in a picture. */
#include "output/look.h"

static const kb_look looks[KB_KIND_COUNT] = {
    [KB_MODEL] = {"#77AADD", "box", "[", "]"},
    [KB_LAYER] = {"#DDDDDD", "tab", "[/", "/]"},
    [KB_APPLICATION] = {"#BBCC33", "box", "(", ")"},
    [KB_RISK] = {"#EE8866", "box", "{{", "}}"},
    [KB_TECHNIQUE] = {"#44BB99", "box", "[", "]"},
    [KB_PRODUCT] = {"#99DDFF", "box", "(", ")"},
    [KB_ORGANIZATION] = {"#EEDD88", "box", "[", "]"},
    [KB_DATASET] = {"#AAAA00", "cylinder", "[(", ")]"},
    [KB_INFRASTRUCTURE] = {"#AAAA00", "box", "[", "]"},
    [KB_POLICY] = {"#FFAABB", "note", "[\\", "\\]"},
    [KB_PERSON] = {"#EEDD88", "ellipse", "([", "])"},
};

/* P. Tol, vibrant, without its grey, which is of lines between communities. */
static const char *const communities[KB_LOOK_COMMUNITIES] = {
    "#0077BB", "#EE7733", "#009988", "#CC3311",
    "#33BBEE", "#EE3377", "#444444"};

const kb_look *kb_look_of(kb_kind kind)
{
    return &looks[kind];
}

const char *kb_look_community(int64_t community)
{
    return communities[community > 0 ? community % KB_LOOK_COMMUNITIES : 0];
}

int kb_look_width(int64_t sources)
{
    enum { STEP = 3 };
    int width = 1;

    for (int64_t least = STEP; width < KB_WIDTHS && sources >= least;
         least *= STEP)
        width++;
    return width;
}
