// What a power cut takes back.

#ifndef FAULT_DISK_H
#define FAULT_DISK_H

#include <sqlite3.h>
#include <stdint.h>

/// A change of a file that no sync has reached yet.
struct change {
  sqlite3_int64 offset;
  sqlite3_int64 length_before;
  /// Of a truncation: the new length. Of a write: -1.
  sqlite3_int64 truncated_to;
  int old_count, new_count;
  unsigned char *old_bytes, *new_bytes;
  struct change *earlier;
};

/// One file by its name, however often it is open.
struct disk_file {
  char *path;
  int is_log;          // a journal or a write-ahead log: its first sync reaches the folder too
  int is_name_synced;
  int is_removed;      // removed, and no sync has reached the folder since
  unsigned char *removed_bytes;
  sqlite3_int64 removed_count;
  struct change *last;
  sqlite3_file *open;  // one of the handles that are open now
  int handles;
  struct disk_file *next;
};

struct disk_file *disk_find(const char *path, int is_log);
void disk_note_write(struct disk_file *file, sqlite3_file *real, const void *bytes, int count,
                     sqlite3_int64 offset);
void disk_note_truncation(struct disk_file *file, sqlite3_file *real, sqlite3_int64 length);
void disk_note_removal(struct disk_file *file);
void disk_synced(struct disk_file *file);
void disk_folder_synced(void);
void disk_lose_power(int keeps_part, uint64_t seed);
void disk_forget(void);

#endif
