package vn.langnghe.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Sound as it is decoded, from its beginning to its end. One thread at a time. */
public interface PcmStream extends Closeable {
    /** The next stretch of sound, at most some tenths of a second; nothing at the end. */
    Optional<PcmBlock> next() throws IOException;

    /** Decodes an MP3 or a WAV; nothing where the file is neither, or of a kind that cannot be decoded here. */
    static Optional<PcmStream> open(Path file) throws IOException {
        FileWindow window = new FileWindow(file);
        try {
            Optional<PcmStream> stream;
            if (WavHeader.recognises(window)) {
                stream = WavHeader.read(window)
                        .filter(WavHeader::decodable)
                        .map(header -> new WavDecoder(window, header));
            } else if (window.says(4, "ftyp") || window.says(0, "OggS") || window.says(0, "fLaC")) {
                stream = Optional.empty();
            } else {
                stream = new Mp3FrameWalk(window).index().map(index -> new Mp3Decoder(window, index));
            }
            if (stream.isEmpty()) {
                window.close();
            }
            return stream;
        } catch (IOException | RuntimeException e) {
            window.close();
            throw e;
        }
    }
}
