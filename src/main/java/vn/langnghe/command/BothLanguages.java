package vn.langnghe.command;

import java.util.Locale;

/** A text in the two languages of the library. */
record BothLanguages(String vi, String en) {
    String in(Locale locale) {
        return locale.getLanguage().equals("vi") ? vi : en;
    }
}
