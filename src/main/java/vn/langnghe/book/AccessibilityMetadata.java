package vn.langnghe.book;

import java.util.List;
import java.util.Optional;

/**
 * What the publisher says of the book's accessibility, in schema.org's terms (EPUB Accessibility 1.1, section 3.2).
 *
 * @param accessModes textual, auditory, visual, tactile
 * @param accessModesSufficient each a set of modes that suffices by itself
 * @param features {@code accessibilityFeature}
 * @param hazards {@code accessibilityHazard}
 * @param summary {@code accessibilitySummary}
 * @param conformsTo the profiles that the publisher claims
 * @param certifiedBy who vouches for the claim
 */
public record AccessibilityMetadata(
        List<String> accessModes,
        List<List<String>> accessModesSufficient,
        List<String> features,
        List<String> hazards,
        Optional<String> summary,
        List<String> conformsTo,
        Optional<String> certifiedBy) {

    /** Nothing was said. */
    public static final AccessibilityMetadata NONE = new AccessibilityMetadata(
            List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());

    public AccessibilityMetadata {
        accessModes = List.copyOf(accessModes);
        accessModesSufficient = accessModesSufficient.stream().map(List::copyOf).toList();
        features = List.copyOf(features);
        hazards = List.copyOf(hazards);
        conformsTo = List.copyOf(conformsTo);
    }
}
