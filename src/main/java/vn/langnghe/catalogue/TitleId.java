package vn.langnghe.catalogue;

import java.math.BigInteger;
import java.security.SecureRandom;

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

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_BITS = 48;
    private static final int RANDOM_BITS = 32;

    /** A new id: 16 characters, the time in milliseconds and 32 random bits; later ones sort behind earlier ones. */
    public static TitleId create() {
        BigInteger bits = BigInteger.valueOf(System.currentTimeMillis())
                .shiftLeft(RANDOM_BITS)
                .or(new BigInteger(RANDOM_BITS, RANDOM));
        StringBuilder id = new StringBuilder();
        for (int shift = TIME_BITS + RANDOM_BITS - 5; shift >= 0; shift -= 5) {
            id.append(CROCKFORD.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return new TitleId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
