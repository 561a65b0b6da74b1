package vn.langnghe.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HTTP/1.1 byte by byte, so that tests can say what no well-behaved client would. */
record RawHttp(int port) {
    private static final int PATIENCE_MILLIS = 15_000;

    /** What the server answered; header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return Json.mapper().readTree(body);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    Answer get(String path, String... headers) throws IOException {
        return exchange("GET", path, headers);
    }

    Answer exchange(String method, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return send(head.append("Connection: close\r\n\r\n").toString(), method.equals("HEAD"));
    }

    Answer post(String path, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return send(request.toByteArray(), false);
    }

    Answer send(String request) throws IOException {
        return send(request, false);
    }

    private Answer send(String request, boolean isHead) throws IOException {
        return send(request.getBytes(StandardCharsets.UTF_8), isHead);
    }

    private Answer send(byte[] request, boolean isHead) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request);
            return read(new BufferedInputStream(socket.getInputStream()), isHead);
        }
    }

    /** Reads one answer. */
    static Answer read(InputStream in, boolean isHead) throws IOException {
        String[] status = line(in).split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status[1]);
        if (code == 100) {
            return read(in, isHead);
        }
        boolean isEmpty = isHead || code == 204 || code == 304;
        return new Answer(code, headers, isEmpty ? in.readAllBytes() : body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.writeBytes(in.readNBytes(size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException(
                        "the server closed the connection after: " + line.toString(StandardCharsets.UTF_8));
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
