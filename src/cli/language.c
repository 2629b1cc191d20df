/* language.c - in which language the program speaks to people. */
#include "cli/language.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/environment.h"
#include "cli/args.h"
#include "cli/installed.h"

const char *const kb_languages[] = {
    [KB_ENGLISH] = "en", [KB_CHINESE] = "zh", NULL};

static const char *configured(const kb_config *config)
{
    for (size_t i = 0; config && i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        if (s->section[0] == '\0' && strcmp(s->key, "lang") == 0)
            return s->value;
    }
    return NULL;
}

/* As POSIX says which variable holds for messages. */
static const char *of_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;

    for (size_t i = 0; i < sizeof names / sizeof *names && !value; i++)
        value = kb_environment(names[i]);
    return value && strncmp(value, "zh", 2) == 0 ? "zh" : "en";
}

void kb_language_choose(char **argv, const kb_config *config)
{
    char path[KB_PATH_BYTES];
    const char *name = kb_args_value(argv, "--lang");

    if (!name)
        name = configured(config);
    if (!name)
        name = of_locale();
    if (strcmp(name, kb_languages[KB_CHINESE]) != 0)
        kb_catalogue_close();
    else if (!kb_catalogue_is_open() &&
             kb_installed_find(path, "locale/zh_CN/LC_MESSAGES/aigckb.mo",
                               KB_LOCALE_PATH "/zh_CN/LC_MESSAGES/aigckb.mo"))
        kb_catalogue_open(path);
}
