package vn.langnghe.catalogue;

/**
 * A title's id in this library: short, safe in addresses and file names, never used again.
 *
 * @param value 1 to 40 of {@code a-z 0-9 -}
 */
public record TitleId(String value) {
    public TitleId {
        if (!value.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("no title id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
