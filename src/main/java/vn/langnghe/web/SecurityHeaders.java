package vn.langnghe.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** What browsers are told about what they may do with our answers. */
final class SecurityHeaders {
    static final HeaderName NO_SNIFF_NAME = HeaderNames.create("X-Content-Type-Options");
    private static final HeaderName POLICY_NAME = HeaderNames.create("Content-Security-Policy");

    private static final Header NO_SNIFF = HeaderValues.createCached(NO_SNIFF_NAME, "nosniff");
    private static final Header NO_REFERRER =
            HeaderValues.createCached(HeaderNames.create("Referrer-Policy"), "no-referrer");
    private static final Header SAME_ORIGIN =
            HeaderValues.createCached(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");

    /** A page of ours: everything from here, nothing inline, in no one's frame. */
    private static final Header PAGE_POLICY = HeaderValues.createCached(
            POLICY_NAME,
            "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; style-src 'self'; script-src 'self'; "
                    + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'");

    /** A file out of a package, whatever it is: it runs nothing and loads nothing. */
    private static final Header PACKAGE_POLICY = HeaderValues.createCached(
            POLICY_NAME, "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

    private static final Header PERMISSIONS = HeaderValues.createCached(
            HeaderNames.create("Permissions-Policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()");

    private static final List<Header> EVERYWHERE = List.of(NO_SNIFF, NO_REFERRER, SAME_ORIGIN);
    private static final List<Header> PAGES = List.of(PAGE_POLICY, PERMISSIONS);

    private SecurityHeaders() {}

    static void everywhere(ServerResponse response) {
        EVERYWHERE.forEach(response::header);
    }

    static void page(ServerResponse response) {
        PAGES.forEach(response::header);
    }

    static void packageFile(ServerResponse response) {
        response.header(PACKAGE_POLICY);
    }
}
