// The floor of a round trip over a Unix socket: blocking system calls and nothing else. The
// calling side is used for the floor and for the daemon alike, so that its cost is the same.

#ifndef CECHO_H
#define CECHO_H

#include <stddef.h>
#include <stdint.h>

/// Listens at `path`, writes one byte to `ready`, and answers every line of one connection after
/// the other with the same `reply`. Returns an `errno` when it cannot.
int32_t cecho_serve(const char *path, int32_t ready, const uint8_t *reply, size_t reply_bytes);

/// Connects to `path`, with 10 s of patience for each later call. Returns a descriptor, or minus
/// an `errno`.
int32_t cecho_connect(const char *path);

/// Writes `request` and reads until a line has come. Returns the nanoseconds that took, or minus
/// an `errno`; `reply_bytes` is the length of the line with its end.
int64_t cecho_call(int32_t connection, const uint8_t *request, size_t request_bytes,
                   uint8_t *reply, size_t reply_capacity, size_t *reply_bytes);

/// Keeps the calling thread, and what it starts, on the processor it is on. Returns 0 or an
/// `errno`.
int32_t cecho_stay_on_this_processor(void);

/// Takes that back. Returns 0 or an `errno`.
int32_t cecho_use_every_processor(void);

#endif
