package vn.langnghe.command;

/** A command cannot do what it was asked; the message is one sentence in the user's language. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String sentence) {
        super(sentence);
    }

    CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
