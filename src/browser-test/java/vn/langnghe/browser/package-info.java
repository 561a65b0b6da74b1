/** The kiosk's and the staff's pages in a real browser, against the real server (Maven profile {@code browser}). */
package vn.langnghe.browser;
