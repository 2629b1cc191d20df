# Libraries that a program has in itself: to find, map and link one takes up to
# 0.3 ms of each start.
include(CheckSymbolExists)

option(AIGCKB_ARCHIVES
    "Programs have SQLite, utf8proc and libmd in themselves, where their archives are installed" ON)

# kb_archive(PREFIX symbol header) makes KB::PREFIX of what pkg_check_modules()
# has as PREFIX: for a program the archive, if it is installed and has the
# symbol; else, and for libaigckb, the shared library.
function(kb_archive prefix symbol header)
    list(GET ${prefix}_LIBRARIES 0 name)
    find_library(KB_ARCHIVE_${prefix} ${CMAKE_STATIC_LIBRARY_PREFIX}${name}${CMAKE_STATIC_LIBRARY_SUFFIX}
        HINTS ${${prefix}_LIBDIR})
    mark_as_advanced(KB_ARCHIVE_${prefix})
    if(AIGCKB_ARCHIVES AND KB_ARCHIVE_${prefix})
        set(CMAKE_REQUIRED_INCLUDES ${${prefix}_INCLUDE_DIRS})
        set(CMAKE_REQUIRED_LIBRARIES ${KB_ARCHIVE_${prefix}} m Threads::Threads ${CMAKE_DL_LIBS})
        check_symbol_exists(${symbol} ${header} KB_LINKS_${prefix})
    endif()

    add_library(KB::${prefix} INTERFACE IMPORTED)
    if(AIGCKB_ARCHIVES AND KB_LINKS_${prefix})
        set(program $<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>)
        target_include_directories(KB::${prefix} INTERFACE ${${prefix}_INCLUDE_DIRS})
        target_link_libraries(KB::${prefix} INTERFACE
            $<IF:${program},${KB_ARCHIVE_${prefix}},PkgConfig::${prefix}>)
    else()
        target_link_libraries(KB::${prefix} INTERFACE PkgConfig::${prefix})
    endif()
endfunction()
