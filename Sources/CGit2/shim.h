#ifndef CGIT2_SHIM_H
#define CGIT2_SHIM_H
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// What Swift can't import: the variadic option call, and the initialisers that are compound literals.
static inline int cgit_set_owner_validation(int on) { return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, on); }
static inline int cgit_set_fsync(int on) { return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, on); }
static inline int cgit_set_tree_cache_limit(size_t bytes) {
    return git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, bytes);
}
static inline int cgit_set_strict_creation(int on) {
    return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, on);
}
static inline git_repository_init_options cgit_init_options(void) {
    git_repository_init_options o = GIT_REPOSITORY_INIT_OPTIONS_INIT;
    return o;
}
static inline git_diff_options cgit_diff_options(void) {
    git_diff_options o = GIT_DIFF_OPTIONS_INIT;
    return o;
}
#endif
