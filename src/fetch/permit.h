/* permit.h - whether a page may be asked for: its host, and its robots.txt. */
#ifndef KB_FETCH_PERMIT_H
#define KB_FETCH_PERMIT_H

#include "fetch/transfer.h"

/** Whether the job's next request may be made, as far as is known.
 * @param now     of kb_clock_steady_ms()
 * @param reason  why not, without the address
 * @return KB_OK, KB_BAD_INPUT or KB_NETWORK (another time) */
kb_status kb_permit_ask(const kb_request *job, const kb_web_options *options,
                        int64_t now, kb_error *reason);

/** Learns what a site allows from the answer for its robots.txt: RFC 9309,
 * 2.3.1.  The arena keeps the rules. */
void kb_permit_learn(kb_site *site, kb_arena *arena, const kb_answer *answer,
                     kb_str body);

/** No robots.txt can be had, so all is forbidden: RFC 9309, 2.3.1.4. */
void kb_permit_forbid(kb_site *site, kb_status status, const kb_error *reason);

#endif
