/*
 * Preloaded into a process, has the calls that write to the disk fail as a full or a broken one does: of the files below
 * FAULT_FOLDER, each such call from the FAULT_AFTER-th on, with the error number FAULT_ERRNO. FAULT_CALL says which calls:
 * "write" or "sync".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long calls;

static int fails(const char *call, int descriptor) {
  const char *wanted = getenv("FAULT_CALL"), *folder = getenv("FAULT_FOLDER");
  if (wanted == NULL || folder == NULL || strcmp(wanted, call) != 0) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  if (__atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) < atol(getenv("FAULT_AFTER"))) return 0;
  errno = atoi(getenv("FAULT_ERRNO"));
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *buffer, size_t count) {
  return fails("write", fd) ? -1 : REAL(write)(fd, buffer, count);
}
ssize_t pwrite(int fd, const void *buffer, size_t count, off_t offset) {
  return fails("write", fd) ? -1 : REAL(pwrite)(fd, buffer, count, offset);
}
ssize_t pwrite64(int fd, const void *buffer, size_t count, off64_t offset) {
  return fails("write", fd) ? -1 : REAL(pwrite64)(fd, buffer, count, offset);
}
ssize_t writev(int fd, const struct iovec *buffers, int count) {
  return fails("write", fd) ? -1 : REAL(writev)(fd, buffers, count);
}
ssize_t pwritev(int fd, const struct iovec *buffers, int count, off_t offset) {
  return fails("write", fd) ? -1 : REAL(pwritev)(fd, buffers, count, offset);
}
ssize_t pwritev64(int fd, const struct iovec *buffers, int count, off64_t offset) {
  return fails("write", fd) ? -1 : REAL(pwritev64)(fd, buffers, count, offset);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
  return fails("write", out) ? -1 : REAL(copy_file_range)(in, from, out, to, length, flags);
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
  return fails("write", out) ? -1 : REAL(sendfile64)(out, in, offset, count);
}
int ftruncate64(int fd, off64_t length) {
  return fails("write", fd) ? -1 : REAL(ftruncate64)(fd, length);
}
int fsync(int fd) {
  return fails("sync", fd) ? -1 : REAL(fsync)(fd);
}
int fdatasync(int fd) {
  return fails("sync", fd) ? -1 : REAL(fdatasync)(fd);
}
