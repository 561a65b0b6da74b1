package vn.langnghe.epub;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Skippable;

/**
 * What an element is by its {@code epub:type} (EPUB Structural Semantics Vocabulary) or its DPUB-ARIA {@code role}; both
 * are given in the vocabulary's words, lower case, the role's {@code doc-} taken off.
 */
final class SemanticTypes {
    private static final String ROLE_PREFIX = "doc-";

    private SemanticTypes() {}

    static Set<String> of(Element element) {
        Set<String> types = new LinkedHashSet<>();
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.endsWith(":type") && !name.startsWith("xlink:") && !name.startsWith("xsi:")) {
                tokens(attribute.getValue()).forEach(types::add);
            } else if (name.equals("role")) {
                tokens(attribute.getValue())
                        .filter(token -> token.startsWith(ROLE_PREFIX))
                        .map(token -> token.substring(ROLE_PREFIX.length()))
                        .forEach(types::add);
            }
        }
        return types;
    }

    static boolean isPageBreak(Element element) {
        return of(element).contains("pagebreak");
    }

    static boolean isNoteReference(Element element) {
        return of(element).contains("noteref");
    }

    static boolean isNote(Element element) {
        return of(element).stream().anyMatch(type -> skippable(type).equals(Optional.of(Skippable.NOTE)))
                && !of(element).stream().anyMatch(type -> type.endsWith("notes"));
    }

    /** The kind of passage that a listener may leave out, if the type names one (EPUB 3.3, section 9.3.4). */
    static Optional<Skippable> skippable(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "pagebreak" -> Skippable.PAGE_NUMBER;
                    case "footnote", "rearnote", "endnote", "note", "footnotes", "rearnotes", "endnotes" ->
                        Skippable.NOTE;
                    case "noteref" -> Skippable.NOTE_REFERENCE;
                    case "annotation" -> Skippable.ANNOTATION;
                    case "sidebar" -> Skippable.SIDEBAR;
                    case "z3998:production", "z3998:prodnote" -> Skippable.PRODUCER_NOTE;
                    default -> null;
                });
    }

    /** The kind of passage in which the element stands: its own, or that of the nearest element around it. */
    static Optional<Skippable> skippableAround(Element element) {
        Element here = element;
        while (here != null) {
            for (String type : of(here)) {
                Optional<Skippable> kind = skippable(type);
                if (kind.isPresent()) {
                    return kind;
                }
            }
            here = here.parent();
        }
        return Optional.empty();
    }

    private static Stream<String> tokens(String value) {
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split("\\s+")).filter(token -> !token.isEmpty());
    }
}
