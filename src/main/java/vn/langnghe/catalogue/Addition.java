package vn.langnghe.catalogue;

/** What came of adding a title. */
public sealed interface Addition {
    /** It is new. */
    record New(Title title) implements Addition {}

    /** The very same package is in the catalogue; nothing was changed. */
    record AlreadyThere(Title title) implements Addition {}

    /** It replaced the title with the same identifier, which is kept and can be brought back. */
    record Replaced(Title title, Title earlierEdition) implements Addition {}
}
