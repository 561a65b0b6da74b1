/** The XML and HTML of packages, read as the world writes them. */
package vn.langnghe.markup;
