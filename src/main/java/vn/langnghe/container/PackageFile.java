package vn.langnghe.container;

import java.nio.file.Path;

/** Where a file of a package lies on disk, and its size in bytes. */
record PackageFile(Path location, long size) {}
