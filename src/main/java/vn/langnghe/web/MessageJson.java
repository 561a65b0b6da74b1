package vn.langnghe.web;

/** A text in both languages. */
record MessageJson(String vi, String en) {}
