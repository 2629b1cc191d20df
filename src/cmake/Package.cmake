# Packages for Debian: `cpack` in a build folder makes aigckb, libaigckb0 and
# libaigckb-dev (docs/HACKING.md).  dpkg-shlibdeps finds the libraries that are
# linked; those that are loaded late are asked of dpkg here.

# kb_packages_of(OUT files...) lists the packages that files are of, "a, b".
function(kb_packages_of out)
    set(names "")
    foreach(file ${ARGN})
        string(REGEX REPLACE "^/usr" "" unmerged ${file})
        foreach(path ${file} ${unmerged})
            execute_process(COMMAND dpkg-query --search ${path}
                OUTPUT_VARIABLE said ERROR_QUIET)
            if(said MATCHES "^([^:,]+):")
                list(APPEND names ${CMAKE_MATCH_1})
            endif()
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES names)
    list(SORT names)
    list(JOIN names ", " joined)
    set(${out} "${joined}" PARENT_SCOPE)
endfunction()

find_program(KB_DPKG_QUERY dpkg-query)
mark_as_advanced(KB_DPKG_QUERY)
if(NOT KB_DPKG_QUERY)
    return()
endif()
kb_packages_of(program_packages ${late_of_program})
kb_packages_of(library_packages ${late_of_library})

set(library libaigckb${KB_ABI})
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "the aigckb authors <aigckb@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library development)

set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
"knowledge base of the AIGC industry, at the command line
 Reads Chinese articles about generated content into a store of concepts, with
 their relations, definitions, figures and events and the sentence behind each
 fact; lists, searches and cross-references them, for people and for scripts.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME aigckb)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "${program_packages}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "fonts-wqy-zenhei, man-db")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "jq, fzf")

set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
"knowledge base of the AIGC industry, shared library
 What the program aigckb is made of, for other programs.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${library})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "${library_packages}")

set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
"knowledge base of the AIGC industry, headers and static library
 What a program that uses libaigckb is built with.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libaigckb-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${library} (= ${PROJECT_VERSION}), libsqlite3-dev, libutf8proc-dev, libmd-dev")

foreach(component program library development)
    string(TOUPPER ${component} upper)
    install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}
        COMPONENT ${component})
endforeach()
include(CPack)
