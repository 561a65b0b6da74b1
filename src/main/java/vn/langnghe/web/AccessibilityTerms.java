package vn.langnghe.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.langnghe.book.AccessibilityMetadata;
import vn.langnghe.web.ManifestJson.CertificationJson;
import vn.langnghe.web.ManifestJson.ReadiumAccessibilityJson;

/** The terms of the Accessibility Properties for Discoverability vocabulary that Readium's manifest takes. */
final class AccessibilityTerms {
    private static final Set<String> SUFFICIENT = Set.of("auditory", "tactile", "textual", "visual");
    private static final Set<String> MODES = Set.of(
            "auditory",
            "chartOnVisual",
            "chemOnVisual",
            "colorDependent",
            "diagramOnVisual",
            "mathOnVisual",
            "musicOnVisual",
            "tactile",
            "textOnVisual",
            "textual",
            "visual");
    private static final Set<String> FEATURES = Set.of(
            "annotations",
            "ARIA",
            "bookmarks",
            "index",
            "printPageNumbers",
            "pageBreakMarkers",
            "pageNavigation",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
            "taggedPDF",
            "alternativeText",
            "audioDescription",
            "captions",
            "closedCaptions",
            "openCaptions",
            "describedMath",
            "longDescription",
            "rubyAnnotations",
            "signLanguage",
            "transcript",
            "displayTransformability",
            "synchronizedAudioText",
            "timingControl",
            "unlocked",
            "ChemML",
            "latex",
            "MathML",
            "ttsMarkup",
            "highContrastAudio",
            "highContrastDisplay",
            "largePrint",
            "braille",
            "tactileGraphic",
            "tactileObject",
            "none");
    private static final Set<String> HAZARDS = Set.of(
            "flashing",
            "noFlashingHazard",
            "motionSimulation",
            "noMotionSimulationHazard",
            "sound",
            "noSoundHazard",
            "unknown",
            "none");

    private AccessibilityTerms() {}

    static Optional<ReadiumAccessibilityJson> of(AccessibilityMetadata metadata) {
        ReadiumAccessibilityJson json = new ReadiumAccessibilityJson(
                metadata.conformsTo().stream().filter(FileNames::isUri).toList(),
                metadata.certifiedBy().map(CertificationJson::new),
                metadata.summary(),
                known(metadata.accessModes(), MODES),
                metadata.accessModesSufficient().stream()
                        .map(modes -> known(modes, SUFFICIENT))
                        .filter(modes -> !modes.isEmpty())
                        .toList(),
                known(metadata.features(), FEATURES),
                known(metadata.hazards(), HAZARDS));
        return Optional.of(json).filter(ReadiumAccessibilityJson::saysSomething);
    }

    private static List<String> known(List<String> terms, Set<String> vocabulary) {
        return terms.stream()
                .flatMap(term -> vocabulary.stream()
                        .filter(known -> known.toLowerCase(Locale.ROOT).equals(term.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .stream())
                .distinct()
                .toList();
    }
}
