#pragma once
#include <stdint.h>
#include <string.h>
// Which of 64 bytes are one of four: Swift's SIMD types make no such mask at the speed of the machine.
#if defined(__SSE2__)
#include <emmintrin.h>
static inline uint64_t tolok_bytes_mask(const uint8_t *p, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  const __m128i va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b);
  const __m128i vc = _mm_set1_epi8((char)c), vd = _mm_set1_epi8((char)d);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
    const __m128i ab = _mm_or_si128(_mm_cmpeq_epi8(v, va), _mm_cmpeq_epi8(v, vb));
    const __m128i cd = _mm_or_si128(_mm_cmpeq_epi8(v, vc), _mm_cmpeq_epi8(v, vd));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(ab, cd)) << (16 * i);
  }
  return mask;
}
#else
static inline uint64_t tolok_bytes_mask(const uint8_t *p, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++)
    mask |= (uint64_t)((p[i] == a) | (p[i] == b) | (p[i] == c) | (p[i] == d)) << i;
  return mask;
}
#endif
