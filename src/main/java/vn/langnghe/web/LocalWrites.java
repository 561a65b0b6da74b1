package vn.langnghe.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets writing requests through from this machine alone, and only where no other site's page makes a browser send them:
 * the Host must be a name of this machine (a rebound DNS name is not), and Sec-Fetch-Site, or Origin where a browser does
 * not send it, must say that the page is ours. Programs that are no browsers send neither.
 */
final class LocalWrites implements Filter {
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
    private static final List<HeaderName> SIGNS_OF_A_PROXY = List.of(
            HeaderNames.X_FORWARDED_FOR,
            HeaderNames.FORWARDED,
            HeaderNames.VIA,
            HeaderNames.create("X-Real-IP"),
            HeaderNames.create("X-Forwarded-Host"));
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("localhost|(?:[a-z0-9-]+\\.)*localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private final String ownName;

    LocalWrites(String host) {
        this.ownName = host.contains(":") ? "[" + host.toLowerCase(Locale.ROOT) + "]" : host.toLowerCase(Locale.ROOT);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!READING.contains(request.prologue().method())) {
            if (!fromThisMachine(request.remotePeer().address(), request.headers())) {
                throw new WebProblem(ProblemKind.NOT_LOOPBACK);
            }
            if (!fromOurOwnPages(request.headers())) {
                throw new WebProblem(ProblemKind.CROSS_SITE);
            }
        }
        chain.proceed();
    }

    private static boolean fromThisMachine(SocketAddress peer, Headers headers) {
        return peer instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress()
                && SIGNS_OF_A_PROXY.stream().noneMatch(headers::contains);
    }

    private boolean fromOurOwnPages(Headers headers) {
        Optional<String> host = headers.first(HeaderNames.HOST).map(name -> name.toLowerCase(Locale.ROOT));
        if (host.isEmpty() || !isOurName(host.get())) {
            return false;
        }
        Optional<String> site = headers.first(FETCH_SITE);
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        Optional<String> origin = headers.first(HeaderNames.ORIGIN);
        return origin.isEmpty() || origin.get().toLowerCase(Locale.ROOT).equals("http://" + host.get());
    }

    private boolean isOurName(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        return name.equals(ownName) || LOOPBACK_NAME.matcher(name).matches();
    }
}
