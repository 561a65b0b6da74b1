package vn.langnghe.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Readium Web Publication Manifest (readium.org/webpub-manifest), of the audiobook profile where the title sounds. What
 * is absent is left out.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ManifestJson(
        @JsonProperty("@context") String context,
        MetadataJson metadata,
        List<LinkJson> links,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<LinkJson> readingOrder,
        List<LinkJson> resources,
        List<LinkJson> toc,
        List<LinkJson> pageList) {
    static final String AUDIOBOOK = "application/audiobook+json";
    static final String PUBLICATION = "application/webpub+json";
    static final String CONTEXT = "https://readium.org/webpub-manifest/context.jsonld";
    static final String AUDIOBOOK_PROFILE = "https://readium.org/webpub-manifest/profiles/audiobook";

    /** A Link Object (section 2.4): durations in seconds, bitrates in kbit/s. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LinkJson(
            String href,
            Optional<String> type,
            Optional<String> rel,
            Optional<String> title,
            Optional<BigDecimal> duration,
            Optional<BigDecimal> bitrate,
            List<LinkJson> alternate,
            List<LinkJson> children) {

        /** To a resource. */
        static LinkJson to(String rel, String href, String type) {
            return new LinkJson(
                    href,
                    Optional.of(type),
                    Optional.of(rel),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }

        /** To a file that has no part of its own. */
        static LinkJson file(String href, String type, Optional<String> title) {
            return new LinkJson(
                    href,
                    Optional.of(type),
                    Optional.empty(),
                    title,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }

        /** To a place in the book. */
        static LinkJson place(String href, String title, List<LinkJson> children) {
            return new LinkJson(
                    href,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(title),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    children);
        }
    }

    /** What the book says of itself, in Readium's words. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MetadataJson(
            @JsonProperty("@type") String type,
            Optional<String> conformsTo,
            String identifier,
            String title,
            List<String> author,
            List<String> narrator,
            Optional<String> publisher,
            List<String> language,
            Optional<String> published,
            Instant modified,
            List<String> subject,
            Optional<String> description,
            Optional<BigDecimal> duration,
            Optional<Integer> numberOfPages,
            Optional<ReadiumAccessibilityJson> accessibility,
            Optional<BelongsToJson> belongsTo) {}

    /** What it is a part of. */
    record BelongsToJson(String series) {}

    /** The Accessibility Object, which takes schema.org's own terms alone. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReadiumAccessibilityJson(
            List<String> conformsTo,
            Optional<CertificationJson> certification,
            Optional<String> summary,
            List<String> accessMode,
            List<List<String>> accessModeSufficient,
            List<String> feature,
            List<String> hazard) {
        boolean saysSomething() {
            return !(conformsTo.isEmpty()
                    && certification.isEmpty()
                    && summary.isEmpty()
                    && accessMode.isEmpty()
                    && accessModeSufficient.isEmpty()
                    && feature.isEmpty()
                    && hazard.isEmpty());
        }
    }

    /** Who vouches for the accessibility. */
    record CertificationJson(String certifiedBy) {}
}
