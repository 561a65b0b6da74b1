package vn.langnghe.intake;

/**
 * An import's id.
 *
 * @param value 1 to 40 of {@code a-z 0-9 -}
 */
public record JobId(String value) {
    public JobId {
        if (!value.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("no job id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
