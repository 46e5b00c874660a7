#include "late_libraries.h"

#include <dlfcn.h>
#include <git2/version.h>
#include <libavcodec/version.h>
#include <libavformat/version.h>
#include <libavutil/version.h>
#include <libswresample/version.h>
#include <libswscale/version.h>
#include <openssl/opensslv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// The versions that the headers are of: other ones may have other structures.
#define TEXT(value) #value
#define SONAME(name, version) "lib" name ".so." TEXT(version)
enum library { git2, avutil, avcodec, avformat, swscale, swresample, crypto, libraries };
static const char *const sonames[libraries] = {
    [git2] = "libgit2.so." LIBGIT2_SOVERSION,
    [avutil] = SONAME("avutil", LIBAVUTIL_VERSION_MAJOR),
    [avcodec] = SONAME("avcodec", LIBAVCODEC_VERSION_MAJOR),
    [avformat] = SONAME("avformat", LIBAVFORMAT_VERSION_MAJOR),
    [swscale] = SONAME("swscale", LIBSWSCALE_VERSION_MAJOR),
    [swresample] = SONAME("swresample", LIBSWRESAMPLE_VERSION_MAJOR),
    [crypto] = SONAME("crypto", OPENSSL_SHLIB_VERSION),
};

struct function {
    enum library library;
    const char *name;
};
#define LATE(library, name) {library, #name},
static const struct function git2_functions[] = {
#include "git2.h"
};
static const struct function libav_functions[] = {
#include "libav.h"
};
static const struct function crypto_functions[] = {
#include "crypto.h"
};
#undef LATE

// One address a function, in the same order; see stubs.S.
extern __attribute__((visibility("hidden"))) void *late_slots_git2[], *late_slots_libav[], *late_slots_crypto[];

// What the system's loader says and does when a library that a program needs is missing.
static void refuse(void) {
    fprintf(stderr, "clipws: error while loading shared libraries: %s\n", dlerror());
    exit(127);
}

static void load(const struct function *functions, size_t count, void **slots) {
    void *opened[libraries] = {0};
    for (size_t i = 0; i < count; i++) {
        enum library library = functions[i].library;
        if (!opened[library]) opened[library] = dlopen(sonames[library], RTLD_LAZY | RTLD_LOCAL);
        if (!opened[library]) refuse();
        void *function = dlsym(opened[library], functions[i].name);
        if (!function) refuse();
        __atomic_store_n(&slots[i], function, __ATOMIC_RELEASE);
    }
}

static void load_git2(void) {
    load(git2_functions, sizeof git2_functions / sizeof *git2_functions, late_slots_git2);
}

static void load_libav(void) {
    load(libav_functions, sizeof libav_functions / sizeof *libav_functions, late_slots_libav);
}

static void load_crypto(void) {
    load(crypto_functions, sizeof crypto_functions / sizeof *crypto_functions, late_slots_crypto);
}

void late_libraries_load_git2(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_git2);
}

void late_libraries_load_libav(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_libav);
}

void late_libraries_load_crypto(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_crypto);
}
