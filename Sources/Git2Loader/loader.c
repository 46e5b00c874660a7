#include <dlfcn.h>
#include <git2/version.h>
#include <stdio.h>
#include <stdlib.h>

#define STRING(name) #name
#define GIT2(name) STRING(name),
static const char *const names[] = {
#include "functions.h"
};
#undef GIT2

// One address a name, in the same order; see stubs.S.
extern __attribute__((visibility("hidden"))) void *git2loader_slots[];

// What the system's loader says and does when a library that a program needs is missing.
static void refuse(void) {
    fprintf(stderr, "clipws: error while loading shared libraries: %s\n", dlerror());
    exit(127);
}

// Called by the first of libgit2's functions that is called. Threads that come at a time write the same addresses.
__attribute__((visibility("hidden"))) void git2loader_load(void) {
    // The version that the headers are of: another one may have other structures.
    void *library = dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_LAZY | RTLD_LOCAL);
    if (!library) refuse();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *function = dlsym(library, names[i]);
        if (!function) refuse();
        __atomic_store_n(&git2loader_slots[i], function, __ATOMIC_RELEASE);
    }
}
