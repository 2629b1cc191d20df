/* item.c - one input on its way in. */
#include "ingest/item.h"

void kb_item_give(kb_item *item, kb_str bytes)
{
    kb_buf copy = KB_BUF_INIT(bytes.len);
    kb_buf_add(&copy, bytes);
    item->bytes = copy;
    item->raw.bytes = copy.ptr;
    item->raw.len = copy.len;
    item->stamp.size = (int64_t)copy.len;
}

void kb_item_done(kb_item *item)
{
    kb_buf_dispose(&item->bytes);
    item->raw.bytes = NULL;
    item->raw.len = 0;
}

bool kb_item_is_known(const kb_item *item, const kb_known *known)
{
    return known->present && known->status == item->status &&
           known->size == item->stamp.size && known->mtime == item->stamp.mtime;
}
