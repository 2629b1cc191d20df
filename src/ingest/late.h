/* late.h - libarchive, loaded when the first archive is read: see base/late.h.
 */
#ifndef KB_INGEST_LATE_H
#define KB_INGEST_LATE_H

#include <archive.h>
#include <archive_entry.h>

/** What is called of libarchive, by its names without "archive_". */
typedef struct kb_libarchive {
    __typeof__(archive_read_new) *read_new;
    __typeof__(archive_read_free) *read_free;
    __typeof__(archive_read_support_format_zip) *support_zip;
    __typeof__(archive_read_support_format_tar) *support_tar;
    __typeof__(archive_read_support_format_7zip) *support_7zip;
    __typeof__(archive_read_support_format_raw) *support_raw;
    __typeof__(archive_read_support_filter_gzip) *support_gzip;
    __typeof__(archive_read_support_filter_bzip2) *support_bzip2;
    __typeof__(archive_read_support_filter_xz) *support_xz;
    __typeof__(archive_read_support_filter_zstd) *support_zstd;
    __typeof__(archive_read_open_fd) *open_fd;
    __typeof__(archive_read_open_FILE) *open_file;
    __typeof__(archive_read_open_memory) *open_memory;
    __typeof__(archive_read_next_header) *next_header;
    __typeof__(archive_read_data) *data;
    __typeof__(archive_read_data_block) *data_block;
    __typeof__(archive_read_has_encrypted_entries) *has_encrypted_entries;
    __typeof__(archive_error_string) *error_string;
    __typeof__(archive_errno) *error_number;
    __typeof__(archive_format) *format;
    __typeof__(archive_filter_count) *filter_count;
    __typeof__(archive_filter_bytes) *filter_bytes;
    __typeof__(archive_entry_pathname) *entry_pathname;
    __typeof__(archive_entry_filetype) *entry_filetype;
    __typeof__(archive_entry_hardlink) *entry_hardlink;
    __typeof__(archive_entry_size) *entry_size;
    __typeof__(archive_entry_size_is_set) *entry_size_is_set;
    __typeof__(archive_entry_mtime) *entry_mtime;
    __typeof__(archive_entry_mtime_nsec) *entry_mtime_nsec;
    __typeof__(archive_entry_is_data_encrypted) *entry_is_encrypted;
} kb_libarchive;

const kb_libarchive *kb_libarchive_load(void);

#endif
