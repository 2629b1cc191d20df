/* failure.h - kb_fail() for functions that take their format from others. */
#ifndef KB_BASE_FAILURE_H
#define KB_BASE_FAILURE_H

#include <stdarg.h>

#include "aigckb/status.h"

kb_status kb_vfail(kb_error *err, kb_status status, const char *format,
                   va_list args) __attribute__((format(printf, 3, 0)));

#endif
