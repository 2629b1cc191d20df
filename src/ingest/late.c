/* late.c - libarchive, loaded when the first archive is read. */
#include "ingest/late.h"

#include <pthread.h>

#include "base/late.h"

static kb_libarchive lib;

static void load_archive(void)
{
    static const kb_late_symbol symbols[] = {
        {"archive_read_new", &lib.read_new},
        {"archive_read_free", &lib.read_free},
        {"archive_read_support_format_zip", &lib.support_zip},
        {"archive_read_support_format_tar", &lib.support_tar},
        {"archive_read_support_format_7zip", &lib.support_7zip},
        {"archive_read_support_format_raw", &lib.support_raw},
        {"archive_read_support_filter_gzip", &lib.support_gzip},
        {"archive_read_support_filter_bzip2", &lib.support_bzip2},
        {"archive_read_support_filter_xz", &lib.support_xz},
        {"archive_read_support_filter_zstd", &lib.support_zstd},
        {"archive_read_open_fd", &lib.open_fd},
        {"archive_read_open_FILE", &lib.open_file},
        {"archive_read_open_memory", &lib.open_memory},
        {"archive_read_next_header", &lib.next_header},
        {"archive_read_data", &lib.data},
        {"archive_read_data_block", &lib.data_block},
        {"archive_read_has_encrypted_entries", &lib.has_encrypted_entries},
        {"archive_error_string", &lib.error_string},
        {"archive_errno", &lib.error_number},
        {"archive_format", &lib.format},
        {"archive_filter_count", &lib.filter_count},
        {"archive_filter_bytes", &lib.filter_bytes},
        {"archive_entry_pathname", &lib.entry_pathname},
        {"archive_entry_filetype", &lib.entry_filetype},
        {"archive_entry_hardlink", &lib.entry_hardlink},
        {"archive_entry_size", &lib.entry_size},
        {"archive_entry_size_is_set", &lib.entry_size_is_set},
        {"archive_entry_mtime", &lib.entry_mtime},
        {"archive_entry_mtime_nsec", &lib.entry_mtime_nsec},
        {"archive_entry_is_data_encrypted", &lib.entry_is_encrypted},
    };
    kb_late_load(KB_LATE_ARCHIVE, symbols, sizeof symbols / sizeof *symbols);
}

const kb_libarchive *kb_libarchive_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_archive);
    return &lib;
}
