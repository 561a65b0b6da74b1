package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import vn.langnghe.book.AccessibilityMetadata;

/** Accessibility metadata in schema.org's properties (W3C Publication Manifest, section 4.3), Readium's names too. */
final class ManifestAccessibility {
    private ManifestAccessibility() {}

    static AccessibilityMetadata read(JsonNode properties, List<String> languages) {
        JsonNode certification = properties.path("certification");
        return new AccessibilityMetadata(
                listed(properties.path("accessMode")),
                sufficient(properties.path("accessModeSufficient")),
                listed(either(properties, "accessibilityFeature", "feature")),
                listed(either(properties, "accessibilityHazard", "hazard")),
                Json.text(either(properties, "accessibilitySummary", "summary"), languages),
                listed(properties.path("conformsTo")),
                Json.text(certification.path("certifiedBy"), languages));
    }

    private static JsonNode either(JsonNode properties, String one, String other) {
        return properties.has(one) ? properties.path(one) : properties.path(other);
    }

    /** Each a list, an {@code ItemList}, or words with commas between them. */
    private static List<List<String>> sufficient(JsonNode node) {
        return Json.each(node)
                .map(item -> item.isObject() ? item.path("itemListElement") : item)
                .map(ManifestAccessibility::listed)
                .filter(modes -> !modes.isEmpty())
                .toList();
    }

    private static List<String> listed(JsonNode node) {
        return Json.each(node)
                .flatMap(item -> Json.text(item, List.of()).stream())
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
