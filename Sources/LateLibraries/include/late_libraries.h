#ifndef LATE_LIBRARIES_H
#define LATE_LIBRARIES_H
// Defines the functions of libgit2, of FFmpeg's libraries and of OpenSSL's libcrypto that the program calls; the headers
// are their own. The first call of any of them loads its group: 17 libraries with libgit2, 140 with FFmpeg's. A program
// that needs neither would pay 3 ms and 40 ms for them at each start.

// Load a group ahead of its first use. May be called more than once, from any thread.
void late_libraries_load_git2(void);
void late_libraries_load_libav(void);
void late_libraries_load_crypto(void);
#endif
