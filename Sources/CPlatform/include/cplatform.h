#ifndef CPLATFORM_H
#define CPLATFORM_H
#include <stddef.h>
#include <stdint.h>

// SHA-256 (FIPS 180-4). Uses the CPU's SHA instructions where they exist; the digest is the same without them.
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
    uint32_t filled;
} cplatform_sha256;

void cplatform_sha256_init(cplatform_sha256 *hash);
void cplatform_sha256_update(cplatform_sha256 *hash, const void *bytes, size_t count);
void cplatform_sha256_final(cplatform_sha256 *hash, uint8_t digest[32]);
// 1 where the CPU has SHA instructions. Tests use the second form to compare both paths.
int cplatform_sha256_accelerated(void);
void cplatform_sha256_portable_only(int on);

// Reads `count` bytes of two lower-case hexadecimal digits each; 0 if there is anything else. Plans read thousands.
int cplatform_read_hex(const uint8_t *digits, size_t count, uint8_t *bytes);

// The calls below need _GNU_SOURCE. Each returns a count, a descriptor or 0, else -errno.

// Shares the blocks of `from` with `to` (FICLONE). -EOPNOTSUPP where the file system can't.
int cplatform_clone(int from, int to);
// Copies `count` bytes inside the kernel. Returns the bytes copied.
int64_t cplatform_copy_range(int from, int to, uint64_t count);
// Renames without replacing: -EEXIST if `to` exists.
int cplatform_rename_noreplace(const char *from, const char *to);
// Takes or drops a whole-file lock that belongs to the open file description, so it ends with the process and
// also excludes other descriptors of the same process. `exclusive` 1 write, 0 read; `wait` 0 returns -EAGAIN.
int cplatform_lock(int fd, int exclusive, int wait);
int cplatform_unlock(int fd);
// 1 if someone else holds such a lock on the file, 0 if not. Takes nothing itself.
int cplatform_locked(int fd);
// Gives a file's first blocks back to the file system; the file stays as long as it is and reads as zeros there.
int cplatform_free_front(int fd, uint64_t count);
// Opens `path` below the directory `root` and refuses to leave it, through `..`, absolute paths or symbolic links
// alike; no symbolic link is followed at all. -ELOOP or -EXDEV says that the path tried to.
int cplatform_open_beneath(int root, const char *path, int flags, uint32_t mode);

// What tells one state of a file from another, without reading it.
typedef struct {
    uint64_t size;
    int64_t mtime_ns;
    int64_t ctime_ns;
    uint64_t inode;
    uint64_t device;
    uint32_t mode;
    uint32_t uid;
    uint32_t links;
} cplatform_stamp;
// Reads the stamp of `path` relative to `directory` (AT_FDCWD is -100). `follow` 0 looks at a symbolic link itself.
int cplatform_stat(int directory, const char *path, int follow, cplatform_stamp *out);
int cplatform_fstat(int fd, cplatform_stamp *out);

// Memory that is freed stays with the process, up to 64 MB, instead of going back to the system and coming again.
void cplatform_keep_memory(void);
#endif
