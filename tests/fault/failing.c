/* The n-th write to a disk fails, once: `fail_at` counts writes, syncs and renames under FAIL_DIR, FAIL_WITH is the errno.
 * Preloaded; a file /FAIL_DIR/../armed must exist, so that a test decides when the counting begins. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int count;
static int at, with;
static const char *folder, *armed;

__attribute__((constructor)) static void begin(void) {
    folder = getenv("FAIL_DIR");
    armed = getenv("FAIL_ARMED");
    with = getenv("FAIL_WITH") ? atoi(getenv("FAIL_WITH")) : EIO;
}

/* From now on the n-th fails, counted anew. */
void fail_at(int number) {
    at = number;
    atomic_store(&count, 0);
}

static int fails(const char *path) {
    if (!folder || !at || strncmp(path, folder, strlen(folder)) || strstr(path, "-shm")) return 0;
    if (syscall(SYS_faccessat, AT_FDCWD, armed, F_OK, 0)) return 0;
    if (atomic_fetch_add(&count, 1) + 1 != at) return 0;
    int told = syscall(SYS_openat, AT_FDCWD, getenv("FAIL_HIT"), O_CREAT | O_WRONLY, 0600);
    syscall(SYS_close, told);
    errno = with;
    return 1;
}
static int fails_at(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return fails(path);
}
ssize_t write(int fd, const void *content, size_t length) { return fails_at(fd) ? -1 : syscall(SYS_write, fd, content, length); }
ssize_t pwrite(int fd, const void *content, size_t length, off_t to) { return fails_at(fd) ? -1 : syscall(SYS_pwrite64, fd, content, length, to); }
ssize_t pwrite64(int fd, const void *content, size_t length, off64_t to) { return fails_at(fd) ? -1 : syscall(SYS_pwrite64, fd, content, length, to); }
int fsync(int fd) { return fails_at(fd) ? -1 : syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return fails_at(fd) ? -1 : syscall(SYS_fdatasync, fd); }
int rename(const char *old, const char *new) { return fails(new) ? -1 : syscall(SYS_renameat, AT_FDCWD, old, AT_FDCWD, new); }
