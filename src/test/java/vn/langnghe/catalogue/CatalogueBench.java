package vn.langnghe.catalogue;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.langnghe.book.BookFormat;
import vn.langnghe.database.Database;
import vn.langnghe.database.DatabaseKind;
import vn.langnghe.media.DiskMediaStore;

/** Measures a large catalogue: {@code CatalogueBench FOLDER [TITLES] [DERBY|POSTGRESQL]}. */
final class CatalogueBench {
    private static final List<String> WORDS = List.of(
            "đất", "rừng", "phương", "nam", "truyện", "cổ", "tích", "dế", "mèn", "phiêu", "lưu", "ký", "tấm", "cám",
            "bà", "tiên", "ông", "bụt", "sơn", "tinh", "thủy", "tinh", "làng", "quê", "mùa", "hoa", "ban", "nắng",
            "mưa", "trăng", "sao", "biển", "núi", "sông", "suối", "chợ", "phiên", "bản", "mường", "nương", "lúa", "ngô",
            "trâu", "ngựa");

    private CatalogueBench() {}

    /** Work whose time is taken. */
    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(arguments[0]);
        int titles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        DatabaseKind kind = arguments.length > 2 ? DatabaseKind.valueOf(arguments[2]) : DatabaseKind.DERBY;
        var settings = kind.emptyDatabase(data);
        try (Database database = Database.open(settings, data);
                DiskMediaStore media = DiskMediaStore.open(data.resolve("media"))) {
            Path search = data.resolve("search");
            try (SqlCatalogue catalogue = SqlCatalogue.open(database, media, search)) {
                Random random = new Random(1);
                long start = System.nanoTime();
                addAll(catalogue, titles);
                say("%d titles added by 8 threads, one commit each: %.1f s", titles, seconds(start));
                measure("first page of 50", 300, () -> catalogue.titles(TitleQuery.all(50)));
                String[] place = {""};
                measure("page of 50 behind another", 300, () -> {
                    Optional<String> after = place[0].isEmpty() ? Optional.empty() : Optional.of(place[0]);
                    place[0] = catalogue.titles(query("", after)).next().orElse("");
                });
                measure(
                        "search, two words",
                        300,
                        () -> catalogue.titles(query(word(random) + " " + word(random) + " ", Optional.empty())));
                measure(
                        "search, as one types",
                        300,
                        () -> catalogue.titles(query(word(random).substring(0, 2), Optional.empty())));
                measure("search, Telex", 300, () -> catalogue.titles(query("ddaats ruwngf", Optional.empty())));
                measure(
                        "search, misspelt",
                        300,
                        () -> catalogue.titles(query("phuogn" + random.nextInt(9), Optional.empty())));
            }
            try (Stream<Path> files = Files.list(search)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            long start = System.nanoTime();
            SqlCatalogue.open(database, media, search).close();
            say("search index made anew: %.1f s", seconds(start));
        }
        if (kind == DatabaseKind.DERBY) {
            long start = System.nanoTime();
            Database database = Database.open(settings, data);
            say("Derby opened again: %.2f s", seconds(start));
            database.close();
        }
    }

    private static void addAll(SqlCatalogue catalogue, int titles) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<Addition>> additions = new ArrayList<>();
            for (int number = 0; number < titles; number++) {
                int thisNumber = number;
                additions.add(executor.submit(() -> add(catalogue, new Random(thisNumber), thisNumber)));
            }
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.HOURS);
            additions.forEach(Future::resultNow);
        }
    }

    private static Addition add(SqlCatalogue catalogue, Random random, int number) throws IOException {
        String title = word(random) + " " + word(random) + " " + word(random) + " tập " + number;
        List<String> headings = Stream.generate(() -> word(random) + " " + word(random))
                .limit(10)
                .toList();
        return TestBooks.add(
                catalogue,
                TestBooks.book(
                        BookFormat.DAISY_202,
                        title,
                        headings,
                        book -> book.identifier("bench-" + number)
                                .creator(word(random) + " " + word(random))
                                .language("vi")),
                "audio");
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static TitleQuery query(String words, Optional<String> after) {
        return new TitleQuery(words, Optional.empty(), Optional.empty(), Optional.empty(), after, 50);
    }

    private static void measure(String name, int times, Work work) throws IOException {
        long[] nanoseconds = new long[times];
        for (int round = 0; round < 2; round++) {
            for (int number = 0; number < times; number++) {
                long start = System.nanoTime();
                work.run();
                nanoseconds[number] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanoseconds);
        say("%s: p50 %.2f ms, p99 %.2f ms", name, nanoseconds[times / 2] / 1e6, nanoseconds[times * 99 / 100] / 1e6);
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    @FormatMethod
    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
