// A disk that fails on demand, between SQLite and the operating system: the n-th call of one kind
// fails, is torn, or is the last before the power goes. Only a harness links this.
//
// What is written is on the disk once it was synced. When the power goes, everything written since
// is undone, or a part of it that a seed chooses; files whose name no sync has reached yet are
// gone, and files whose removal none has reached are back. Until the power is on again every call
// fails.

#ifndef CFAULTVFS_H
#define CFAULTVFS_H

#include <stdint.h>

/// The kinds of calls that are counted.
enum fault_vfs_call {
  FAULT_VFS_WRITE,
  FAULT_VFS_SYNC,
  FAULT_VFS_OPEN,
  FAULT_VFS_TRUNCATE,
  FAULT_VFS_READ,
  FAULT_VFS_DELETE,
  FAULT_VFS_LOCK,
  FAULT_VFS_SHARED_MEMORY,
  FAULT_VFS_CALLS
};

/// What happens at the call that was chosen.
enum fault_vfs_effect {
  FAULT_VFS_NONE,
  /// The call does nothing and says that it could not.
  FAULT_VFS_FAILS,
  /// The same, in the words of a full disk.
  FAULT_VFS_FULL,
  /// Half of a write is done, and it says that it could not.
  FAULT_VFS_TORN,
  /// The call is done, and the power goes: nothing stays of what was not synced.
  FAULT_VFS_POWER_GOES,
  /// The same, but a part of what was not synced stays.
  FAULT_VFS_POWER_GOES_PARTLY
};

/// Stands between SQLite and the system for every database that this process opens from now on.
/// Returns 0, or a result of SQLite's.
int32_t fault_vfs_install(void);

/// Power on, all counts at zero, and one effect at the `nth` call of a kind (from 1). To be called
/// while no database is open. With `disk_lies`, a sync says that it is done and is not.
void fault_vfs_arm(int32_t call, int32_t effect, int64_t nth, uint64_t seed, int32_t disk_lies);

/// Calls of one kind since it was armed.
int64_t fault_vfs_count(int32_t call);

/// Whether the chosen call was reached since it was armed.
int32_t fault_vfs_was_reached(void);

#endif
