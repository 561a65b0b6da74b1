package vn.langnghe.container;

/**
 * A file that is not in the package but was drawn out of one that is.
 *
 * @param path its path, as if it lay in the package; no file of the package has it
 * @param mediaType {@code image/jpeg}, {@code image/png}
 * @param bytes its content; not copied, never changed after it is handed over
 */
@SuppressWarnings("ArrayRecordComponent") // a picture of some hundred kilobytes, passed on once and never compared
public record MadeFile(String path, String mediaType, byte[] bytes) {}
