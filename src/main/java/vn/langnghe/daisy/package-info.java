/** DAISY 2.02 and DAISY 3 (ANSI/NISO Z39.86), read as the world writes them. */
package vn.langnghe.daisy;
