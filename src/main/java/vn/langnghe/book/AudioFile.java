package vn.langnghe.book;

import java.time.Duration;

/**
 * An audio file as it truly is, whatever the book says of it.
 *
 * @param path the path within the package
 * @param mediaType {@code audio/mpeg}, {@code audio/wav}, {@code audio/mp4}, {@code audio/ogg}
 * @param length the time that it plays, measured from its frames
 * @param sampleRate in Hz
 * @param channels 1 or more
 * @param bitrate the mean, in bits a second
 * @param mode constant or variable
 */
public record AudioFile(
        String path, String mediaType, Duration length, int sampleRate, int channels, int bitrate, BitrateMode mode) {}
