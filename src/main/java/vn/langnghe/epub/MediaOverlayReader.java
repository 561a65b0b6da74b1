package vn.langnghe.epub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.epub.MediaOverlay.TextReference;
import vn.langnghe.epub.OverlayPar.OverlayAudio;
import vn.langnghe.markup.Markup;

/** Reads media overlays: SMIL 3.0 as EPUB 3.3, section 9 narrows it, and a little more than that. */
final class MediaOverlayReader {
    private final BookPackage bookPackage;
    private final Consumer<Problem> problems;

    MediaOverlayReader(BookPackage bookPackage, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.problems = problems;
    }

    MediaOverlay read(String path) throws IOException {
        Element tree = Markup.read(bookPackage.bytes(path), path, problems);
        Element body = Markup.first(tree, "body").orElse(tree);
        List<OverlayPar> pars = new ArrayList<>();
        List<TextReference> references = new ArrayList<>();
        body.stream().forEach(element -> {
            switch (Markup.localName(element).toLowerCase(Locale.ROOT)) {
                case "par" -> pars.add(par(element));
                // A lone text or audio in a seq is no EPUB, but DAISY's tools leave it there.
                case "text", "audio" -> {
                    if (!isWithinPar(element)) {
                        pars.add(par(element));
                    }
                }
                case "body", "seq" -> textReference(element).ifPresent(references::add);
                default -> {}
            }
        });
        return new MediaOverlay(path, pars, references);
    }

    private static OverlayPar par(Element par) {
        return new OverlayPar(
                Markup.first(par, "text").flatMap(text -> Markup.attribute(text, "src")),
                Markup.all(par, "audio").stream()
                        .flatMap(audio -> audio(audio).stream())
                        .toList(),
                SemanticTypes.skippableAround(par),
                Markup.line(par));
    }

    private static Optional<OverlayAudio> audio(Element audio) {
        return Markup.attribute(audio, "src")
                .map(source -> new OverlayAudio(
                        source,
                        Markup.attribute(audio, "clipBegin").or(() -> Markup.attribute(audio, "clip-begin")),
                        Markup.attribute(audio, "clipEnd").or(() -> Markup.attribute(audio, "clip-end")),
                        Markup.line(audio)));
    }

    private static Optional<TextReference> textReference(Element element) {
        return Markup.attribute(element, "epub:textref")
                .or(() -> Markup.attribute(element, "textref"))
                .map(reference -> new TextReference(reference, Markup.line(element)));
    }

    private static boolean isWithinPar(Element element) {
        return element.parents().stream()
                .anyMatch(parent -> Markup.localName(parent).equalsIgnoreCase("par"));
    }
}
