#include "disk.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct disk_file *files;

static uint64_t mix(uint64_t *state) {
  *state += 0x9E3779B97F4A7C15u;
  uint64_t mixed = *state;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

struct disk_file *disk_find(const char *path, int is_log) {
  for (struct disk_file *file = files; file; file = file->next)
    if (strcmp(file->path, path) == 0) return file;
  struct disk_file *file = calloc(1, sizeof *file);
  file->path = strdup(path);
  file->is_log = is_log;
  file->is_name_synced = access(path, F_OK) == 0;
  file->next = files;
  files = file;
  return file;
}

static struct change *note(struct disk_file *file, sqlite3_file *real, sqlite3_int64 offset,
                           sqlite3_int64 old_count) {
  struct change *change = calloc(1, sizeof *change);
  real->pMethods->xFileSize(real, &change->length_before);
  change->offset = offset;
  change->truncated_to = -1;
  if (offset < change->length_before) {
    sqlite3_int64 there = change->length_before - offset;
    change->old_count = (int)(old_count < there ? old_count : there);
    change->old_bytes = malloc((size_t)change->old_count + 1);
    real->pMethods->xRead(real, change->old_bytes, change->old_count, offset);
  }
  change->earlier = file->last;
  file->last = change;
  return change;
}

void disk_note_write(struct disk_file *file, sqlite3_file *real, const void *bytes, int count,
                     sqlite3_int64 offset) {
  struct change *change = note(file, real, offset, count);
  change->new_count = count;
  change->new_bytes = malloc((size_t)count + 1);
  memcpy(change->new_bytes, bytes, (size_t)count);
}

void disk_note_truncation(struct disk_file *file, sqlite3_file *real, sqlite3_int64 length) {
  sqlite3_int64 size = 0;
  real->pMethods->xFileSize(real, &size);
  struct change *change = note(file, real, length, size > length ? size - length : 0);
  change->truncated_to = length;
}

void disk_note_removal(struct disk_file *file) {
  int descriptor = open(file->path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && file->is_name_synced) {
    free(file->removed_bytes);
    file->removed_bytes = malloc((size_t)status.st_size + 1);
    file->removed_count = read(descriptor, file->removed_bytes, (size_t)status.st_size);
    file->is_removed = file->removed_count == status.st_size;
  }
  close(descriptor);
}

void disk_synced(struct disk_file *file) {
  while (file->last) {
    struct change *change = file->last;
    file->last = change->earlier;
    free(change->old_bytes);
    free(change->new_bytes);
    free(change);
  }
}

void disk_folder_synced(void) {
  for (struct disk_file *file = files; file; file = file->next) {
    file->is_name_synced = access(file->path, F_OK) == 0;
    file->is_removed = 0;
  }
}

// The file of an open handle is written through that handle: to close another descriptor of it
// would give up SQLite's locks.
static void put(struct disk_file *file, int descriptor, const void *bytes, int count,
                sqlite3_int64 offset) {
  if (count <= 0) return;
  if (file->open)
    file->open->pMethods->xWrite(file->open, bytes, count, offset);
  else if (pwrite(descriptor, bytes, (size_t)count, offset) != count)
    abort();
}

static void cut(struct disk_file *file, int descriptor, sqlite3_int64 length) {
  if (file->open)
    file->open->pMethods->xTruncate(file->open, length);
  else if (ftruncate(descriptor, length) != 0)
    abort();
}

static void redo_part(struct disk_file *file, int descriptor, struct change *change,
                      uint64_t *seed) {
  if (!change) return;
  redo_part(file, descriptor, change->earlier, seed);
  uint64_t draw = mix(seed);
  if (draw % 2) return;
  if (change->truncated_to >= 0) return cut(file, descriptor, change->truncated_to);
  // Now and then only the first sectors of a write have come.
  int count = change->new_count;
  if (draw % 8 == 0 && count > 512) count = 512 * (1 + (int)((draw >> 8) % (count / 512)));
  put(file, descriptor, change->new_bytes, count, change->offset);
}

static void lose(struct disk_file *file, int keeps_part, uint64_t *seed) {
  int descriptor = file->open ? -1 : open(file->path, O_RDWR | O_CLOEXEC);
  if (file->open || descriptor >= 0) {
    for (struct change *change = file->last; change; change = change->earlier) {
      put(file, descriptor, change->old_bytes, change->old_count, change->offset);
      cut(file, descriptor, change->length_before);
    }
    if (keeps_part) redo_part(file, descriptor, file->last, seed);
    if (descriptor >= 0) close(descriptor);
  }
  disk_synced(file);
  if (!file->is_name_synced && !(keeps_part && mix(seed) % 2)) unlink(file->path);
  if (file->is_removed && !(keeps_part && mix(seed) % 2)) {
    int again = open(file->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (again < 0) return;
    if (write(again, file->removed_bytes, (size_t)file->removed_count) != file->removed_count)
      abort();
    close(again);
  }
}

void disk_lose_power(int keeps_part, uint64_t seed) {
  for (struct disk_file *file = files; file; file = file->next) lose(file, keeps_part, &seed);
}

void disk_forget(void) {
  struct disk_file **place = &files;
  while (*place) {
    struct disk_file *file = *place;
    disk_synced(file);
    free(file->removed_bytes);
    file->removed_bytes = NULL;
    file->is_removed = 0;
    if (file->handles > 0) {
      place = &file->next;
      continue;
    }
    *place = file->next;
    free(file->path);
    free(file);
  }
}
