# The one list of warnings, as kb_warnings(target).
set(KB_WARNINGS
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wstrict-prototypes -Wmissing-prototypes -Wmissing-declarations
    -Wold-style-definition -Wpointer-arith -Wcast-qual -Wcast-align
    -Wwrite-strings -Wundef -Wvla -Wformat=2 -Wnull-dereference -Wswitch-enum
    -Wimplicit-fallthrough -Wdouble-promotion)
set(KB_GCC_WARNINGS -Wlogical-op -Wduplicated-cond -Wduplicated-branches)

function(kb_warnings target)
    target_compile_options(${target} PRIVATE ${KB_WARNINGS}
        $<$<C_COMPILER_ID:GNU>:${KB_GCC_WARNINGS}>)
endfunction()

# Release builds are hardened; Debug ones are for the sanitizers.
set(KB_HARDENING -D_FORTIFY_SOURCE=2 -fstack-protector-strong
    -fstack-clash-protection -fcf-protection)

# The addresses that are filled in at each start, on one page and not on 16.
include(CheckLinkerFlag)
check_linker_flag(C -Wl,-z,pack-relative-relocs KB_PACKS_RELOCATIONS)

function(kb_harden target)
    target_compile_options(${target} PRIVATE
        $<$<NOT:$<CONFIG:Debug>>:${KB_HARDENING}>)
    target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now
        $<$<BOOL:${KB_PACKS_RELOCATIONS}>:-Wl,-z,pack-relative-relocs>)
endfunction()
