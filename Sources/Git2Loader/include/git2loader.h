#ifndef GIT2LOADER_H
#define GIT2LOADER_H
// Defines the functions of libgit2 that the program calls; the headers are those of libgit2 itself. The first call of
// any of them loads the library: with it come 17 others, which cost a program that needs none of them 3 ms at each start.
#endif
