package vn.langnghe.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Skippable;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleId;

/**
 * Writes a Readium Guided Navigation Document (readium.org/guided-navigation): one object a phrase, in reading order; a
 * phrase of several clips has one child for each. Beyond the specification, {@code level} is a heading's level, and the
 * roles {@code heading1} to {@code heading6}, {@code annotation} and {@code linenumber} are not in its list.
 */
final class GuidedNavigationMaker {
    static final String MEDIA_TYPE = "application/guided-navigation+json";
    private static final int BYTES_A_PHRASE = 256;

    private final TitleId title;
    private final TalkingBook book;
    private final BookAddresses addresses;
    private final Map<Integer, Heading> headings = new HashMap<>();
    private final Map<Integer, List<Page>> pages = new HashMap<>();

    GuidedNavigationMaker(TitleId title, TalkingBook book, List<TitleFile> files) {
        this.title = title;
        this.book = book;
        this.addresses = new BookAddresses(files);
        book.headings().forEach(heading -> headings.putIfAbsent(heading.phrase(), heading));
        book.pages()
                .forEach(page -> pages.computeIfAbsent(page.phrase(), _ -> new ArrayList<>())
                        .add(page));
    }

    byte[] document() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(book.phrases().size() * BYTES_A_PHRASE);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("links");
            link(json, "self", Addresses.guidedNavigation(title), MEDIA_TYPE);
            link(
                    json,
                    "publication",
                    Addresses.manifest(title),
                    book.hasAudio() ? ManifestJson.AUDIOBOOK : ManifestJson.PUBLICATION);
            json.writeEndArray();
            json.writeArrayFieldStart("guided");
            for (int index = 0; index < book.phrases().size(); index++) {
                phrase(json, index);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void link(JsonGenerator json, String rel, String href, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("rel", rel);
        json.writeStringField("href", href);
        json.writeStringField("type", type);
        json.writeEndObject();
    }

    private void phrase(JsonGenerator json, int index) throws IOException {
        Phrase phrase = book.phrases().get(index);
        List<Page> starting = pages.getOrDefault(index, List.of());
        boolean isPageNumber = phrase.skippable().equals(Optional.of(Skippable.PAGE_NUMBER));
        List<Page> silent = isPageNumber && !starting.isEmpty() ? starting.subList(1, starting.size()) : starting;
        for (Page page : silent) {
            silentPage(json, page);
        }
        String text = phrase.text().isEmpty() && isPageNumber && !starting.isEmpty()
                ? starting.getFirst().label()
                : phrase.text();
        Optional<String> reference = phrase.textReference().flatMap(addresses::reference);
        Optional<String> picture = phrase.picture().map(Picture::file).flatMap(addresses::address);
        List<String> sounds = phrase.clips().stream()
                .map(addresses::clip)
                .flatMap(Optional::stream)
                .toList();
        if (text.isEmpty() && reference.isEmpty() && picture.isEmpty() && sounds.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("id", phrase.id());
        text(json, text, phrase.language());
        field(json, "textref", reference);
        sounds(json, sounds);
        roles(json, phrase, Optional.ofNullable(headings.get(index)));
        field(json, "imgref", picture);
        description(json, phrase.picture());
        json.writeEndObject();
    }

    private static void silentPage(JsonGenerator json, Page page) throws IOException {
        if (page.label().isBlank()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("id", "page-" + page.id());
        json.writeStringField("text", page.label());
        json.writeArrayFieldStart("role");
        json.writeString("pagebreak");
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A plain string, or a Text Object where the language is not the book's. */
    private static void text(JsonGenerator json, String text, Optional<String> language) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        if (language.isEmpty()) {
            json.writeStringField("text", text);
        } else {
            json.writeObjectFieldStart("text");
            json.writeStringField("plain", text);
            json.writeStringField("language", language.get());
            json.writeEndObject();
        }
    }

    private static void sounds(JsonGenerator json, List<String> sounds) throws IOException {
        if (sounds.size() == 1) {
            json.writeStringField("audioref", sounds.getFirst());
        } else if (!sounds.isEmpty()) {
            json.writeArrayFieldStart("children");
            for (String sound : sounds) {
                json.writeStartObject();
                json.writeStringField("audioref", sound);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void roles(JsonGenerator json, Phrase phrase, Optional<Heading> heading) throws IOException {
        if (heading.isEmpty() && phrase.skippable().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("role");
        if (heading.isPresent()) {
            json.writeString("heading" + heading.get().level());
        }
        if (phrase.skippable().isPresent()) {
            json.writeString(role(phrase.skippable().get()));
        }
        json.writeEndArray();
        if (heading.isPresent()) {
            json.writeNumberField("level", heading.get().level());
        }
    }

    private static String role(Skippable kind) {
        return switch (kind) {
            case PAGE_NUMBER -> "pagebreak";
            case NOTE -> "footnote";
            case NOTE_REFERENCE -> "noteref";
            case ANNOTATION -> "annotation";
            case LINE_NUMBER -> "linenumber";
            case SIDEBAR -> "aside";
            case PRODUCER_NOTE -> "notice";
        };
    }

    private static void description(JsonGenerator json, Optional<Picture> picture) throws IOException {
        Optional<String> words = picture.map(Picture::description).filter(text -> !text.isBlank());
        if (words.isPresent()) {
            json.writeObjectFieldStart("description");
            json.writeStringField("text", words.get());
            json.writeEndObject();
        }
    }

    private static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
