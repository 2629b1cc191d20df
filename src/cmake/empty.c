/* empty.c - the shared library is made of the layers alone. */
typedef int kb_empty;
