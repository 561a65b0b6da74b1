package vn.langnghe.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketReader;
import org.gagravarr.ogg.OggStreamIdentifier;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.vorbis.VorbisInfo;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.AudioHeader;
import org.jaudiotagger.audio.exceptions.CannotReadException;
import org.jaudiotagger.audio.exceptions.InvalidAudioFrameException;
import org.jaudiotagger.audio.exceptions.ReadOnlyFileException;
import org.jaudiotagger.tag.TagException;
import org.jspecify.annotations.Nullable;

/**
 * Audio that browsers play and this program does not decode.
 *
 * @param codec its name, for people
 * @param bytes of sound, about
 * @param playable whether browsers play it
 */
record ForeignAudio(
        String mediaType, String codec, Duration length, int sampleRate, int channels, long bytes, boolean playable) {

    /** The file is not what it seemed. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(Throwable cause) {
            super(cause);
        }
    }

    /** The library tells every block that it reads; held here so that its level stays. */
    private static final Logger LIBRARY = Logger.getLogger("org.jaudiotagger");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private static final int OPUS_RATE = 48_000;

    /** FLAC, exact to the sample. */
    static ForeignAudio flac(Path file) throws UnreadableException {
        try {
            AudioHeader header = AudioFileIO.readAs(file.toFile(), "flac").getAudioHeader();
            int rate = header.getSampleRateAsNumber();
            return new ForeignAudio(
                    "audio/flac",
                    "FLAC",
                    SampleTime.of(header.getNoOfSamples(), Math.max(1, rate)),
                    rate,
                    Math.max(1, header.getChannels().strip().equals("1") ? 1 : 2),
                    Files.size(file),
                    true);
        } catch (IOException
                | CannotReadException
                | InvalidAudioFrameException
                | ReadOnlyFileException
                | TagException
                | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    /** Opus (RFC 7845) and Vorbis, exact to the sample; streams that follow each other are added up. */
    static ForeignAudio ogg(Path file) throws UnreadableException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return ogg(new OggPacketReader(stream), Files.size(file));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    private static ForeignAudio ogg(OggPacketReader reader, long bytes) throws IOException, UnreadableException {
        Duration before = Duration.ZERO;
        @Nullable ForeignAudio found = null;
        int stream = 0;
        int skip = 0;
        long granule = 0;
        for (OggPacket packet = nextOrNothing(reader); packet != null; packet = nextOrNothing(reader)) {
            if (packet.isBeginningOfStream()) {
                OggStreamIdentifier.OggStreamType type = OggStreamIdentifier.identifyType(packet);
                boolean opus =
                        OggStreamIdentifier.OPUS_AUDIO.equals(type) || OggStreamIdentifier.OPUS_AUDIO_ALT.equals(type);
                if (!opus && !OggStreamIdentifier.OGG_VORBIS.equals(type)) {
                    continue;
                }
                if (found != null) {
                    before = before.plus(SampleTime.of(Math.max(0, granule - skip), found.sampleRate));
                }
                stream = packet.getSid();
                granule = 0;
                if (opus) {
                    OpusInfo info = new OpusInfo(packet);
                    skip = info.getPreSkip();
                    found = stub("Opus", OPUS_RATE, info.getNumChannels(), bytes);
                } else {
                    VorbisInfo info = new VorbisInfo(packet);
                    skip = 0;
                    found = stub("Vorbis", Math.max(1, info.getSampleRate()), info.getChannels(), bytes);
                }
            } else if (found != null && packet.getSid() == stream) {
                granule = Math.max(granule, packet.getGranulePosition());
            }
        }
        if (found == null) {
            throw new UnreadableException("neither Opus nor Vorbis");
        }
        Duration length = before.plus(SampleTime.of(Math.max(0, granule - skip), found.sampleRate));
        return new ForeignAudio(
                found.mediaType, found.codec, length, found.sampleRate, found.channels, bytes, found.playable);
    }

    private static @Nullable OggPacket nextOrNothing(OggPacketReader reader) throws IOException {
        return reader.getNextPacket();
    }

    private static ForeignAudio stub(String codec, int rate, int channels, long bytes) {
        return new ForeignAudio("audio/ogg", codec, Duration.ZERO, rate, Math.max(1, channels), bytes, true);
    }
}
