package vn.langnghe.epub;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Picture;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.References;
import vn.langnghe.markup.Markup;

/** The pictures of content documents and what they show, from wherever the publisher put the words. */
final class Pictures {
    private final PackageLinks links;

    Pictures(PackageLinks links) {
        this.links = links;
    }

    static boolean isImage(Element element) {
        String name = ContentNames.name(element);
        return name.equals("img") || name.equals("image");
    }

    static Optional<String> reference(Element image) {
        return Markup.attribute(image, "src")
                .or(() -> Markup.attribute(image, "xlink:href"))
                .or(() -> Markup.attribute(image, "href"));
    }

    /** The picture of an element: itself, the first within it, or that of the figure whose caption it is. */
    Optional<Picture> of(ContentDocument document, Element element, Predicate<Element> elsewhere) {
        Optional<Element> image = element.stream()
                .filter(Pictures::isImage)
                .filter(each -> each.equals(element) || !elsewhere.test(each))
                .findFirst();
        if (image.isEmpty() && ContentNames.name(element).equals("figcaption")) {
            image = figure(element)
                    .flatMap(figure -> figure.stream()
                            .filter(Pictures::isImage)
                            .filter(each -> !elsewhere.test(each))
                            .findFirst());
        }
        return image.flatMap(found -> picture(document, found));
    }

    /** The picture that the image shows; nothing where its file is not in the package. */
    Optional<Picture> picture(ContentDocument document, Element image) {
        return reference(image)
                .flatMap(source -> links.follow(new Place(document.path(), Markup.line(image)), source))
                .map(file -> new Picture(file, description(document, image)));
    }

    private static String description(ContentDocument document, Element image) {
        return Metadata.tidy(Markup.attribute(image, "alt")
                .or(() -> Markup.attribute(image, "aria-label"))
                .or(() -> referenced(document, image, "aria-describedby"))
                .or(() -> referenced(document, image, "aria-details"))
                .or(() -> figure(image)
                        .flatMap(figure -> Markup.first(figure, "figcaption"))
                        .map(Words::of)
                        .filter(words -> !words.isEmpty()))
                .or(() -> longDescription(document, image))
                .or(() -> Markup.attribute(image, "title"))
                .orElse(""));
    }

    private static Optional<String> referenced(ContentDocument document, Element image, String attribute) {
        return Markup.attribute(image, attribute)
                .map(ids -> Arrays.stream(ids.strip().split("\\s+"))
                        .flatMap(id -> document.withId(id).stream())
                        .map(Words::of)
                        .collect(Collectors.joining(" ")))
                .filter(words -> !words.isBlank());
    }

    private static Optional<String> longDescription(ContentDocument document, Element image) {
        return Markup.attribute(image, "longdesc")
                .filter(reference -> reference.startsWith("#"))
                .flatMap(reference -> document.withId(References.fragment(reference)))
                .map(Words::of)
                .filter(words -> !words.isEmpty());
    }

    private static Optional<Element> figure(Element within) {
        Element here = within;
        while (here != null) {
            if (ContentNames.name(here).equals("figure")) {
                return Optional.of(here);
            }
            here = here.parent();
        }
        return Optional.empty();
    }
}
