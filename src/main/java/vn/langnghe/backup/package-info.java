/** Copies of the whole library: made while it runs, verified, put back. */
package vn.langnghe.backup;
