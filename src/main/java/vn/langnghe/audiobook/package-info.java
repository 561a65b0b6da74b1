/** Audiobooks: Readium's and the W3C's manifests, and folders of MP3 files. */
package vn.langnghe.audiobook;
