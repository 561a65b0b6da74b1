package vn.langnghe.catalogue;

import vn.langnghe.media.MediaHash;

/**
 * One stored file of a title.
 *
 * @param path the path within the package; of a derived file, the path of what it was made from; of a package, its file
 *     name; {@code book.json} of the book as read
 * @param role what it is to the title
 * @param hash where it lies in the media store
 * @param size in bytes
 * @param mediaType its Internet media type
 */
public record TitleFile(String path, FileRole role, MediaHash hash, long size, String mediaType) {}
