#include "CHostClock.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int32_t chostclock_open_alarm(int64_t after_milliseconds) {
  int alarm = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (alarm < 0) return -errno;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  int64_t wait = after_milliseconds > 0 ? after_milliseconds : 1;
  int64_t nanoseconds = now.tv_nsec + wait % 1000 * 1000000;
  struct itimerspec setting = {
      .it_value = {.tv_sec = now.tv_sec + wait / 1000 + nanoseconds / 1000000000,
                   .tv_nsec = nanoseconds % 1000000000}};
  int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
  if (timerfd_settime(alarm, flags, &setting, NULL) == 0) return alarm;
  int reason = errno;
  close(alarm);
  return -reason;
}
