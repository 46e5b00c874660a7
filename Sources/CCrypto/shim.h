// OpenSSL's libcrypto: keys, signatures and certificates. The functions below stand for macros and for functions with a
// variable number of arguments, which Swift can't call.
#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// A new key on the curve NIST P-256, or NULL. Freed by EVP_PKEY_free.
static inline EVP_PKEY *cc_new_p256_key(void) { return EVP_EC_gen("P-256"); }

// The bytes of a memory BIO; they belong to it.
static inline long cc_bio_bytes(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }

static inline int cc_purposes(const EXTENDED_KEY_USAGE *usage) { return sk_ASN1_OBJECT_num(usage); }
static inline const ASN1_OBJECT *cc_purpose(const EXTENDED_KEY_USAGE *usage, int index) {
    return sk_ASN1_OBJECT_value(usage, index);
}
#endif
