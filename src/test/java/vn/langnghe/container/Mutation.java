package vn.langnghe.container;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Spoils bytes, the same way for the same seed. */
public final class Mutation {
    private final Random random;
    private final List<String> words;

    public Mutation(long seed, List<String> words) {
        this.random = new Random(seed);
        this.words = words;
    }

    /** The bytes with some of them changed, lost, doubled, or parted by one of the words. */
    public byte[] of(byte[] bytes) {
        byte[] spoiled = bytes.clone();
        for (int times = 1 + random.nextInt(6); times > 0 && spoiled.length > 0; times--) {
            int from = random.nextInt(spoiled.length);
            int to = Math.min(spoiled.length, from + 1 + random.nextInt(1 << random.nextInt(1, 10)));
            spoiled = switch (random.nextInt(words.isEmpty() ? 4 : 6)) {
                case 0 -> changed(spoiled, from, random.nextInt(256));
                case 1 -> changed(spoiled, from, new int[] {0, 0x7F, 0x80, 0xFF}[random.nextInt(4)]);
                case 2 -> joined(spoiled, 0, from, new byte[0], to);
                case 3 -> joined(spoiled, 0, to, new byte[0], from);
                default -> {
                    String word = words.get(random.nextInt(words.size())).repeat(1 + random.nextInt(3));
                    yield joined(spoiled, 0, from, word.getBytes(StandardCharsets.UTF_8), from);
                }
            };
        }
        return spoiled;
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        bytes[index] = (byte) value;
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int start, int end, byte[] between, int rest) {
        byte[] joined = new byte[end - start + between.length + bytes.length - rest];
        System.arraycopy(bytes, start, joined, 0, end - start);
        System.arraycopy(between, 0, joined, end - start, between.length);
        System.arraycopy(bytes, rest, joined, end - start + between.length, bytes.length - rest);
        return joined;
    }
}
