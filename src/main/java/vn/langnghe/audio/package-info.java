/**
 * Audio files: what they truly are, decoding, loudness, and the lossless MP4 derivative in which browsers seek exactly.
 */
package vn.langnghe.audio;
