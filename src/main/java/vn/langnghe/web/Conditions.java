package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Arrays;
import java.util.Optional;

/** The conditions that a request can set by entity tags (RFC 9110, section 13.1). */
final class Conditions {
    private Conditions() {}

    /** Whether the client has it already, so that 304 is the answer; compared weakly (section 13.1.2). */
    static boolean clientHas(Headers headers, String tag) {
        return headers.values(HeaderNames.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(value -> value.equals("*") || weak(value).equals(weak(tag)));
    }

    /**
     * Whether the ranges asked for still hold: there is no If-Range, or it names this very content. Compared strongly; a
     * date never fits, as no dates are given out (section 13.1.5).
     */
    static boolean rangeHolds(Headers headers, String tag) {
        Optional<String> condition = headers.first(HeaderNames.IF_RANGE).map(String::strip);
        return condition.isEmpty() || (condition.get().equals(tag) && !tag.startsWith("W/"));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
