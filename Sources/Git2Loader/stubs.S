// Each function jumps to the address in its slot. At first that is `bind`, which loads the library, fills all slots and
// jumps again, with every register that holds an argument as it was. No function of libgit2 takes a floating-point
// argument. Hidden, so that the library's own calls don't come through here.

#if defined(__x86_64__)

#define GIT2(name) .hidden name; .globl name; .type name, @function; name: leaq slot_##name(%rip), %r11; jmp *(%r11);
    .text
#include "functions.h"
#undef GIT2

bind:
    pushq %rdi
    pushq %rsi
    pushq %rdx
    pushq %rcx
    pushq %r8
    pushq %r9
    pushq %rax
    pushq %r11
    subq $8, %rsp
    call git2loader_load
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

#elif defined(__aarch64__)

#define GIT2(name) .hidden name; .globl name; .type name, %function; name: adrp x16, slot_##name; add x16, x16, :lo12:slot_##name; ldr x17, [x16]; br x17;
    .text
#include "functions.h"
#undef GIT2

bind:
    stp x29, x30, [sp, #-96]!
    stp x0, x1, [sp, #16]
    stp x2, x3, [sp, #32]
    stp x4, x5, [sp, #48]
    stp x6, x7, [sp, #64]
    stp x8, x16, [sp, #80]
    bl git2loader_load
    ldp x8, x16, [sp, #80]
    ldp x6, x7, [sp, #64]
    ldp x4, x5, [sp, #48]
    ldp x2, x3, [sp, #32]
    ldp x0, x1, [sp, #16]
    ldp x29, x30, [sp], #96
    ldr x17, [x16]
    br x17

#else
#error "write the jumps for this processor"
#endif

    .data
    .balign 8
    .hidden git2loader_slots
    .globl git2loader_slots
git2loader_slots:
#define GIT2(name) slot_##name: .quad bind;
#include "functions.h"

    .section .note.GNU-stack, "", %progbits
