/** A book package as a folder or a zip, opened so that nothing outside it can be reached. */
package vn.langnghe.container;
