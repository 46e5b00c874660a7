#define _GNU_SOURCE
#include "cplatform.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int cplatform_clone(int from, int to) { return ioctl(to, FICLONE, from) ? -errno : 0; }

int64_t cplatform_copy_range(int from, int to, uint64_t count) {
    uint64_t done = 0;
    while (done < count) {
        ssize_t n = copy_file_range(from, NULL, to, NULL, count - done, 0);
        if (n < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        if (n == 0) break;
        done += (uint64_t)n;
    }
    return (int64_t)done;
}

int cplatform_rename_noreplace(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) ? -errno : 0;
}

static int lock(int fd, short type, int command) {
    struct flock range = {.l_type = type, .l_whence = SEEK_SET};
    while (fcntl(fd, command, &range)) {
        if (errno != EINTR) return errno == EACCES ? -EAGAIN : -errno;
    }
    return 0;
}

int cplatform_lock(int fd, int exclusive, int wait) {
    return lock(fd, exclusive ? F_WRLCK : F_RDLCK, wait ? F_OFD_SETLKW : F_OFD_SETLK);
}

int cplatform_unlock(int fd) { return lock(fd, F_UNLCK, F_OFD_SETLK); }

int cplatform_locked(int fd) {
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_OFD_GETLK, &range)) return -errno;
    return range.l_type != F_UNLCK;
}

int cplatform_free_front(int fd, uint64_t count) {
    return fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, (off_t)count) ? -errno : 0;
}

int cplatform_open_beneath(int root, const char *path, int flags, uint32_t mode) {
    struct open_how how = {
        .flags = (uint64_t)(flags | O_CLOEXEC),
        .mode = (flags & O_CREAT) ? mode : 0,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    for (;;) {
        long fd = syscall(SYS_openat2, root, path, &how, sizeof how);
        if (fd >= 0) return (int)fd;
        // EAGAIN: a component was renamed meanwhile, and the kernel could not prove that the path stayed inside.
        if (errno != EINTR && errno != EAGAIN) return -errno;
    }
}

static void fill(const struct stat *from, cplatform_stamp *out) {
    out->size = (uint64_t)from->st_size;
    out->mtime_ns = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
    out->ctime_ns = (int64_t)from->st_ctim.tv_sec * 1000000000 + from->st_ctim.tv_nsec;
    out->inode = from->st_ino;
    out->device = from->st_dev;
    out->mode = from->st_mode;
    out->uid = from->st_uid;
    out->links = (uint32_t)from->st_nlink;
}

int cplatform_stat(int directory, const char *path, int follow, cplatform_stamp *out) {
    struct stat found;
    if (fstatat(directory, path, &found, follow ? 0 : AT_SYMLINK_NOFOLLOW)) return -errno;
    fill(&found, out);
    return 0;
}

int cplatform_fstat(int fd, cplatform_stamp *out) {
    struct stat found;
    if (fstat(fd, &found)) return -errno;
    fill(&found, out);
    return 0;
}

void cplatform_keep_memory(void) {
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
}
