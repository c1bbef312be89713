/* Every write, truncation, sync, link, rename and unlink under REC_DIR, in order, into REC_LOG. Preloaded; a sync is
 * only noted, not done, so that a recording is quick. Memory maps are not seen: SQLite maps -shm only, which is no part
 * of what must outlive a power cut. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static const char *folder;
static size_t folder_length;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("REC_LOG");
    folder = getenv("REC_DIR");
    if (!path || !folder) return;
    folder_length = strlen(folder);
    record = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
    return record >= 0 && path && !strncmp(path, folder, folder_length);
}

static int named(int fd, char *path) {
    char link[64];
    if (record < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

static void note(char what, const char *path, const char *other, long long at, long long length, const void *content) {
    char line[2 * PATH_MAX + 64];
    int size = snprintf(line, sizeof line, "%c\t%s\t%s\t%lld\t%lld\n", what, path + folder_length,
                        other ? other + folder_length : "", at, content ? length : 0);
    pthread_mutex_lock(&order);
    syscall(SYS_write, record, line, size);
    if (content) syscall(SYS_write, record, content, (size_t)length);
    pthread_mutex_unlock(&order);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *content, size_t length) {
    char path[PATH_MAX];
    off_t at = named(fd, path) ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : -1;
    if (at >= 0) {
        int flags = fcntl(fd, F_GETFL);
        struct stat seen;
        if (flags >= 0 && (flags & O_APPEND) && !fstat(fd, &seen)) at = seen.st_size;
    }
    ssize_t done = syscall(SYS_write, fd, content, length);
    if (done > 0 && at >= 0) note('W', path, 0, at, done, content);
    return done;
}

static ssize_t put(int fd, const void *content, size_t length, off_t at) {
    char path[PATH_MAX];
    ssize_t done = syscall(SYS_pwrite64, fd, content, length, at);
    if (done > 0 && named(fd, path)) note('W', path, 0, at, done, content);
    return done;
}
ssize_t pwrite(int fd, const void *content, size_t length, off_t at) { return put(fd, content, length, at); }
ssize_t pwrite64(int fd, const void *content, size_t length, off64_t at) { return put(fd, content, length, at); }

static int cut(int fd, off_t length) {
    char path[PATH_MAX];
    int done = syscall(SYS_ftruncate, fd, length);
    if (!done && named(fd, path)) note('T', path, 0, length, 0, 0);
    return done;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int noted_sync(int fd, int call) {
    char path[PATH_MAX];
    if (!named(fd, path)) return syscall(call, fd);
    note('S', path, 0, 0, 0, 0);
    return 0;
}
int fsync(int fd) { return noted_sync(fd, SYS_fsync); }
int fdatasync(int fd) { return noted_sync(fd, SYS_fdatasync); }

int unlink(const char *path) {
    int done = NEXT(unlink)(path);
    if (!done && is_ours(path)) note('U', path, 0, 0, 0, 0);
    return done;
}
int rename(const char *old, const char *new) {
    int done = NEXT(rename)(old, new);
    if (!done && is_ours(old)) note('R', old, new, 0, 0, 0);
    return done;
}
int link(const char *old, const char *new) {
    int done = NEXT(link)(old, new);
    if (!done && is_ours(old)) note('L', old, new, 0, 0, 0);
    return done;
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    int done = NEXT(linkat)(from, old, to, new, flags);
    if (!done && is_ours(old)) note('L', old, new, 0, 0, 0);
    return done;
}

static int opened(int fd, int flags) {
    char path[PATH_MAX];
    if (fd >= 0 && (flags & (O_CREAT | O_TRUNC)) && named(fd, path)) note(flags & O_TRUNC ? 'E' : 'C', path, 0, 0, 0, 0);
    return fd;
}
#define MODE(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags, mode) return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), flags); }
int open64(const char *path, int flags, ...) { MODE(flags, mode) return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), flags); }
int openat(int at, const char *path, int flags, ...) { MODE(flags, mode) return opened(syscall(SYS_openat, at, path, flags, mode), flags); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags, mode) return opened(syscall(SYS_openat, at, path, flags, mode), flags); }
