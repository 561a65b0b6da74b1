package vn.langnghe.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** A place in a list of titles, behind which a later page goes on. As text it is opaque and safe in an address. */
sealed interface Place {
    /** In a list by title. */
    record InList(String sortKey, TitleId id) implements Place {
        /** Before every title. */
        static final InList START = new InList("", new TitleId("0"));

        public InList {
            requireSortKey(sortKey);
        }
    }

    /**
     * Among what a search found.
     *
     * @param snapshot the state of the index that was searched
     * @param stage how leniently was searched
     * @param score how well the title at this place matches
     */
    record InSearch(String snapshot, SearchStage stage, float score, String sortKey, TitleId id) implements Place {
        public InSearch {
            requireSortKey(sortKey);
            if (!SNAPSHOT.matcher(snapshot).matches() || Float.isNaN(score)) {
                throw new IllegalArgumentException("no place among search results");
            }
        }
    }

    Pattern SORT_KEY = Pattern.compile("[0-9]{0," + VietnameseOrder.LONGEST_KEY + "}");
    Pattern SNAPSHOT = Pattern.compile("[0-9a-z.-]{1,60}");

    private static void requireSortKey(String sortKey) {
        if (!SORT_KEY.matcher(sortKey).matches()) {
            throw new IllegalArgumentException("no place in a list of titles");
        }
    }

    /** The place as text. */
    default String written() {
        String fields = switch (this) {
            case InList(String sortKey, TitleId id) -> String.join(" ", "list", sortKey, id.value());
            case InSearch(String snapshot, SearchStage stage, float score, String sortKey, TitleId id) ->
                String.join(" ", "search", snapshot, stage.name(), Float.toString(score), sortKey, id.value());
        };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((checksum(fields) + " " + fields).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #written} gave.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    static Place read(String written) {
        String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        String fields = text.substring(space + 1);
        if (space < 0 || !text.substring(0, space).equals(checksum(fields))) {
            throw new IllegalArgumentException("no place in a list of titles");
        }
        List<String> parts = List.of(fields.split(" ", -1));
        if (parts.size() == 3 && parts.getFirst().equals("list")) {
            return new InList(parts.get(1), new TitleId(parts.get(2)));
        }
        if (parts.size() == 6 && parts.getFirst().equals("search")) {
            return new InSearch(
                    parts.get(1),
                    SearchStage.valueOf(parts.get(2)),
                    Float.parseFloat(parts.get(3)),
                    parts.get(4),
                    new TitleId(parts.get(5)));
        }
        throw new IllegalArgumentException("no place in a list of titles");
    }

    private static String checksum(String fields) {
        CRC32 checksum = new CRC32();
        checksum.update(fields.getBytes(StandardCharsets.UTF_8));
        return Long.toString(checksum.getValue(), Character.MAX_RADIX);
    }
}
