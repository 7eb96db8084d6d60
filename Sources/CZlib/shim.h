#include <zlib.h>
// inflateInit2 is a macro, which Swift cannot import.
static inline int tolok_inflate_raw_init(z_streamp s) { return inflateInit2(s, -MAX_WBITS); }
