package vn.langnghe.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes MPEG audio with JLayer, frame by frame along the {@link Mp3FrameIndex}: the Xing frame is passed over, the
 * encoder's delay and padding are cut off where a LAME tag tells them, and a frame that cannot be decoded is silence of
 * its length, so that every sample keeps its time.
 */
final class Mp3Decoder implements PcmStream {
    /** What JLayer's synthesis makes of full scale. */
    private static final float FULL_SCALE = 32_700f;

    private final FileWindow file;
    private final Mp3FrameIndex index;
    private final Samples samples = new Samples();
    private final long end;
    private int frame;
    private long position;
    private @Nullable Engine engine;

    Mp3Decoder(FileWindow file, Mp3FrameIndex index) {
        this.file = file;
        this.index = index;
        this.position = -skipped(index);
        boolean oneKind = index.segments().size() == 1;
        long all = (long) index.frames() * index.segments().getFirst().header().samples() + position;
        int behind = index.encoderPadding() - Mp3FrameIndex.DECODER_DELAY;
        this.end = index.gapless() && oneKind && behind > 0 ? Math.max(0, all - behind) : Long.MAX_VALUE;
    }

    private static long skipped(Mp3FrameIndex index) {
        return SampleTime.samples(
                index.soundStart(), index.segments().getFirst().header().sampleRate());
    }

    @Override
    public Optional<PcmBlock> next() throws IOException {
        while (frame < index.frames() && position < end) {
            Optional<PcmBlock> block = trimmed(decoded(frame++));
            if (block.isPresent()) {
                return block;
            }
        }
        return Optional.empty();
    }

    /** What of the block lies between the encoder's delay and its padding. */
    private Optional<PcmBlock> trimmed(PcmBlock block) {
        long begin = position;
        position += block.frames();
        int from = (int) Math.min(block.frames(), Math.max(0, -begin));
        int to = (int) Math.max(from, Math.min(block.frames(), end - begin));
        if (from == to) {
            return Optional.empty();
        }
        if (to - from == block.frames()) {
            return Optional.of(block);
        }
        float[] kept = Arrays.copyOfRange(block.samples(), from * block.channels(), to * block.channels());
        return Optional.of(new PcmBlock(kept, to - from, block.channels(), block.sampleRate()));
    }

    private PcmBlock decoded(int number) throws IOException {
        FrameHeader header = new FrameHeader(file.word(index.offset(number)));
        samples.begin(header.channels());
        Engine current = engine;
        if (current == null || !current.kind.sameStream(header)) {
            current = new Engine(new Frames(number, header), header);
            engine = current;
        }
        if (!current.decode(header)) {
            samples.clear_buffer();
            engine = null;
        }
        return new PcmBlock(samples.take(header.samples()), header.samples(), header.channels(), header.sampleRate());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** JLayer's bit stream and decoder, which stay together as long as frames of one kind decode well. */
    private final class Engine {
        private final FrameHeader kind;
        private final Bitstream bitstream;
        private final Decoder decoder = new Decoder();

        Engine(InputStream frames, FrameHeader kind) {
            this.kind = kind;
            this.bitstream = new Bitstream(frames);
            decoder.setOutputBuffer(samples);
        }

        /** Whether the samples are those of the frame with this header. */
        boolean decode(FrameHeader expected) {
            try {
                Header header = bitstream.readFrame();
                if (header == null || header.getSyncHeader() != expected.word()) {
                    return false;
                }
                decoder.decodeFrame(header, bitstream);
                bitstream.closeFrame();
                return true;
            } catch (JavaLayerException | RuntimeException _) {
                return false;
            }
        }
    }

    /** The frames of one kind from one on, with nothing between them; a frame that was cut is filled with zeros. */
    private final class Frames extends InputStream {
        private final FrameHeader kind;
        private int next;
        private byte[] bytes = new byte[0];
        private int place;

        Frames(int first, FrameHeader kind) {
            this.next = first;
            this.kind = kind;
        }

        @Override
        public int read() throws IOException {
            return advance() ? bytes[place++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!advance()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - place);
            System.arraycopy(bytes, place, target, offset, count);
            place += count;
            return count;
        }

        private boolean advance() throws IOException {
            if (place < bytes.length) {
                return true;
            }
            if (next >= index.frames()) {
                return false;
            }
            long start = index.offset(next);
            FrameHeader header = new FrameHeader(file.word(start));
            if (!header.sameStream(kind)) {
                return false;
            }
            int present = (int) Math.min(header.length(), index.audioEnd() - start);
            bytes = Arrays.copyOf(file.bytes(start, present), header.length());
            place = 0;
            next++;
            return true;
        }
    }

    /** Takes JLayer's samples before it would clip them to 16 bits. */
    private static final class Samples extends Obuffer {
        private float[] interleaved = new float[0];
        private final int[] next = new int[MAXCHANNELS];
        private int channels = 1;

        void begin(int count) {
            channels = count;
            clear_buffer();
        }

        float[] take(int frames) {
            float[] taken = interleaved.length == frames * channels
                    ? interleaved
                    : Arrays.copyOf(interleaved, frames * channels);
            interleaved = new float[0];
            return taken;
        }

        @Override
        public void appendSamples(int channel, float[] values) {
            if (channel >= channels) {
                return;
            }
            int place = next[channel];
            int needed = place + (values.length - 1) * channels + 1;
            if (needed > interleaved.length) {
                interleaved = Arrays.copyOf(interleaved, Math.max(needed, 1152 * channels));
            }
            for (float value : values) {
                interleaved[place] = value / FULL_SCALE;
                place += channels;
            }
            next[channel] = place;
        }

        @Override
        public void append(int channel, short value) {
            appendSamples(channel, new float[] {value});
        }

        @Override
        public void write_buffer(int value) {
            // The samples stay here until they are taken.
        }

        @Override
        public void close() {
            clear_buffer();
        }

        @Override
        public void clear_buffer() {
            Arrays.fill(interleaved, 0);
            for (int channel = 0; channel < MAXCHANNELS; channel++) {
                next[channel] = channel;
            }
        }

        @Override
        public void set_stop_flag() {
            clear_buffer();
        }
    }
}
