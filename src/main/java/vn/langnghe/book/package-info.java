/** The talking book itself, in the words of DAISY and EPUB. Imports nothing but the JDK. */
package vn.langnghe.book;
