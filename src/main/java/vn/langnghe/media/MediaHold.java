package vn.langnghe.media;

/** While it is open no stored file is freed. */
public interface MediaHold extends AutoCloseable {
    /** Lets go, and frees what nothing needs of what was to be freed meanwhile. Never fails. */
    @Override
    void close();
}
