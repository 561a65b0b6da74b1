package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.References;
import vn.langnghe.markup.Markup;

/**
 * Reads what narrates an audiobook phrase by phrase: Readium's Guided Navigation, and the Synchronized Narration of the
 * W3C's community group.
 */
final class GuideReader {
    private static final Pattern HEADING = Pattern.compile("heading([1-6])?");

    private final BookPackage bookPackage;
    private final PackageAudio audio;
    private final PackageLinks links;
    private final Consumer<Problem> problems;
    private final Map<String, Map<String, String>> texts = new HashMap<>();

    GuideReader(BookPackage bookPackage, PackageAudio audio, PackageLinks links, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.audio = audio;
        this.links = links;
        this.problems = problems;
    }

    /** Whether a file of that media type or name may be a narration. */
    static boolean isGuide(String mediaType, String reference) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.contains("guided-navigation")
                || type.contains("syncnarr")
                || type.contains("sync-media")
                || type.contains("narration")
                || (type.isEmpty() && reference.toLowerCase(Locale.ROOT).endsWith(".json"));
    }

    List<GuidedPhrase> read(Place place, String reference) throws IOException {
        Optional<String> path = links.follow(place, reference);
        Optional<JsonNode> tree = path.isEmpty() ? Optional.empty() : Json.read(bookPackage.bytes(path.get()));
        if (tree.isEmpty() || !(tree.get().has("guided") || tree.get().has("narration"))) {
            problems.accept(Problem.atLine(AudiobookRule.GUIDE_UNREADABLE, place.file(), place.line(), reference));
            return List.of();
        }
        List<GuidedPhrase> phrases = new ArrayList<>();
        read(tree.get(), new Place(path.get(), 0), Optional.empty(), phrases);
        return phrases;
    }

    /** Jackson reads no more than a thousand levels, so that this ends. */
    private void read(JsonNode node, Place place, Optional<Skippable> around, List<GuidedPhrase> phrases)
            throws IOException {
        Optional<Skippable> skippable = skippable(node).or(() -> around);
        List<JsonNode> children = children(node);
        if (!children.isEmpty() && !isOnePhrase(node, children)) {
            for (JsonNode child : children) {
                read(child, place, skippable, phrases);
            }
            return;
        }
        List<Clip> clips = new ArrayList<>();
        Optional<String> audioPath = Optional.empty();
        List<JsonNode> sounding = new ArrayList<>(List.of(node));
        sounding.addAll(children);
        for (JsonNode each : sounding) {
            String reference = each.path("audioref").asText(each.path("audio").asText(""));
            if (!reference.isBlank()) {
                MediaFragment fragment = MediaFragment.of(reference);
                audioPath = audioPath.or(() -> References.resolve(place.file(), reference));
                audio.clip(place, reference, fragment.begin(), fragment.end()).ifPresent(clips::add);
            }
        }
        Optional<String> textReference = textReference(node);
        String text = text(node, place, textReference);
        Optional<Picture> picture = picture(node, place);
        if (!clips.isEmpty() || !text.isEmpty() || picture.isPresent()) {
            phrases.add(new GuidedPhrase(
                    text,
                    textReference.flatMap(reference -> located(place, reference)),
                    clips,
                    audioPath,
                    skippable,
                    picture,
                    headingLevel(node)));
        }
    }

    private static List<JsonNode> children(JsonNode node) {
        for (String name : List.of("guided", "narration", "children")) {
            if (node.path(name).isArray()) {
                return node.path(name).valueStream().toList();
            }
        }
        return List.of();
    }

    /** Words of its own, and children that only sound: one phrase of several clips. */
    private static boolean isOnePhrase(JsonNode node, List<JsonNode> children) {
        return (node.has("text") || node.has("textref"))
                && children.stream()
                        .allMatch(child -> child.has("audioref")
                                && !child.has("text")
                                && !child.has("textref")
                                && !child.has("children"));
    }

    /** Guided Navigation has the words in {@code text}; Synchronized Narration has the reference to them there. */
    private static Optional<String> textReference(JsonNode node) {
        Optional<String> reference = present(node.path("textref").asText(""));
        return reference.isPresent() || !node.has("audio")
                ? reference
                : present(node.path("text").asText(""));
    }

    private String text(JsonNode node, Place place, Optional<String> textReference) throws IOException {
        if (!node.has("audio")) {
            JsonNode text = node.path("text");
            Optional<String> words =
                    present(text.isObject() ? text.path("plain").asText("") : text.asText(""));
            if (words.isPresent()) {
                return Metadata.tidy(words.get());
            }
        }
        return textReference.isEmpty() ? "" : textAt(place, textReference.get());
    }

    private String textAt(Place place, String reference) throws IOException {
        Optional<String> path = links.follow(place, reference);
        if (path.isEmpty()) {
            return "";
        }
        Map<String, String> byId = texts.get(path.get());
        if (byId == null) {
            byId = new HashMap<>();
            for (Element element : Markup.read(bookPackage.bytes(path.get()), path.get(), problems)
                    .getAllElements()) {
                if (!element.id().isEmpty()) {
                    byId.putIfAbsent(element.id(), Markup.text(element));
                }
            }
            texts.put(path.get(), byId);
        }
        return byId.getOrDefault(References.fragment(reference), "");
    }

    private Optional<String> located(Place place, String reference) {
        String fragment = References.fragment(reference);
        return links.follow(place, reference).map(path -> fragment.isEmpty() ? path : path + "#" + fragment);
    }

    private Optional<Picture> picture(JsonNode node, Place place) {
        return present(node.path("imgref").asText(""))
                .flatMap(reference -> links.follow(place, reference))
                .map(file -> new Picture(
                        file, Json.text(node.path("description"), List.of()).orElse("")));
    }

    private static Optional<Skippable> skippable(JsonNode node) {
        return roles(node).stream()
                .flatMap(role -> Optional.ofNullable(
                        switch (role) {
                            case "pagebreak" -> Skippable.PAGE_NUMBER;
                            case "footnote", "endnote", "rearnote", "note" -> Skippable.NOTE;
                            case "noteref" -> Skippable.NOTE_REFERENCE;
                            case "aside", "sidebar" -> Skippable.SIDEBAR;
                            default -> null;
                        })
                        .stream())
                .findFirst();
    }

    private static OptionalInt headingLevel(JsonNode node) {
        for (String role : roles(node)) {
            Matcher heading = HEADING.matcher(role);
            if (heading.matches()) {
                return OptionalInt.of(
                        heading.group(1) == null
                                ? Math.clamp(node.path("level").asInt(1), 1, 6)
                                : Integer.parseInt(heading.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private static List<String> roles(JsonNode node) {
        return Json.texts(node.path("role"), List.of()).stream()
                .map(role -> role.toLowerCase(Locale.ROOT).replaceFirst("^doc-", ""))
                .toList();
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(words -> !words.isBlank());
    }
}
