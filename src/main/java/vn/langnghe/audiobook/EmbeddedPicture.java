package vn.langnghe.audiobook;

import java.util.Optional;
import vn.langnghe.container.MadeFile;

/** A picture within an audio file's tag. Only pictures that browsers show are taken, known by their content. */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record EmbeddedPicture(String mediaType, byte[] bytes) {
    static Optional<EmbeddedPicture> of(byte[] bytes) {
        return begins(bytes, 0xFF, 0xD8, 0xFF)
                ? Optional.of(new EmbeddedPicture("image/jpeg", bytes))
                : begins(bytes, 0x89, 'P', 'N', 'G')
                        ? Optional.of(new EmbeddedPicture("image/png", bytes))
                        : begins(bytes, 'G', 'I', 'F', '8')
                                ? Optional.of(new EmbeddedPicture("image/gif", bytes))
                                : Optional.empty();
    }

    MadeFile named(String name) {
        return new MadeFile(name + "." + extension(), mediaType, bytes);
    }

    String extension() {
        return mediaType.equals("image/jpeg") ? "jpg" : mediaType.substring("image/".length());
    }

    private static boolean begins(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
