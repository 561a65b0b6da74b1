/** EPUB 3 with and without Media Overlays, and EPUB 2 as text. */
package vn.langnghe.epub;
