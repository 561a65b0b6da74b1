package vn.langnghe.book;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a book says of itself. All text is NFC with its white space folded; nothing is blank.
 *
 * @param identifier the publisher's identifier of the work's edition
 * @param title the title; readers fall back to a file's name, so it is never blank
 * @param creators authors, in the book's order
 * @param narrators who reads it aloud
 * @param publisher who published it
 * @param languages BCP 47 tags in canonical form ({@code en-US}), the main language first; empty where none is said
 * @param date the date of publication as the book writes it
 * @param subjects keywords
 * @param description a summary
 * @param rights the statement of rights
 * @param source the printed source
 * @param series the series or album that it belongs to
 * @param declaredLength the length that the book claims: a hint, never trusted before the audio
 * @param accessibility what the publisher says of its accessibility
 */
public record Metadata(
        Optional<String> identifier,
        String title,
        List<String> creators,
        List<String> narrators,
        Optional<String> publisher,
        List<String> languages,
        Optional<String> date,
        List<String> subjects,
        Optional<String> description,
        Optional<String> rights,
        Optional<String> source,
        Optional<String> series,
        Optional<Duration> declaredLength,
        AccessibilityMetadata accessibility) {

    public Metadata {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a title is never blank");
        }
        creators = List.copyOf(creators);
        narrators = List.copyOf(narrators);
        languages = List.copyOf(languages);
        subjects = List.copyOf(subjects);
    }

    /** The main language, if the book names one. */
    public Optional<String> language() {
        return languages.stream().findFirst();
    }

    /** A builder that starts with nothing but the title. */
    public static Builder titled(String title) {
        return new Builder(title);
    }

    /** NFC, white space folded, trimmed: how every text of a book is kept. */
    public static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00A0\\u200B\\uFEFF]+", " ")
                .strip();
    }

    /** Gathers a book's metadata; blank values are passed over. Not thread-safe. */
    public static final class Builder {
        private String title;
        private Optional<String> identifier = Optional.empty();
        private final List<String> creators = new ArrayList<>();
        private final List<String> narrators = new ArrayList<>();
        private Optional<String> publisher = Optional.empty();
        private final List<String> languages = new ArrayList<>();
        private Optional<String> date = Optional.empty();
        private final List<String> subjects = new ArrayList<>();
        private Optional<String> description = Optional.empty();
        private Optional<String> rights = Optional.empty();
        private Optional<String> source = Optional.empty();
        private Optional<String> series = Optional.empty();
        private Optional<Duration> declaredLength = Optional.empty();
        private AccessibilityMetadata accessibility = AccessibilityMetadata.NONE;

        private Builder(String title) {
            this.title = tidy(title);
        }

        public Builder title(String value) {
            title = present(value).orElse(title);
            return this;
        }

        public Builder identifier(String value) {
            identifier = present(value).or(() -> identifier);
            return this;
        }

        public Builder creator(String value) {
            add(creators, value);
            return this;
        }

        public Builder narrator(String value) {
            add(narrators, value);
            return this;
        }

        public Builder publisher(String value) {
            publisher = present(value).or(() -> publisher);
            return this;
        }

        /** Takes a language as books write it ({@code EN}, {@code ja-jp}, {@code en-US en-IN}). */
        public Builder language(String value) {
            LanguageTag.all(value).forEach(tag -> add(languages, tag));
            return this;
        }

        public Builder date(String value) {
            date = present(value).or(() -> date);
            return this;
        }

        public Builder subject(String value) {
            add(subjects, value);
            return this;
        }

        public Builder description(String value) {
            description = present(value).or(() -> description);
            return this;
        }

        public Builder rights(String value) {
            rights = present(value).or(() -> rights);
            return this;
        }

        public Builder source(String value) {
            source = present(value).or(() -> source);
            return this;
        }

        public Builder series(String value) {
            series = present(value).or(() -> series);
            return this;
        }

        public Builder declaredLength(Duration value) {
            declaredLength = Optional.of(value);
            return this;
        }

        public Builder accessibility(AccessibilityMetadata value) {
            accessibility = value;
            return this;
        }

        public Metadata build() {
            return new Metadata(
                    identifier,
                    title,
                    creators,
                    narrators,
                    publisher,
                    languages,
                    date,
                    subjects,
                    description,
                    rights,
                    source,
                    series,
                    declaredLength,
                    accessibility);
        }

        private static Optional<String> present(String value) {
            return Optional.of(tidy(value)).filter(text -> !text.isEmpty());
        }

        private static void add(List<String> values, String value) {
            present(value).filter(text -> !values.contains(text)).ifPresent(values::add);
        }
    }
}
