package vn.langnghe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookPackageTest {
    @TempDir
    Path folder;

    private Path temporary() {
        return folder.resolve("temporary");
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(Thread.interrupted()).isFalse();
        if (Files.exists(temporary())) {
            try (Stream<Path> left = Files.list(temporary())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aFolderIsReadInPlace() throws IOException {
        write("book/ncc.html", "ncc");
        write("book/audio/a.mp3", "mp3");

        try (BookPackage book = open("book")) {
            assertThat(book.files()).containsExactly("audio/a.mp3", "ncc.html");
            assertThat(book.name()).isEqualTo("book");
            assertThat(book.size("audio/a.mp3")).isEqualTo(3);
            assertThat(book.totalSize()).isEqualTo(6);
            assertThat(book.bytes("ncc.html")).asString().isEqualTo("ncc");
        }
        assertThat(folder.resolve("book/ncc.html")).exists();
    }

    @Test
    void aZipIsUnpackedWhateverItIsCalledAndGoneAfterwards() throws IOException {
        zip("book.audiobook", Map.of("publication.json", "{}", "audio/", "", "audio/Đất rừng.mp3", "mp3"));

        Path unpacked;
        try (BookPackage book = open("book.audiobook")) {
            assertThat(book.files()).containsExactly("audio/Đất rừng.mp3", "publication.json");
            unpacked = book.location("audio/Đất rừng.mp3");
            assertThat(unpacked).hasContent("mp3").hasExtension("mp3");
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void foldersAroundEverythingAreSteppedIntoAndClutterIsPassedOver() throws IOException {
        zip(
                "book.zip",
                Map.of(
                        "Book/Volume/ncc.html", "ncc",
                        "Book/Volume/a.mp3", "a",
                        "Book/Volume/._a.mp3", "resource fork",
                        "Book/desktop.ini", "",
                        "__MACOSX/Book/._ncc.html", "x",
                        ".DS_Store", "x",
                        "Thumbs.db", "x"));
        try (BookPackage book = open("book.zip")) {
            assertThat(book.files()).containsExactly("a.mp3", "ncc.html");
        }
        write("stick/.Trashes/old.mp3", "x");
        write("stick/Book/ncc.html", "x");
        try (BookPackage book = open("stick")) {
            assertThat(book.files()).containsExactly("ncc.html");
        }
    }

    @Test
    void aZipWithinAZipIsOpenedOnce() throws IOException {
        Path inner = zip("inner.zip", Map.of("ncc.html", "ncc", "a.mp3", "a"));
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(folder.resolve("outer.zip"))) {
            Zips.add(output, new ZipArchiveEntry("Book/inner.zip"), Files.readAllBytes(inner));
        }
        try (BookPackage book = open("outer.zip")) {
            assertThat(book.files()).containsExactly("a.mp3", "ncc.html");
        }
    }

    @Test
    void aSingleAudioFileIsAPackageToo() throws IOException {
        Files.write(folder.resolve("Truyện.mp3"), HexFormat.of().parseHex("fffb9064000000000000"));
        try (BookPackage book = open("Truyện.mp3")) {
            assertThat(book.files()).containsExactly("Truyện.mp3");
            assertThat(book.size("Truyện.mp3")).isEqualTo(10);
        }
        assertThat(folder.resolve("Truyện.mp3")).exists();
    }

    @Test
    void filesAreFoundWhateverTheirLetterCaseAndUnicodeForm() throws IOException {
        String decomposed = Normalizer.normalize("Đất.MP3", Normalizer.Form.NFD);
        zip(
                "book.zip",
                Map.of("Audio/" + decomposed, "a", "B.mp3", "b", "b.MP3", "c", "a%20b.mp3", "d", "C#1.mp3", "e"));

        try (BookPackage book = open("book.zip")) {
            assertThat(book.find("audio/đất.mp3")).contains("Audio/" + decomposed);
            assertThat(book.find("b.MP3")).contains("b.MP3");
            assertThat(book.find("B.mp3")).contains("B.mp3");
            assertThat(book.resolve("Audio/x.smil", "../B.mp3#t=1")).contains("B.mp3");
            assertThat(book.resolve("x.smil", "a%20b.mp3")).contains("a%20b.mp3");
            assertThat(book.resolve("x.smil", "C#1.mp3")).contains("C#1.mp3");
            assertThat(book.resolve("x.smil", "B.mp3?x=1")).contains("B.mp3");
            assertThat(book.resolve("x.smil", "none.mp3")).isEmpty();
            Found found = book.lookUp("x.smil", "AUDIO/%C4%91%E1%BA%A5t.mp3").orElseThrow();
            assertThat(found.exact()).isFalse();
            assertThat(found.problem("x.smil", 3)).hasValueSatisfying(problem -> {
                assertThat(problem.rule()).isEqualTo("container.letter-case-differs");
                assertThat(problem.place()).contains("line 3");
            });
            assertThat(book.lookUp("x.smil", "Audio/Đất.MP3").orElseThrow().problem("x.smil", 3))
                    .isEmpty();
            assertThat(book.filesEnding(".mp3")).startsWith("B.mp3").hasSize(5);
            assertThatThrownBy(() -> book.size("b.mp3")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "a/../b",
                "..",
                "/etc/passwd",
                "\\evil",
                "..\\evil",
                "a\\..\\..\\evil",
                "C:\\evil",
                "c:evil",
                "\\\\server\\share",
                "//server/share"
            })
    void anEntryThatLeadsOutsideIsRefused(String name) throws IOException {
        zip("evil.zip", Map.of(name, "x", "ncc.html", "x"));
        assertRefused("evil.zip", ContainerRule.ENTRY_LEADS_OUTSIDE);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void backslashesThatStayInsideAreFolders() throws IOException {
        zip("windows.zip", Map.of("Book\\", "", "Book\\audio\\a.mp3", "a", "Book\\ncc.html", "b"));
        try (BookPackage book = open("windows.zip")) {
            assertThat(book.files()).containsExactly("audio/a.mp3", "ncc.html");
        }
    }

    @Test
    void absurdNamesAreRefused() throws IOException {
        for (String name : List.of("a\u0000b", "a\nb", "x".repeat(256), "a/".repeat(70) + "b", "ắ".repeat(100))) {
            zip("evil.zip", Map.of(name, "x"));
            assertRefused("evil.zip", ContainerRule.ENTRY_NAME_ABSURD);
        }
        zip("evil.zip", Map.of("d/".repeat(2500) + "x", "x"));
        assertRefused("evil.zip", ContainerRule.ENTRY_NAME_ABSURD);
    }

    @Test
    void linksAndDevicesInAZipAreRefused() throws IOException {
        for (var kind : Map.of(
                        0120777, ContainerRule.ENTRY_IS_A_LINK,
                        0010644, ContainerRule.ENTRY_IS_NO_FILE,
                        0020644, ContainerRule.ENTRY_IS_NO_FILE)
                .entrySet()) {
            try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(folder.resolve("evil.zip"))) {
                ZipArchiveEntry entry = new ZipArchiveEntry("ncc.html");
                entry.setUnixMode(kind.getKey());
                Zips.add(output, entry, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
            }
            assertRefused("evil.zip", kind.getValue());
        }
    }

    @Test
    void linksInAFolderAreRefusedAndNeverFollowed() throws IOException {
        write("secret/key.txt", "x");
        write("book/ncc.html", "x");
        Files.createSymbolicLink(folder.resolve("book/out"), folder.resolve("secret"));
        assertRefused("book", ContainerRule.ENTRY_IS_A_LINK);
    }

    @Test
    void aFolderMayBeReachedThroughALink() throws IOException {
        write("book/ncc.html", "x");
        Files.createSymbolicLink(folder.resolve("stick"), folder.resolve("book"));
        try (BookPackage book = open("stick")) {
            assertThat(book.files()).containsExactly("ncc.html");
            assertThat(book.bytes("ncc.html")).asString().isEqualTo("x");
        }
    }

    @Test
    void encryptedEntriesAreRefused() throws IOException {
        Path zip = zip("locked.zip", Map.of("ncc.html", "x"));
        Zips.patch(zip, 8, 6, 0x0801);
        assertRefused("locked.zip", ContainerRule.ENTRY_ENCRYPTED);
    }

    @Test
    void unknownCompressionIsRefused() throws IOException {
        Path zip = zip("odd.zip", Map.of("ncc.html", "x"));
        Zips.patch(zip, 10, 8, 98);
        assertRefused("odd.zip", ContainerRule.ENTRY_METHOD_UNKNOWN);
    }

    @Test
    void tooManyEntriesAreRefusedBeforeTheyAreListed() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int number = 0; number < 50; number++) {
            entries.put("f" + number, "");
            write("many/f" + number, "");
        }
        zip("many.zip", entries);
        for (String name : List.of("many.zip", "many")) {
            assertThatThrownBy(() -> BookPackage.open(
                                    folder.resolve(name), temporary(), UnpackingLimits.DEFAULT.withEntries(49), _ -> {})
                            .close())
                    .isInstanceOfSatisfying(
                            HostilePackageException.class,
                            e -> assertThat(e.problem().rule()).isEqualTo("container.too-many-entries"));
        }
    }

    @Test
    void aBombIsRefusedByWhatComesOutOfIt() throws IOException {
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(folder.resolve("bomb.zip"))) {
            output.putArchiveEntry(new ZipArchiveEntry("silence.wav"));
            byte[] zeroes = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 150; megabyte++) {
                output.write(zeroes);
            }
            output.closeArchiveEntry();
        }
        assertRefused("bomb.zip", ContainerRule.ZIP_BOMB);
    }

    @Test
    void manySmallBombsAreOneBomb() throws IOException {
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(folder.resolve("bomb.zip"))) {
            for (int number = 0; number < 20; number++) {
                Zips.add(output, new ZipArchiveEntry("f" + number), new byte[8 << 20]);
            }
        }
        assertRefused("bomb.zip", ContainerRule.ZIP_BOMB);
    }

    @Test
    void whatCompressesWellIsNoBomb() throws IOException {
        zip("long.zip", Map.of("ncc.html", "<p>silence</p>".repeat(1_000_000)));
        try (BookPackage book = open("long.zip")) {
            assertThat(book.size("ncc.html")).isEqualTo(14_000_000);
        }
    }

    @Test
    void moreBytesThanThePackageMayHaveAreRefused() throws IOException {
        zip("big.zip", Map.of("a", "x".repeat(600), "b", "x".repeat(600)));
        assertThatThrownBy(() -> BookPackage.open(
                        folder.resolve("big.zip"), temporary(), UnpackingLimits.DEFAULT.withBytes(1000), _ -> {}))
                .isInstanceOf(HostilePackageException.class);
    }

    @Test
    void aDiskWithoutRoomIsAnErrorOfTheDisk() throws IOException {
        zip("big.zip", Map.of("a", "x".repeat(600)));
        assertThatThrownBy(() -> BookPackage.open(
                        folder.resolve("big.zip"),
                        temporary(),
                        UnpackingLimits.DEFAULT.withReserve(Long.MAX_VALUE),
                        _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
    }

    @Test
    void sizesThatLieAreFoundOut() throws IOException {
        Path zip = zip("lie.zip", Map.of("ncc.html", "x".repeat(5000)));
        Zips.patch(zip, 24, 22, 7);
        assertRefused("lie.zip", ContainerRule.ZIP_DAMAGED);
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        byte[] content = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteBuffer zip = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 0);
        zip.putInt(0).putInt((int) checksum.getValue()).putInt(1000).putInt(1000);
        zip.putShort((short) 1).putShort((short) 0).put((byte) 'a').put(content);
        int directory = zip.position();
        for (char name : new char[] {'a', 'b', 'c'}) {
            zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
            zip.putShort((short) 0)
                    .putInt(0)
                    .putInt((int) checksum.getValue())
                    .putInt(1000)
                    .putInt(1000);
            zip.putShort((short) 1)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0);
            zip.putInt(0).putInt(0).put((byte) name);
        }
        int end = zip.position();
        zip.putInt(0x06054b50).putInt(0).putShort((short) 3).putShort((short) 3);
        zip.putInt(end - directory).putInt(directory).putShort((short) 0);
        byte[] bytes = new byte[zip.position()];
        zip.flip().get(bytes);
        Files.write(folder.resolve("overlap.zip"), bytes);

        assertRefused("overlap.zip", ContainerRule.ENTRIES_OVERLAP);
    }

    @Test
    void theSamePathTwiceIsRefusedUnlessItIsTheSameFile() throws IOException {
        for (String second : List.of("one", "two")) {
            try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(folder.resolve(second + ".zip"))) {
                Zips.add(output, new ZipArchiveEntry("ncc.html"), "one".getBytes(StandardCharsets.UTF_8));
                Zips.add(output, new ZipArchiveEntry("./ncc.html"), second.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (BookPackage book = open("one.zip")) {
            assertThat(book.files()).containsExactly("ncc.html");
        }
        assertRefused("two.zip", ContainerRule.ENTRY_TWICE);
    }

    @Test
    void aTruncatedZipIsRefusedAsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(zip("whole.zip", Map.of("a.mp3", "x".repeat(999), "ncc.html", "y")));
        for (int length = 4; length < whole.length; length += 7) {
            Files.write(folder.resolve("part.zip"), Arrays.copyOf(whole, length));
            assertRefused("part.zip", ContainerRule.ZIP_DAMAGED);
        }
    }

    @Test
    void aWrongChecksumIsDamage() throws IOException {
        Path zip = zip("bad.zip", Map.of("a.mp3", "x"));
        Zips.patch(zip, 16, 14, 0x1234);
        assertRefused("bad.zip", ContainerRule.ZIP_DAMAGED);
    }

    @Test
    void emptyPackagesAndOtherFilesAreRefused() throws IOException {
        zip("empty.zip", Map.of());
        assertRefused("empty.zip", ContainerRule.NOTHING_INSIDE);
        zip("folders.zip", Map.of("a/", "", "a/b/", ""));
        assertRefused("folders.zip", ContainerRule.NOTHING_INSIDE);
        Files.createDirectories(folder.resolve("empty/a"));
        assertRefused("empty", ContainerRule.NOTHING_INSIDE);
        write("letter.pdf", "%PDF-1.7");
        assertRefused("letter.pdf", ContainerRule.NOT_A_PACKAGE);
        write("nothing.zip", "");
        assertRefused("nothing.zip", ContainerRule.NOT_A_PACKAGE);
        assertThatThrownBy(() -> open("absent.zip")).isInstanceOf(IOException.class);
    }

    @Test
    void namesThatAreNotUnicodeAreGuessed() throws IOException {
        assertThat(nameWrittenIn(
                        "windows-1258",
                        Normalizer.normalize("Ch\u01B0\u01A1ng 1 đa\u0301.mp3", Normalizer.Form.NFC)
                                .replace("á", "a\u0301")))
                .isEqualTo("Chương 1 đá.mp3");
        assertThat(nameWrittenIn("IBM437", "café.mp3")).isEqualTo("café.mp3");
        assertThat(nameWrittenIn("UTF-8", "Đất.mp3")).isEqualTo("Đất.mp3");
    }

    @Test
    @SuppressWarnings("PreferCharsetOverload") // there is none
    void unicodeExtraFieldsAreHonoured() throws IOException {
        Path zip = folder.resolve("extra.zip");
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(zip)) {
            output.setEncoding("IBM437");
            output.setUseLanguageEncodingFlag(false);
            output.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
            Zips.add(output, new ZipArchiveEntry("Đất rừng.mp3"), new byte[] {1});
        }
        try (BookPackage book = open("extra.zip")) {
            assertThat(book.files()).containsExactly("Đất rừng.mp3");
        }
    }

    @Test
    void copyProtectedBooksAreRefused() throws IOException {
        zip("lcp.lpf", Map.of("license.lcpl", "{}", "a.mp3", "x"));
        assertRefused("lcp.lpf", ContainerRule.COPY_PROTECTED);
        write("pdtb/Book.KXO", "x");
        assertRefused("pdtb", ContainerRule.COPY_PROTECTED);
        zip("drm.epub", Map.of("META-INF/encryption.xml", encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc")));
        assertRefused("drm.epub", ContainerRule.COPY_PROTECTED);
    }

    @Test
    void obfuscatedFontsAreNoCopyProtection() throws IOException {
        for (String algorithm : List.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")) {
            zip("font.epub", Map.of("META-INF/encryption.xml", encryption(algorithm), "mimetype", "x"));
            try (BookPackage book = open("font.epub")) {
                assertThat(book.files()).hasSize(2);
            }
        }
    }

    @Test
    void theDeclaredSizeIsKnownBeforehand() throws IOException {
        zip("book.zip", Map.of("a", "x".repeat(5000), "b", "y"));
        write("book/a", "xyz");
        assertThat(BookPackage.declaredSize(folder.resolve("book.zip"))).isEqualTo(5001);
        assertThat(BookPackage.declaredSize(folder.resolve("book"))).isEqualTo(3);
    }

    @Test
    void unpackingTellsHowFarItIs() throws IOException {
        zip("book.zip", Map.of("a", "x".repeat(5000), "b", "y"));
        List<Long> told = new ArrayList<>();
        BookPackage.open(folder.resolve("book.zip"), temporary(), UnpackingLimits.DEFAULT, told::add)
                .close();
        assertThat(told).isSorted().last().isEqualTo(5001L);
    }

    @Test
    void anInterruptedThreadStopsUnpacking() throws IOException {
        zip("book.zip", Map.of("a", "x".repeat(5000), "b", "y"));
        assertThatThrownBy(() -> BookPackage.open(
                        folder.resolve("book.zip"),
                        temporary(),
                        UnpackingLimits.DEFAULT,
                        _ -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Tag("corpus")
    void everyRealPackageOpens() throws IOException {
        Path books = Path.of("../shared/books");
        assumeThat(books).isDirectory();
        try (Stream<Path> packages = Files.list(books)) {
            for (Path each :
                    packages.filter(path -> !path.toString().endsWith(".tsv")).toList()) {
                try (BookPackage book = BookPackage.open(each, temporary())) {
                    assertThat(book.totalSize()).isEqualTo(BookPackage.declaredSize(each));
                }
            }
        }
    }

    private String nameWrittenIn(String charset, String name) throws IOException {
        byte[] raw = name.getBytes(Charset.forName(charset));
        Path zip = zip("names.zip", Map.of("n".repeat(raw.length), "x"));
        byte[] bytes = Files.readAllBytes(zip);
        for (int index = 0; index < bytes.length - 46; index++) {
            int signature = ByteBuffer.wrap(bytes, index, 4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            int header = signature == 0x04034b50 ? 30 : signature == 0x02014b50 ? 46 : 0;
            if (header > 0) {
                System.arraycopy(raw, 0, bytes, index + header, raw.length);
                bytes[index + (header == 30 ? 7 : 9)] = 0;
            }
        }
        Files.write(zip, bytes);
        try (BookPackage book = open("names.zip")) {
            return book.files().getFirst();
        }
    }

    private static String encryption(String algorithm) {
        return """
                <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
                <enc:EncryptedData><enc:EncryptionMethod Algorithm="%s"/><KeyInfo><EncryptionMethod Algorithm="http://x"/></KeyInfo>
                <enc:CipherData><enc:CipherReference URI="OPS/chapter1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>
                """.formatted(algorithm);
    }

    private BookPackage open(String name) throws IOException {
        return BookPackage.open(folder.resolve(name), temporary());
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        return Zips.of(folder.resolve(name), entries);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content);
    }

    private void assertRefused(String name, ContainerRule rule) throws IOException {
        assertThatThrownBy(() -> open(name).close()).isInstanceOfSatisfying(HostilePackageException.class, e -> {
            assertThat(e.problem().rule()).isEqualTo(rule.key());
            assertThat(e.problem().english()).doesNotContain("{0}");
        });
        nothingIsLeftBehind();
    }
}
