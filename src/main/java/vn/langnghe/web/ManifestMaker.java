package vn.langnghe.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.web.ManifestJson.BelongsToJson;
import vn.langnghe.web.ManifestJson.LinkJson;
import vn.langnghe.web.ManifestJson.MetadataJson;

/** Makes a book's manifest: reading order with true lengths, contents, pages, and all other files of the package. */
final class ManifestMaker {
    private static final int LONGEST_LOOK_AHEAD = 50;

    private final Title title;
    private final TalkingBook book;
    private final List<TitleFile> files;
    private final BookAddresses addresses;
    private final Map<String, AudioFile> audio;

    ManifestMaker(Title title, TalkingBook book, List<TitleFile> files) {
        this.title = title;
        this.book = book;
        this.files = files;
        this.addresses = new BookAddresses(files);
        this.audio = book.audioFiles().stream()
                .collect(Collectors.toMap(AudioFile::path, Function.identity(), (first, _) -> first));
    }

    ManifestJson manifest() {
        String type = title.isPlayable() ? ManifestJson.AUDIOBOOK : ManifestJson.PUBLICATION;
        List<LinkJson> links = List.of(
                LinkJson.to("self", Addresses.manifest(title.id()), type),
                LinkJson.to("alternate", Addresses.guidedNavigation(title.id()), GuidedNavigationMaker.MEDIA_TYPE),
                LinkJson.to("alternate", Addresses.packageOf(title.id()), PackageDownload.mediaType(files)),
                LinkJson.to("cover", Addresses.cover(title.id()), "image/*"));
        return new ManifestJson(
                ManifestJson.CONTEXT, metadata(), links, readingOrder(), resources(), toc(), pageList());
    }

    private MetadataJson metadata() {
        Metadata said = title.metadata();
        boolean playable = title.isPlayable();
        String identifier = title.identifier();
        return new MetadataJson(
                playable ? "http://schema.org/Audiobook" : "http://schema.org/Book",
                playable ? Optional.of(ManifestJson.AUDIOBOOK_PROFILE) : Optional.empty(),
                FileNames.isUri(identifier) ? identifier : "urn:langnghe:identifier:" + FileNames.segment(identifier),
                said.title(),
                said.creators(),
                said.narrators(),
                said.publisher(),
                said.languages(),
                said.date().flatMap(ManifestMaker::day),
                title.added(),
                said.subjects(),
                said.description(),
                playable ? Optional.of(Json.seconds(title.audioLength())) : Optional.empty(),
                title.pages() > 0 ? Optional.of(title.pages()) : Optional.empty(),
                AccessibilityTerms.of(said.accessibility()),
                said.series().map(BelongsToJson::new));
    }

    private List<LinkJson> readingOrder() {
        return book.readingOrder().stream()
                .map(item -> audio.containsKey(item.file()) ? audioLink(item) : textLink(item))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LinkJson> audioLink(ReadingOrderItem item) {
        AudioFile file = audio.get(item.file());
        if (file == null) {
            return Optional.empty();
        }
        return addresses
                .address(item.file())
                .map(href -> new LinkJson(
                        href,
                        Optional.of(file.mediaType()),
                        Optional.empty(),
                        item.title(),
                        Optional.of(Json.seconds(file.length())),
                        kilobits(file.bitrate()),
                        alternate(item.file()),
                        List.of()));
    }

    /** In an audiobook, what does not sound is no part of the reading order. */
    private Optional<LinkJson> textLink(ReadingOrderItem item) {
        return title.isPlayable()
                ? Optional.empty()
                : addresses
                        .file(item.file())
                        .map(file -> LinkJson.file(Addresses.media(file), file.mediaType(), item.title()));
    }

    private List<LinkJson> alternate(String path) {
        return addresses
                .derived(path)
                .map(file -> LinkJson.file(derivedAddress(file), file.mediaType(), Optional.empty()))
                .stream()
                .toList();
    }

    private static String derivedAddress(TitleFile file) {
        String name = FileNames.last(file.path());
        return Addresses.media(file, file.mediaType().equals("audio/mp4") ? FileNames.stem(name) + ".mp4" : name);
    }

    private List<LinkJson> resources() {
        Set<String> ordered =
                book.readingOrder().stream().map(ReadingOrderItem::file).collect(Collectors.toSet());
        Set<LinkJson> resources = new LinkedHashSet<>();
        title.coverPath()
                .flatMap(addresses::file)
                .ifPresent(file -> resources.add(LinkJson.to("cover", Addresses.media(file), file.mediaType())));
        files.stream()
                .filter(file -> addresses.file(file.path()).filter(file::equals).isPresent())
                .filter(file -> !(ordered.contains(file.path()) && isOrdered(file)))
                .filter(file -> !title.coverPath().equals(Optional.of(file.path())))
                .map(file -> LinkJson.file(Addresses.media(file), file.mediaType(), Optional.empty()))
                .forEach(resources::add);
        return List.copyOf(resources);
    }

    private boolean isOrdered(TitleFile file) {
        return audio.containsKey(file.path()) || !title.isPlayable();
    }

    /** The headings, each within the nearest one before it of a higher level. */
    private List<LinkJson> toc() {
        Deque<OpenEntry> open = new ArrayDeque<>();
        OpenEntry root = new OpenEntry(0, "", "", new ArrayList<>());
        open.push(root);
        for (Heading heading : book.headings()) {
            while (open.element().level() >= heading.level()) {
                close(open);
            }
            open.push(new OpenEntry(heading.level(), place(heading.phrase()), heading.text(), new ArrayList<>()));
        }
        while (open.size() > 1) {
            close(open);
        }
        return root.children();
    }

    private record OpenEntry(int level, String href, String text, List<LinkJson> children) {}

    private static void close(Deque<OpenEntry> open) {
        OpenEntry entry = open.pop();
        open.element().children().add(LinkJson.place(entry.href(), entry.text(), List.copyOf(entry.children())));
    }

    private List<LinkJson> pageList() {
        return book.pages().stream()
                .filter(page -> !page.label().isBlank())
                .map(page -> LinkJson.place(place(page.phrase()), page.label(), List.of()))
                .toList();
    }

    /** Where a phrase is heard; where it does not sound, the next that does, or its text. */
    private String place(int index) {
        List<Phrase> phrases = book.phrases();
        int end = Math.min(phrases.size(), index + LONGEST_LOOK_AHEAD);
        return phrases.subList(index, end).stream()
                .flatMap(phrase -> phrase.clips().stream())
                .findFirst()
                .flatMap(addresses::beginning)
                .or(() -> phrases.get(index).textReference().flatMap(addresses::reference))
                .orElseGet(() -> Addresses.guidedNavigation(title.id()) + "#"
                        + FileNames.segment(phrases.get(index).id()));
    }

    private static Optional<BigDecimal> kilobits(int bits) {
        return bits > 0
                ? Optional.of(new BigDecimal(BigDecimal.valueOf(bits, 3)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()))
                : Optional.empty();
    }

    /** The date where the book gives a whole one, as the manifest wants it. */
    private static Optional<String> day(String date) {
        try {
            String start = date.length() > 10 ? date.substring(0, 10) : date;
            return Optional.of(LocalDate.parse(start).toString());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
