# Text files as C arrays, so that the program is one file.
#
# kb_embed(target NAME files...) adds to `target` a source with
#   const kb_embedded kb_NAME[]   {name, text, length}, ended by a NULL name
# declared in base/embed.h.  Run as a script (cmake -P) it writes that source.
if(CMAKE_SCRIPT_MODE_FILE)
    set(rows "")
    set(arrays "")
    set(n 0)
    foreach(file ${FILES})
        file(READ ${file} hex HEX)
        file(SIZE ${file} size)
        get_filename_component(name ${file} NAME)
        string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
        string(APPEND arrays
            "static const unsigned char text_${n}[] = {${bytes}0};\n")
        string(APPEND rows
            "    {\"${name}\", (const char *)text_${n}, ${size}},\n")
        math(EXPR n "${n} + 1")
    endforeach()
    file(WRITE ${OUT} "/* Made by EmbedText.cmake. */\n#include \"base/embed.h\"\n"
        "${arrays}const kb_embedded kb_${NAME}[] = {\n${rows}    {0}};\n")
    return()
endif()

set(KB_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(kb_embed target name)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.c)
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} "-DFILES=${ARGN}" -DNAME=${name} -DOUT=${out}
                -P ${KB_EMBED_SCRIPT}
        DEPENDS ${ARGN} ${KB_EMBED_SCRIPT} VERBATIM)
    target_sources(${target} PRIVATE ${out})
endfunction()
