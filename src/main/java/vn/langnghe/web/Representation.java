package vn.langnghe.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a resource looks like now, as bytes.
 *
 * @param content the bytes; never changed
 * @param mediaType what they are
 * @param tag a strong entity tag (RFC 9110, section 8.8.3), quotes included
 */
@SuppressWarnings(
        "ArrayRecordComponent") // intentional: compared by its tag, and copying megabytes would cost each reader
record Representation(byte[] content, String mediaType, String tag) {

    static Representation of(byte[] content, String mediaType) {
        return new Representation(content, mediaType, tagOf(content));
    }

    static Representation json(Object value) {
        return of(Json.bytes(value), Json.MEDIA_TYPE);
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
