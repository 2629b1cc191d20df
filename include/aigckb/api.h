/* api.h - what makes declarations the interface of the library.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_API_H
#define AIGCKB_API_H

/* Functions that are declared between these two can be seen outside the shared
 * library, which no others can, and have the names of C in C++ too. */
#ifdef __cplusplus
#define KB_API_BEGIN                                                           \
    extern "C" {                                                               \
    _Pragma("GCC visibility push(default)")
#define KB_API_END                                                             \
    _Pragma("GCC visibility pop")                                              \
    }
#else
#define KB_API_BEGIN _Pragma("GCC visibility push(default)")
#define KB_API_END   _Pragma("GCC visibility pop")
#endif

#endif
