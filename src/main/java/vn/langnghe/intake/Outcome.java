package vn.langnghe.intake;

import vn.langnghe.catalogue.TitleId;

/** How an import ended. */
public sealed interface Outcome {
    /** The title is in the catalogue now. */
    record Added(TitleId title) implements Outcome {}

    /** The very same package was there already. */
    record AlreadyThere(TitleId title) implements Outcome {}

    /** It took the place of an earlier edition of the same identifier, which can be brought back. */
    record Replaced(TitleId title, TitleId earlierEdition) implements Outcome {}

    /** The package was refused; the job's problems say why. */
    record Refused() implements Outcome {}

    /**
     * The import could not be carried through (a full disk, an unreadable file); nothing of it is left.
     *
     * @param reason a stable key: {@code disk-full}, {@code unreadable}, {@code stopped}, {@code internal}
     * @param vietnamese what happened, what was kept, what to do
     * @param english the same in English
     */
    record Failed(String reason, String vietnamese, String english) implements Outcome {}
}
