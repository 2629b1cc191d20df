# Joins static libraries into one, by an MRI script of ar.
set(script "create ${OUT}\n")
foreach(archive ${ARCHIVES})
    string(APPEND script "addlib ${archive}\n")
endforeach()
file(WRITE ${OUT}.mri "${script}save\nend\n")
execute_process(COMMAND ${AR} -M INPUT_FILE ${OUT}.mri COMMAND_ERROR_IS_FATAL ANY)
