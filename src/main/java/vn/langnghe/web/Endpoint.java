package vn.langnghe.web;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/**
 * One thing that a client can ask for.
 *
 * @param method GET answers HEAD too
 * @param path with {@code {parameters}}, as in the OpenAPI document
 * @param handler who answers
 */
record Endpoint(Method method, String path, Handler handler) {
    static Endpoint get(String path, Handler handler) {
        return new Endpoint(Method.GET, path, handler);
    }

    static Endpoint post(String path, Handler handler) {
        return new Endpoint(Method.POST, path, handler);
    }

    static Endpoint delete(String path, Handler handler) {
        return new Endpoint(Method.DELETE, path, handler);
    }
}
