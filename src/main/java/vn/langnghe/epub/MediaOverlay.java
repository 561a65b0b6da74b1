package vn.langnghe.epub;

import java.util.List;

/**
 * A media overlay document (EPUB 3.3, section 9.2).
 *
 * @param path where it lies within the package
 * @param pars all of them, in order, whatever their nesting
 * @param textReferences what its body and {@code seq}s refer to
 */
record MediaOverlay(String path, List<OverlayPar> pars, List<TextReference> textReferences) {
    MediaOverlay {
        pars = List.copyOf(pars);
        textReferences = List.copyOf(textReferences);
    }

    /** An {@code epub:textref}. */
    record TextReference(String reference, int line) {}
}
