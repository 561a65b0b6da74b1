package vn.langnghe.web;

import java.util.List;
import java.util.Optional;
import vn.langnghe.book.AccessibilityMetadata;

/** {@link AccessibilityMetadata} as the API tells it, whatever the publisher wrote. */
record AccessibilityJson(
        List<String> accessModes,
        List<List<String>> accessModesSufficient,
        List<String> features,
        List<String> hazards,
        Optional<String> summary,
        List<String> conformsTo,
        Optional<String> certifiedBy) {
    static AccessibilityJson of(AccessibilityMetadata metadata) {
        return new AccessibilityJson(
                metadata.accessModes(),
                metadata.accessModesSufficient(),
                metadata.features(),
                metadata.hazards(),
                metadata.summary(),
                metadata.conformsTo(),
                metadata.certifiedBy());
    }
}
