// A timer on the host's clock, by calls that Swift's Glibc module does not have.

#ifndef CHOSTCLOCK_H
#define CHOSTCLOCK_H

#include <stdint.h>

/// Opens a descriptor that can be read once the host's clock has gone on by so much, and whose read
/// fails with ECANCELED at once when that clock is set or the host wakes up. Returns it, or minus
/// an `errno`.
int32_t chostclock_open_alarm(int64_t after_milliseconds);

#endif
