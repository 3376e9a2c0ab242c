#define _GNU_SOURCE
#include "CEcho.h"

#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static int open_socket(const char *path, struct sockaddr_un *address) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address->sun_path, path);
  return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static int write_all(int connection, const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = send(connection, bytes, count, MSG_NOSIGNAL);
    if (written < 0) return -1;
    bytes += written;
    count -= (size_t)written;
  }
  return 0;
}

/// Reads up to and with a line end; 0 at the end of the stream, -1 on failure.
static ssize_t read_line(int connection, uint8_t *bytes, size_t capacity) {
  size_t count = 0;
  while (count < capacity) {
    ssize_t more = recv(connection, bytes + count, capacity - count, 0);
    if (more <= 0) return more;
    count += (size_t)more;
    if (bytes[count - 1] == '\n') return (ssize_t)count;
  }
  errno = EMSGSIZE;
  return -1;
}

int32_t cecho_serve(const char *path, int32_t ready, const uint8_t *reply, size_t reply_bytes) {
  static uint8_t request[64 * 1024];
  struct sockaddr_un address;
  int listener = open_socket(path, &address);
  if (listener < 0) return errno;
  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0) return errno;
  if (listen(listener, 1) != 0) return errno;
  if (write(ready, "\n", 1) != 1) return errno;
  for (;;) {
    int connection = accept(listener, NULL, NULL);
    if (connection < 0) return errno;
    while (read_line(connection, request, sizeof request) > 0) {
      if (write_all(connection, reply, reply_bytes) != 0) break;
    }
    close(connection);
  }
}

int32_t cecho_connect(const char *path) {
  struct sockaddr_un address;
  struct timeval patience = {.tv_sec = 10};
  int connection = open_socket(path, &address);
  if (connection < 0) return -errno;
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) {
    int reason = errno;
    close(connection);
    return -reason;
  }
  return connection;
}

static int64_t now_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t cecho_call(int32_t connection, const uint8_t *request, size_t request_bytes,
                   uint8_t *reply, size_t reply_capacity, size_t *reply_bytes) {
  int64_t start = now_nanoseconds();
  if (write_all(connection, request, request_bytes) != 0) return -errno;
  ssize_t count = read_line(connection, reply, reply_capacity);
  int64_t end = now_nanoseconds();
  if (count == 0) return -ECONNRESET;
  if (count < 0) return -errno;
  *reply_bytes = (size_t)count;
  return end - start;
}

static cpu_set_t every_processor;
static int every_processor_is_known;

int32_t cecho_stay_on_this_processor(void) {
  if (sched_getaffinity(0, sizeof every_processor, &every_processor) != 0) return errno;
  every_processor_is_known = 1;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  return sched_setaffinity(0, sizeof one, &one) == 0 ? 0 : errno;
}

int32_t cecho_use_every_processor(void) {
  if (!every_processor_is_known) return 0;
  return sched_setaffinity(0, sizeof every_processor, &every_processor) == 0 ? 0 : errno;
}
