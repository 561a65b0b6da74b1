package vn.langnghe.audiobook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.langnghe.book.Metadata;

/** JSON as manifests write it: a value, an object or a list of either may stand where one of them is meant. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Json() {}

    /** The tree; nothing where it is no JSON object or list. */
    static Optional<JsonNode> read(byte[] bytes) throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isContainerNode);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    static Optional<JsonNode> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The items of a list, or the single one; nothing where it is absent. */
    static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node).filter(Json::isThere);
    }

    static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * The words of a value: a string; an object with {@code value}, {@code name} or {@code title}; a list of such; or a
     * map of languages, of which the one asked for is taken, or else the first.
     */
    static Optional<String> text(JsonNode node, List<String> languages) {
        if (node.isValueNode()) {
            return isThere(node) ? present(node.asText()) : Optional.empty();
        }
        if (node.isArray()) {
            return inLanguage(node, languages)
                    .or(() -> node.valueStream()
                            .flatMap(item -> text(item, languages).stream())
                            .findFirst());
        }
        for (String name : List.of("value", "@value", "name", "title")) {
            if (node.has(name)) {
                return text(node.get(name), languages);
            }
        }
        for (String language : languages) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (sameLanguage(entry.getKey(), language)) {
                    return text(entry.getValue(), languages);
                }
            }
        }
        return node.properties().stream()
                .filter(entry -> entry.getValue().isTextual() && isLanguage(entry.getKey()))
                .flatMap(entry -> present(entry.getValue().asText()).stream())
                .findFirst();
    }

    /** Every text of a value; a list gives several. */
    static List<String> texts(JsonNode node, List<String> languages) {
        List<String> texts = new ArrayList<>();
        each(node).forEach(item -> text(item, languages).ifPresent(texts::add));
        return texts;
    }

    private static Optional<String> inLanguage(JsonNode list, List<String> languages) {
        return languages.stream()
                .flatMap(language -> list.valueStream()
                        .filter(item -> sameLanguage(item.path("language").asText(""), language))
                        .flatMap(item -> text(item, languages).stream()))
                .findFirst();
    }

    private static boolean sameLanguage(String one, String other) {
        return primary(one).equals(primary(other));
    }

    private static boolean isLanguage(String key) {
        return key.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*");
    }

    private static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", -1)[0];
    }

    private static Optional<String> present(String text) {
        return Optional.of(Metadata.tidy(text)).filter(words -> !words.isEmpty());
    }
}
