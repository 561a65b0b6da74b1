package vn.langnghe.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a file, both ends inclusive (RFC 9110, section 14.1.2).
 *
 * @param first the first byte
 * @param last the last byte, within the file
 */
record ByteRange(long first, long last) {
    private static final Pattern HEADER = Pattern.compile("\\s*bytes\\s*=(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPECIFICATION = Pattern.compile("(\\d*)-(\\d*)");
    private static final int DIGITS_OF_A_LONG = 18;

    long length() {
        return last - first + 1;
    }

    /** What a Range header field comes to for a file of some size. */
    sealed interface Wish {
        /** The whole file: the field is no range of bytes, or asks for several (which a server may ignore). */
        record Whole() implements Wish {}

        /** One stretch. */
        record Part(ByteRange range) implements Wish {}

        /** Nothing that the file has. */
        record Nothing() implements Wish {}
    }

    /** What the field asks of a file of that size; a field that breaks the grammar is as none (section 14.2). */
    static Wish wish(String header, long size) {
        Matcher field = HEADER.matcher(header);
        if (!field.matches()) {
            return new Wish.Whole();
        }
        List<ByteRange> satisfiable = new ArrayList<>();
        boolean any = false;
        boolean wholeSuffix = false;
        for (String text : field.group(1).split(",", -1)) {
            if (text.isBlank()) {
                continue;
            }
            Matcher specification = SPECIFICATION.matcher(text.strip());
            if (!specification.matches() || !isInOrder(specification)) {
                return new Wish.Whole();
            }
            any = true;
            wholeSuffix |= specification.group(1).isEmpty() && number(specification.group(2)) > 0;
            range(specification, size).ifPresent(satisfiable::add);
        }
        if (!any || satisfiable.size() > 1) {
            return new Wish.Whole();
        }
        if (satisfiable.isEmpty()) {
            return size == 0 && wholeSuffix ? new Wish.Whole() : new Wish.Nothing();
        }
        return new Wish.Part(satisfiable.getFirst());
    }

    private static boolean isInOrder(Matcher specification) {
        String first = specification.group(1);
        String last = specification.group(2);
        if (first.isEmpty() || last.isEmpty()) {
            return !first.isEmpty() || !last.isEmpty();
        }
        return number(first) <= number(last);
    }

    private static Optional<ByteRange> range(Matcher specification, long size) {
        if (specification.group(1).isEmpty()) {
            long suffix = Math.min(number(specification.group(2)), size);
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, size - 1));
        }
        long first = number(specification.group(1));
        if (first >= size) {
            return Optional.empty();
        }
        long last = specification.group(2).isEmpty() ? size - 1 : number(specification.group(2));
        return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    /** The number, or one past every file where it does not fit. */
    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=\\d)", "");
        return significant.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
