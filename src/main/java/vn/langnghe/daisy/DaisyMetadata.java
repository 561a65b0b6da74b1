package vn.langnghe.daisy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.ClockValue;
import vn.langnghe.book.LanguageTag;
import vn.langnghe.book.Metadata;
import vn.langnghe.container.Place;

/**
 * What the metadata of an NCC (DAISY 2.02, appendix 2) or an OPF (Z39.86-2005, section 3.3) says, and what is missing.
 */
final class DaisyMetadata {
    /** Differences below this are rounding. */
    private static final Duration LENGTH_TOLERANCE = Duration.ofSeconds(5);

    private final MetadataEntries entries;
    private final Place place;
    private final Names names;
    private final Problems problems;

    /** The names that DAISY 2.02 and DAISY 3 give differently. */
    record Names(String totalTime, String multimediaType, String narrator, String sourceTitle) {
        static final Names OF_NCC = new Names("ncc:totalTime", "ncc:multimediaType", "ncc:narrator", "ncc:sourceTitle");
        static final Names OF_OPF = new Names("dtb:totalTime", "dtb:multimediaType", "dtb:narrator", "dtb:sourceTitle");
    }

    /**
     * What other files of the package say where the metadata is silent.
     *
     * @param titles the likeliest first
     * @param languages as written, the likeliest first
     * @param packageName the name of last resort
     */
    record Fallbacks(
            List<String> titles,
            List<String> creators,
            List<String> languages,
            Optional<String> identifier,
            String packageName) {}

    DaisyMetadata(MetadataEntries entries, Place place, Names names, Problems problems) {
        this.entries = entries;
        this.place = place;
        this.names = names;
        this.problems = problems;
    }

    /** The book's languages, canonical, the main one first. */
    List<String> languages(Fallbacks fallbacks) {
        List<String> said = entries.all("dc:language").stream()
                .flatMap(text -> LanguageTag.all(text).stream())
                .distinct()
                .toList();
        return said.isEmpty()
                ? fallbacks.languages().stream()
                        .flatMap(text -> LanguageTag.all(text).stream())
                        .distinct()
                        .toList()
                : said;
    }

    Metadata read(Fallbacks fallbacks) {
        Metadata.Builder metadata = Metadata.titled(title(fallbacks));
        identifier(fallbacks).ifPresent(metadata::identifier);
        List<String> creators = entries.all("dc:creator");
        (creators.isEmpty() ? fallbacks.creators() : creators).forEach(metadata::creator);
        entries.all(names.narrator()).forEach(metadata::narrator);
        publisher().ifPresent(metadata::publisher);
        if (entries.first("dc:language").isEmpty()) {
            problems.add(DaisyRule.LANGUAGE_MISSING, place);
        }
        languages(fallbacks).forEach(metadata::language);
        entries.first("dc:date").ifPresent(metadata::date);
        entries.all("dc:subject").forEach(metadata::subject);
        entries.first("dc:description").ifPresent(metadata::description);
        entries.first("dc:rights").ifPresent(metadata::rights);
        entries.first("dc:source", names.sourceTitle()).ifPresent(metadata::source);
        totalTime().ifPresent(metadata::declaredLength);
        if (entries.first(names.multimediaType()).isEmpty()) {
            problems.add(DaisyRule.MULTIMEDIA_TYPE_MISSING, place, names.multimediaType());
        }
        return metadata.build();
    }

    /** The declared length is a hint; it is told where it is more than 2 % and 5 s away from what plays. */
    void compareLength(Metadata metadata, Duration playing) {
        metadata.declaredLength().ifPresent(declared -> {
            Duration difference = declared.minus(playing).abs();
            if (difference.compareTo(LENGTH_TOLERANCE) > 0
                    && difference.multipliedBy(50).compareTo(playing) > 0) {
                problems.add(DaisyRule.TOTAL_TIME_DIFFERS, place, Times.clock(declared), Times.clock(playing));
            }
        });
    }

    private String title(Fallbacks fallbacks) {
        Optional<String> said = entries.first("dc:title");
        if (said.isPresent()) {
            return said.get();
        }
        String title = fallbacks.titles().stream()
                .map(Metadata::tidy)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> lastResort(fallbacks.packageName()));
        problems.add(DaisyRule.TITLE_MISSING, place, title);
        return title;
    }

    private static String lastResort(String packageName) {
        String name = Metadata.tidy(packageName.replaceFirst("(?i)\\.zip$", "").replace('_', ' '));
        return name.isEmpty() ? "DAISY" : name;
    }

    private Optional<String> identifier(Fallbacks fallbacks) {
        Optional<String> said = entries.first("dc:identifier");
        if (said.isEmpty()) {
            problems.add(DaisyRule.IDENTIFIER_MISSING, place);
        }
        return said.or(fallbacks::identifier).or(() -> entries.first("ncc:identifier", "dtb:uid"));
    }

    private Optional<String> publisher() {
        Optional<String> said = entries.first("dc:publisher");
        if (said.isEmpty()) {
            problems.add(DaisyRule.PUBLISHER_MISSING, place);
        }
        return said;
    }

    private Optional<Duration> totalTime() {
        Optional<String> text = entries.first(names.totalTime());
        if (text.isEmpty()) {
            problems.add(DaisyRule.TOTAL_TIME_MISSING, place, names.totalTime());
            return Optional.empty();
        }
        Optional<Duration> time = ClockValue.parse(text.get());
        if (time.isEmpty()) {
            problems.add(DaisyRule.TOTAL_TIME_UNREADABLE, place, text.get());
        }
        return time.filter(Duration::isPositive);
    }
}
