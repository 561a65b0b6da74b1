package vn.langnghe.web;

import java.util.List;

/** A list that is always whole. */
record Items<T>(List<T> items) {
    Items {
        items = List.copyOf(items);
    }
}
