package vn.langnghe.audio;

/**
 * Decoded sound.
 *
 * @param samples the channels' samples in turn, 1.0 at full scale; the reader of it may change them
 * @param frames how many samples each channel has
 * @param channels 1 or more
 * @param sampleRate in Hz
 */
@SuppressWarnings("ArrayRecordComponent")
public record PcmBlock(float[] samples, int frames, int channels, int sampleRate) {}
