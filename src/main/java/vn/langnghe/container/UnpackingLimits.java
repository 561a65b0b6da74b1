package vn.langnghe.container;

/**
 * How much a package may be. Nothing that a zip says of itself is believed: bytes are counted as they come out of it.
 *
 * @param entries the most files and folders together
 * @param bytes the most bytes that all files may have together
 * @param reserve bytes that are left free on the disk
 * @param harmless bytes up to which neither a file nor the whole is suspected, however well it was compressed
 * @param ratio how many times its compressed size a larger file, or the whole, may grow to; XML grows to 50 times and
 *     digital silence to several hundred, Deflate's utmost is 1032
 */
public record UnpackingLimits(long entries, long bytes, long reserve, long harmless, long ratio) {
    /** A talking book of the largest kind is some gigabytes and some thousands of files. */
    public static final UnpackingLimits DEFAULT = new UnpackingLimits(100_000, 64L << 30, 64L << 20, 100L << 20, 200);

    /** The same with another number of entries. */
    public UnpackingLimits withEntries(long most) {
        return new UnpackingLimits(most, bytes, reserve, harmless, ratio);
    }

    /** The same with another number of bytes. */
    public UnpackingLimits withBytes(long most) {
        return new UnpackingLimits(entries, most, reserve, harmless, ratio);
    }

    /** The same with another reserve on the disk. */
    public UnpackingLimits withReserve(long free) {
        return new UnpackingLimits(entries, bytes, free, harmless, ratio);
    }

    boolean isBomb(long unpacked, long packed) {
        return unpacked > harmless && unpacked / ratio > packed;
    }
}
