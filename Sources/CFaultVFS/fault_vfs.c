#include "CFaultVFS.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"

struct faulty_file {
  sqlite3_file base;
  struct disk_file *disk;  // NULL for a file without a name, which no power cut concerns
  sqlite3_file *real;
};

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *honest;
static sqlite3_vfs faulty;
static sqlite3_io_methods methods;

static struct {
  int call, effect, lies, reached, is_off;
  sqlite3_int64 nth;
  uint64_t seed;
  sqlite3_int64 counts[FAULT_VFS_CALLS];
} plan;

enum { DEAD = -1 };

// What is to happen at this call: `DEAD` without power, `FAULT_VFS_NONE` nearly always.
static int inject(int call) {
  if (plan.is_off) return DEAD;
  plan.counts[call]++;
  if (plan.effect == FAULT_VFS_NONE || plan.call != call || plan.counts[call] != plan.nth)
    return FAULT_VFS_NONE;
  plan.reached = 1;
  return plan.effect;
}

static int takes_power(int effect) {
  return effect == FAULT_VFS_POWER_GOES || effect == FAULT_VFS_POWER_GOES_PARTLY;
}

static int spoils(int effect) { return effect != FAULT_VFS_NONE && !takes_power(effect); }

static void after(int effect) {
  if (!takes_power(effect)) return;
  plan.is_off = 1;
  disk_lose_power(effect == FAULT_VFS_POWER_GOES_PARTLY, plan.seed);
}

static struct faulty_file *of(sqlite3_file *file) { return (struct faulty_file *)file; }

// A call that only passes through unless it fails.
#define PASSING(call, code, expression)           \
  pthread_mutex_lock(&guard);                     \
  int effect = inject(call);                      \
  int result = spoils(effect) ? (code) : (expression); \
  after(effect);                                  \
  pthread_mutex_unlock(&guard);                   \
  return result

static int close_file(sqlite3_file *file) {
  struct faulty_file *mine = of(file);
  pthread_mutex_lock(&guard);
  if (mine->disk) {
    mine->disk->handles--;
    if (mine->disk->open == mine->real) mine->disk->open = NULL;
  }
  int result = mine->real->pMethods->xClose(mine->real);
  pthread_mutex_unlock(&guard);
  return result;
}

static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  sqlite3_file *real = of(file)->real;
  PASSING(FAULT_VFS_READ, SQLITE_IOERR_READ, real->pMethods->xRead(real, bytes, count, offset));
}

static int write_file(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  struct faulty_file *mine = of(file);
  sqlite3_file *real = mine->real;
  pthread_mutex_lock(&guard);
  int effect = inject(FAULT_VFS_WRITE);
  int result = effect == FAULT_VFS_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  int written = effect == FAULT_VFS_TORN ? count / 2 : spoils(effect) ? 0 : count;
  if (written > 0) {
    if (mine->disk) disk_note_write(mine->disk, real, bytes, written, offset);
    int done = real->pMethods->xWrite(real, bytes, written, offset);
    if (!spoils(effect)) result = done;
  }
  after(effect);
  pthread_mutex_unlock(&guard);
  return result;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 length) {
  struct faulty_file *mine = of(file);
  sqlite3_file *real = mine->real;
  pthread_mutex_lock(&guard);
  int effect = inject(FAULT_VFS_TRUNCATE);
  int result = SQLITE_IOERR_TRUNCATE;
  if (!spoils(effect)) {
    if (mine->disk) disk_note_truncation(mine->disk, real, length);
    result = real->pMethods->xTruncate(real, length);
  }
  after(effect);
  pthread_mutex_unlock(&guard);
  return result;
}

static int sync_file(sqlite3_file *file, int flags) {
  struct faulty_file *mine = of(file);
  sqlite3_file *real = mine->real;
  (void)flags;
  pthread_mutex_lock(&guard);
  int effect = inject(FAULT_VFS_SYNC);
  int result = spoils(effect) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
  // The real disk is not waited for: what it would keep is known here.
  if (!spoils(effect) && mine->disk && !plan.lies) {
    disk_synced(mine->disk);
    if (mine->disk->is_log && !mine->disk->is_name_synced) disk_folder_synced();
  }
  (void)real;
  after(effect);
  pthread_mutex_unlock(&guard);
  return result;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  sqlite3_file *real = of(file)->real;
  if (plan.is_off) return SQLITE_IOERR_FSTAT;
  return real->pMethods->xFileSize(real, size);
}

static int lock_file(sqlite3_file *file, int level) {
  sqlite3_file *real = of(file)->real;
  PASSING(FAULT_VFS_LOCK, SQLITE_IOERR_LOCK, real->pMethods->xLock(real, level));
}

static int unlock_file(sqlite3_file *file, int level) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xUnlock(real, level);
}

static int is_reserved(sqlite3_file *file, int *answer) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xCheckReservedLock(real, answer);
}

static int control(sqlite3_file *file, int operation, void *argument) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xFileControl(real, operation, argument);
}

static int sector_size(sqlite3_file *file) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xSectorSize(real);
}

static int characteristics(sqlite3_file *file) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xDeviceCharacteristics(real);
}

static int map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **bytes) {
  sqlite3_file *real = of(file)->real;
  PASSING(FAULT_VFS_SHARED_MEMORY, SQLITE_IOERR_SHMMAP,
          real->pMethods->xShmMap(real, page, size, extend, bytes));
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags) {
  sqlite3_file *real = of(file)->real;
  if (flags & SQLITE_SHM_UNLOCK) return real->pMethods->xShmLock(real, offset, count, flags);
  PASSING(FAULT_VFS_LOCK, SQLITE_IOERR_SHMLOCK,
          real->pMethods->xShmLock(real, offset, count, flags));
}

static void shared_barrier(sqlite3_file *file) {
  sqlite3_file *real = of(file)->real;
  real->pMethods->xShmBarrier(real);
}

static int unmap_shared(sqlite3_file *file, int removes) {
  sqlite3_file *real = of(file)->real;
  return real->pMethods->xShmUnmap(real, removes);
}

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
                     int *flags_out) {
  (void)vfs;
  struct faulty_file *mine = of(file);
  mine->base.pMethods = NULL;
  mine->disk = NULL;
  mine->real = (sqlite3_file *)(mine + 1);
  pthread_mutex_lock(&guard);
  int effect = path ? inject(FAULT_VFS_OPEN) : FAULT_VFS_NONE;
  int result = SQLITE_CANTOPEN;
  if (!spoils(effect)) {
    int is_log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    struct disk_file *disk = path ? disk_find(path, is_log) : NULL;
    result = honest->xOpen(honest, path, mine->real, flags, flags_out);
    if (result == SQLITE_OK) {
      mine->base.pMethods = &methods;
      mine->disk = disk;
      if (disk) {
        disk->handles++;
        disk->open = mine->real;
      }
    }
  }
  after(effect);
  pthread_mutex_unlock(&guard);
  return result;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int syncs_folder) {
  (void)vfs;
  pthread_mutex_lock(&guard);
  int effect = inject(FAULT_VFS_DELETE);
  int result = SQLITE_IOERR_DELETE;
  if (!spoils(effect)) {
    struct disk_file *disk = disk_find(path, 1);
    disk_note_removal(disk);
    disk_synced(disk);
    result = honest->xDelete(honest, path, 0);
    if (result == SQLITE_OK && syncs_folder && !plan.lies) disk_folder_synced();
    // What is made under this name from now on is another file.
    disk->is_name_synced = 0;
  }
  after(effect);
  pthread_mutex_unlock(&guard);
  return result;
}

int32_t fault_vfs_install(void) {
  honest = sqlite3_vfs_find(NULL);
  if (!honest) return SQLITE_ERROR;
  methods = (sqlite3_io_methods){
      .iVersion = 2,
      .xClose = close_file,
      .xRead = read_file,
      .xWrite = write_file,
      .xTruncate = truncate_file,
      .xSync = sync_file,
      .xFileSize = file_size,
      .xLock = lock_file,
      .xUnlock = unlock_file,
      .xCheckReservedLock = is_reserved,
      .xFileControl = control,
      .xSectorSize = sector_size,
      .xDeviceCharacteristics = characteristics,
      .xShmMap = map_shared,
      .xShmLock = lock_shared,
      .xShmBarrier = shared_barrier,
      .xShmUnmap = unmap_shared,
  };
  faulty = *honest;
  faulty.zName = "faulty";
  faulty.pNext = NULL;
  faulty.szOsFile = (int)sizeof(struct faulty_file) + honest->szOsFile;
  faulty.xOpen = open_file;
  faulty.xDelete = delete_file;
  return sqlite3_vfs_register(&faulty, 1);
}

void fault_vfs_arm(int32_t call, int32_t effect, int64_t nth, uint64_t seed, int32_t disk_lies) {
  pthread_mutex_lock(&guard);
  disk_forget();
  memset(&plan, 0, sizeof plan);
  plan.call = call;
  plan.effect = effect;
  plan.nth = nth;
  plan.seed = seed;
  plan.lies = disk_lies;
  pthread_mutex_unlock(&guard);
}

int64_t fault_vfs_count(int32_t call) {
  pthread_mutex_lock(&guard);
  int64_t count = plan.counts[call];
  pthread_mutex_unlock(&guard);
  return count;
}

int32_t fault_vfs_was_reached(void) {
  pthread_mutex_lock(&guard);
  int reached = plan.reached;
  pthread_mutex_unlock(&guard);
  return reached;
}
