/* environment.h - variables of the environment. */
#ifndef KB_BASE_ENVIRONMENT_H
#define KB_BASE_ENVIRONMENT_H

/** The value of a variable that is set and not empty, or NULL. */
const char *kb_environment(const char *name);

#endif
