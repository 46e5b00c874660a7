// Each function jumps to the address in its slot. At first that is its group's `bind`, which loads the group, fills its
// slots and jumps again, with every register that holds an argument as it was. No function here takes a floating-point
// argument. Hidden, so that the libraries' own calls don't come through here.

#if defined(__x86_64__)

#define LATE(library, name) .hidden name; .globl name; .type name, @function; name: leaq slot_##name(%rip), %r11; jmp *(%r11);
    .text
#include "git2.h"
#include "libav.h"
#include "crypto.h"
#undef LATE

.macro BIND group
bind_\group:
    pushq %rdi
    pushq %rsi
    pushq %rdx
    pushq %rcx
    pushq %r8
    pushq %r9
    pushq %rax
    pushq %r11
    subq $8, %rsp
    call late_libraries_load_\group
    addq $8, %rsp
    popq %r11
    popq %rax
    popq %r9
    popq %r8
    popq %rcx
    popq %rdx
    popq %rsi
    popq %rdi
    jmp *(%r11)
.endm

#elif defined(__aarch64__)

#define LATE(library, name) .hidden name; .globl name; .type name, %function; name: adrp x16, slot_##name; add x16, x16, :lo12:slot_##name; ldr x17, [x16]; br x17;
    .text
#include "git2.h"
#include "libav.h"
#include "crypto.h"
#undef LATE

.macro BIND group
bind_\group:
    stp x29, x30, [sp, #-96]!
    stp x0, x1, [sp, #16]
    stp x2, x3, [sp, #32]
    stp x4, x5, [sp, #48]
    stp x6, x7, [sp, #64]
    stp x8, x16, [sp, #80]
    bl late_libraries_load_\group
    ldp x8, x16, [sp, #80]
    ldp x6, x7, [sp, #64]
    ldp x4, x5, [sp, #48]
    ldp x2, x3, [sp, #32]
    ldp x0, x1, [sp, #16]
    ldp x29, x30, [sp], #96
    ldr x17, [x16]
    br x17
.endm

#else
#error "write the jumps for this processor"
#endif

    BIND git2
    BIND libav
    BIND crypto

    .data
    .balign 8
    .hidden late_slots_git2
    .globl late_slots_git2
late_slots_git2:
#define LATE(library, name) slot_##name: .quad bind_git2;
#include "git2.h"
#undef LATE

    .hidden late_slots_libav
    .globl late_slots_libav
late_slots_libav:
#define LATE(library, name) slot_##name: .quad bind_libav;
#include "libav.h"
#undef LATE

    .hidden late_slots_crypto
    .globl late_slots_crypto
late_slots_crypto:
#define LATE(library, name) slot_##name: .quad bind_crypto;
#include "crypto.h"

    .section .note.GNU-stack, "", %progbits
