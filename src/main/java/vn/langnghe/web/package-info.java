/** The library over HTTP: server, limits, problems, JSON, ranged media, and the pages. */
package vn.langnghe.web;
