/*
 * Laid over libc by LD_PRELOAD: counts the calls that touch what lies below one folder, writes each down,
 * and at one of them does harm. The calls themselves are made to the kernel directly. 64-bit Linux.
 *
 *   FAULTS_WATCHED  the folder, as an absolute path
 *   FAULTS_LOG      where the calls are written down: "NUMBER CALL PATH" or "NUMBER CALL PATH > PATH"
 *   FAULTS_AT       the number of the call, from 1 on; 0 for none
 *   FAULTS_DO       "fail ERRNO"     the call fails
 *                   "broken ERRNO"   this call and all that follow fail, but for reading and closing
 *                                    (while there is a file FAULTS_WHILE, if that is set)
 *                   "short ERRNO"    a write writes one half; the next call fails, if ERRNO is not 0
 *                   "kill-before", "kill-after"   the process is killed
 *                   "swap"           another program puts FAULTS_OTHER in the place of FAULTS_TARGET
 *                   "scribble"       another program writes the bytes of FAULTS_OTHER into FAULTS_TARGET
 *                   "delete"         another program removes FAULTS_TARGET
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 1024
#define LENGTH 512

static char names[FILES][LENGTH]; /* of open files below the folder, as they are written down */
static const char *watched;
static int journal = -1, number, at, harm_errno, broken, next_fails, kill_after, half;
static char harm[32];

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("FAULTS_DO");
    const char *log = getenv("FAULTS_LOG");
    watched = getenv("FAULTS_WATCHED");
    at = getenv("FAULTS_AT") ? atoi(getenv("FAULTS_AT")) : 0;
    if (text)
        sscanf(text, "%31s %d", harm, &harm_errno);
    if (watched && log) {
        int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        journal = syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, FILES);
        syscall(SYS_close, fd);
    }
}

/* The path below the folder ("." for itself), or NULL. */
static const char *below(const char *path)
{
    size_t length = watched ? strlen(watched) : 0;
    if (journal < 0 || strncmp(path, watched, length) != 0)
        return NULL;
    if (path[length] == 0)
        return ".";
    return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *name_of(int fd)
{
    return fd >= 0 && fd < FILES && names[fd][0] ? names[fd] : NULL;
}

static void interfere(void)
{
    const char *target = getenv("FAULTS_TARGET"), *other = getenv("FAULTS_OTHER");
    char bytes[4096];
    if (strcmp(harm, "swap") == 0) {
        syscall(SYS_renameat2, AT_FDCWD, other, AT_FDCWD, target, 0);
    } else if (strcmp(harm, "delete") == 0) {
        syscall(SYS_unlinkat, AT_FDCWD, target, 0);
    } else if (strcmp(harm, "scribble") == 0) {
        int from = syscall(SYS_openat, AT_FDCWD, other, O_RDONLY);
        int to = syscall(SYS_openat, AT_FDCWD, target, O_WRONLY | O_TRUNC);
        long count = syscall(SYS_read, from, bytes, sizeof bytes);
        syscall(SYS_write, to, bytes, count);
        syscall(SYS_close, from);
        syscall(SYS_close, to);
    }
}

static int lasts(void)
{
    const char *path = getenv("FAULTS_WHILE");
    return !path || syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
}

/* Before a call: writes it down, does the harm that is due, and returns the errno to fail with, or 0. */
static int strike(const char *call, const char *path, const char *second)
{
    char line[2 * LENGTH + 64];
    int passive = !strcmp(call, "read") || !strcmp(call, "close") || !strcmp(call, "open");
    int length = snprintf(line, sizeof line, "%d %s %s%s%s\n", ++number, call, path,
                          second ? " > " : "", second ? second : "");
    syscall(SYS_write, journal, line, length);
    half = kill_after = 0;
    if (next_fails) {
        int error = next_fails;
        next_fails = 0;
        return error;
    }
    if (broken)
        return passive || !lasts() ? 0 : harm_errno;
    if (number != at)
        return 0;
    if (strcmp(harm, "fail") == 0)
        return harm_errno;
    if (strcmp(harm, "broken") == 0) {
        broken = 1;
        return passive ? 0 : harm_errno;
    }
    if (strcmp(harm, "short") == 0) {
        half = 1;
        next_fails = harm_errno;
    } else if (strcmp(harm, "kill-before") == 0) {
        syscall(SYS_kill, getpid(), SIGKILL);
    } else if (strcmp(harm, "kill-after") == 0) {
        kill_after = 1;
    } else {
        interfere();
    }
    return 0;
}

static long done(long result)
{
    if (kill_after)
        syscall(SYS_kill, getpid(), SIGKILL);
    return result;
}

#define STRIKE(call, path, second)                      \
    do {                                                \
        int error = strike(call, path, second);         \
        if (error) {                                    \
            errno = error;                              \
            return -1;                                  \
        }                                               \
    } while (0)

#define ON_FILE(call, fd, made)                         \
    do {                                                \
        const char *name = name_of(fd);                 \
        if (!name)                                      \
            return made;                                \
        STRIKE(call, name, NULL);                       \
        return done(made);                              \
    } while (0)

#define ON_PATH(call, path, made)                       \
    do {                                                \
        const char *name = below(path);                 \
        if (!name)                                      \
            return made;                                \
        STRIKE(call, name, NULL);                       \
        return done(made);                              \
    } while (0)

#define ON_PATHS(call, from, to, made)                  \
    do {                                                \
        const char *one = below(from), *two = below(to); \
        if (!one || !two)                               \
            return made;                                \
        STRIKE(call, one, two);                         \
        return done(made);                              \
    } while (0)

static int opened(int folder, const char *path, int flags, mode_t mode)
{
    const char *name = below(path);
    int fd;
    if (name)
        STRIKE(flags & O_CREAT ? "create" : "open", name, NULL);
    fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < FILES)
        snprintf(names[fd], LENGTH, "%s", name ? name : "");
    return name ? done(fd) : fd;
}

#define OPENED(folder, path, flags)                     \
    do {                                                \
        va_list rest;                                   \
        mode_t mode;                                    \
        va_start(rest, flags);                          \
        mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                   \
        return opened(folder, path, flags, mode);       \
    } while (0)

int open(const char *path, int flags, ...) { OPENED(AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...) { OPENED(AT_FDCWD, path, flags); }
int openat(int folder, const char *path, int flags, ...) { OPENED(folder, path, flags); }
int openat64(int folder, const char *path, int flags, ...) { OPENED(folder, path, flags); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd)
{
    const char *name = name_of(fd);
    int error = name ? strike("close", name, NULL) : 0;
    long result = syscall(SYS_close, fd);
    if (name)
        names[fd][0] = 0;
    if (error) {
        errno = error;
        return -1;
    }
    return name ? done(result) : result;
}

#define PART (half && count > 1 ? count / 2 : count)

ssize_t read(int fd, void *bytes, size_t count) { ON_FILE("read", fd, syscall(SYS_read, fd, bytes, count)); }
ssize_t write(int fd, const void *bytes, size_t count) { ON_FILE("write", fd, syscall(SYS_write, fd, bytes, PART)); }
ssize_t writev(int fd, const struct iovec *parts, int count) { ON_FILE("write", fd, syscall(SYS_writev, fd, parts, PART)); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t to) { ON_FILE("write", fd, syscall(SYS_pwrite64, fd, bytes, PART, to)); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t to) { ON_FILE("write", fd, syscall(SYS_pwrite64, fd, bytes, PART, to)); }
int fsync(int fd) { ON_FILE("fsync", fd, syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { ON_FILE("fdatasync", fd, syscall(SYS_fdatasync, fd)); }
int ftruncate(int fd, off_t length) { ON_FILE("ftruncate", fd, syscall(SYS_ftruncate, fd, length)); }
int ftruncate64(int fd, off64_t length) { ON_FILE("ftruncate", fd, syscall(SYS_ftruncate, fd, length)); }
int fchmod(int fd, mode_t mode) { ON_FILE("fchmod", fd, syscall(SYS_fchmod, fd, mode)); }
int flock(int fd, int kind) { ON_FILE("flock", fd, syscall(SYS_flock, fd, kind)); }

int mkdir(const char *path, mode_t mode) { ON_PATH("mkdir", path, syscall(SYS_mkdirat, AT_FDCWD, path, mode)); }
int unlink(const char *path) { ON_PATH("unlink", path, syscall(SYS_unlinkat, AT_FDCWD, path, 0)); }
int unlinkat(int folder, const char *path, int flags) { ON_PATH("unlink", path, syscall(SYS_unlinkat, folder, path, flags)); }
int link(const char *from, const char *to) { ON_PATHS("link", from, to, syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0)); }
int linkat(int a, const char *from, int b, const char *to, int flags) { ON_PATHS("link", from, to, syscall(SYS_linkat, a, from, b, to, flags)); }
int rename(const char *from, const char *to) { ON_PATHS("rename", from, to, syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)); }
int renameat(int a, const char *from, int b, const char *to) { ON_PATHS("rename", from, to, syscall(SYS_renameat2, a, from, b, to, 0)); }
int renameat2(int a, const char *from, int b, const char *to, unsigned int flags) { ON_PATHS("rename", from, to, syscall(SYS_renameat2, a, from, b, to, flags)); }
