# Libraries that the program loads itself when they are first called: see
# src/base/late.h.
#
# kb_late_library(target PREFIX) finds the one that pkg_check_modules() has
# as PREFIX, for its headers and, as the macro KB_LATE_PREFIX, the file that the
# loader knows it by, such as "libxml2.so.2".
#
# kb_late_files(OUT layer...) lists those of layers, for whoever has to see to it
# that they are installed.
function(kb_late_library target prefix)
    list(GET ${prefix}_LINK_LIBRARIES 0 library)
    file(REAL_PATH ${library} library)
    string(REGEX MATCH "[^/]+\\.so\\.[0-9]+" soname ${library})
    if(NOT soname)
        message(FATAL_ERROR "${library} is no shared library with a version")
    endif()
    target_include_directories(${target} SYSTEM PRIVATE ${${prefix}_INCLUDE_DIRS})
    target_compile_definitions(${target} PRIVATE KB_LATE_${prefix}="${soname}")
    set_property(TARGET ${target} APPEND PROPERTY KB_LATE_FILES ${library})
endfunction()

function(kb_late_files out)
    foreach(layer ${ARGN})
        get_property(files TARGET kb_${layer} PROPERTY KB_LATE_FILES)
        list(APPEND all ${files})
    endforeach()
    set(${out} ${all} PARENT_SCOPE)
endfunction()
