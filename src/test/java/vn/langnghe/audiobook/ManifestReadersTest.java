package vn.langnghe.audiobook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.Skippable;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.Reading;

class ManifestReadersTest {
    private static final String READIUM = """
            {"@context": "https://readium.org/webpub-manifest/context.jsonld",
             "metadata": {"@type": "https://schema.org/Audiobook", "identifier": "urn:langnghe:2",
               "conformsTo": "https://readium.org/webpub-manifest/profiles/audiobook",
               "title": {"en": "Wind", "vi": "Gió"}, "author": {"name": "Ông Một"}, "narrator": ["Cô Hai", {"name": "Cô Ba"}],
               "language": "vi", "duration": 1.8, "accessibility": {"accessMode": ["auditory"], "feature": ["tableOfContents"]}},
             "links": [%s],
             "readingOrder": [{"href": "1.mp3", "type": "audio/mpeg", "title": "Phần 1"%s},
                              {"href": "audio/2%%20.mp3", "type": "audio/mpeg"}],
             "resources": [{"rel": "cover", "href": "bia.png", "type": "image/png"}],
             "toc": [{"href": "1.mp3", "title": "Mở đầu", "children": [{"href": "1.mp3#t=0.5", "title": "Gió lên"}]},
                     {"href": "audio/2%%20.mp3#t=0", "title": "Kết"}, {"href": "3.mp3", "title": "Không có"}]}
            """;

    @TempDir
    private Path temporary;

    @Test
    void aReadiumAudiobookIsCutWhereItsContentsLead() throws IOException {
        Reading reading = readium("", "").read(new ReadiumAudiobookReader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(book.format()).isEqualTo(BookFormat.READIUM_AUDIOBOOK);
        assertThat(book.metadata().title()).isEqualTo("Gió");
        assertThat(book.metadata().narrators()).containsExactly("Cô Hai", "Cô Ba");
        assertThat(book.metadata().accessibility().features()).containsExactly("tableOfContents");
        assertThat(book.cover()).contains("bia.png");
        assertThat(book.phrases())
                .flatExtracting(Phrase::clips)
                .containsExactly(clip("1.mp3", 0, 500), clip("1.mp3", 500, 1080), clip("audio/2 .mp3", 0, 720));
        assertThat(book.headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(tuple(1, "Mở đầu", 0), tuple(2, "Gió lên", 1), tuple(1, "Kết", 2));
        assertThat(book.readingOrder())
                .extracting(ReadingOrderItem::file, item -> item.title().orElse(""))
                .containsExactly(tuple("1.mp3", "Phần 1"), tuple("audio/2 .mp3", ""));
        assertThat(reading.problems()).extracting(Problem::rule).containsExactly("audiobook.toc-target-missing");
    }

    @Test
    void aGuidedNavigationGivesThePhrases() throws IOException {
        String guide = """
                {"guided": [{"role": ["heading2"], "text": "Gió lên", "audioref": "1.mp3#t=0,0.5"},
                  {"text": "Lá bay.", "children": [{"audioref": "1.mp3#t=0.5,0.7"}, {"audioref": "1.mp3#t=0.7,1"}]},
                  {"role": ["pagebreak"], "text": "12"},
                  {"role": ["footnote"], "children": [{"textref": "loi.html#c", "audioref": "audio/2%20.mp3"}]}]}
                """;
        TalkingBook book = readium("{\"href\": \"guide.json\", \"type\": \"application/guided-navigation+json\"}", "")
                .file("guide.json", guide)
                .file("loi.html", "<html><body><p id='c'>Trời  lặng.</p></body></html>")
                .book(new ReadiumAudiobookReader());
        assertThat(book.phrases())
                .extracting(Phrase::text, phrase -> phrase.skippable().orElse(null))
                .containsExactly(
                        tuple("Gió lên", null),
                        tuple("Lá bay.", null),
                        tuple("12", Skippable.PAGE_NUMBER),
                        tuple("Trời lặng.", Skippable.NOTE));
        assertThat(book.phrases().get(1).clips()).containsExactly(clip("1.mp3", 500, 700), clip("1.mp3", 700, 1000));
        assertThat(book.pages()).extracting(Page::label, Page::phrase).containsExactly(tuple("12", 2));
        assertThat(book.headings()).extracting(Heading::phrase).containsExactly(0, 1, 3);
    }

    @Test
    void aManifestWithAllItsAudioMissingIsRefusedOneProblemAFile() throws IOException {
        Reading reading = TestFolder.named(temporary, "sach")
                .file("manifest.json", READIUM.formatted("", ""))
                .read(new ReadiumAudiobookReader());
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(reading.problems())
                .filteredOn(problem -> problem.rule().equals("container.audio-missing"))
                .hasSize(2);
    }

    @Test
    void aW3cAudiobookIsReadWithTheContentsOfItsPage() throws IOException {
        Reading reading = TestFolder.named(temporary, "sach")
                .file("publication.json", """
                        {"@context": ["https://schema.org", "https://www.w3.org/ns/pub-context", {"language": "vi"}],
                         "conformsTo": "https://www.w3.org/TR/audiobooks/", "type": "Audiobook", "id": "urn:langnghe:3",
                         "name": [{"value": "Rain", "language": "en"}, {"value": "Mưa", "language": "vi"}],
                         "author": [{"type": "Person", "name": ["Ông Một"]}, "Bà Hai"], "readBy": "Cô Ba",
                         "duration": "PT20S", "accessModeSufficient": [{"type": "ItemList", "itemListElement": ["auditory"]}],
                         "resources": [{"rel": ["contents"], "url": "toc.html"}, {"rel": "cover", "url": "bia.jpg"}],
                         "readingOrder": [{"url": "1.mp3", "name": "Một", "encodingFormat": "audio/mpeg"},
                           {"url": "mat.mp3", "name": "Hai", "encodingFormat": "audio/mpeg"}, "loi.html"]}
                        """)
                .file("toc.html", """
                        <html><body><nav role="doc-toc"><ol><li><span>Phần một</span><ol>
                        <li><a href="1.mp3">Mưa rơi</a></li><li><a href="1.mp3#t=0.6">Mưa tạnh</a></li></ol></li>
                        <li><a href="mat.mp3">Nắng</a></li></ol></nav></body></html>
                        """)
                .file("1.mp3", new TestMp3().bytes(30))
                .file("bia.jpg", "jpeg")
                .read(new W3cAudiobookReader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(book.metadata().title()).isEqualTo("Mưa");
        assertThat(book.metadata().creators()).containsExactly("Ông Một", "Bà Hai");
        assertThat(book.metadata().language()).contains("vi");
        assertThat(book.metadata().accessibility().accessModesSufficient()).containsExactly(List.of("auditory"));
        assertThat(book.cover()).contains("bia.jpg");
        assertThat(book.headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(
                        tuple(1, "Phần một", 0), tuple(2, "Mưa rơi", 0), tuple(2, "Mưa tạnh", 1), tuple(1, "Nắng", 2));
        assertThat(book.phrases().get(2).text()).isEqualTo("Hai");
        assertThat(book.phrases().get(2).clips()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::rule)
                .containsExactlyInAnyOrder("container.audio-missing", "audiobook.part-not-audio");
    }

    @Test
    void aManifestEmbeddedInItsPageIsFound() throws IOException {
        TalkingBook book = TestFolder.named(temporary, "sach")
                .file("index.html", """
                        <html><head><link rel="publication" href="#m"><script type="application/ld+json" id="m">
                        {"@context": ["https://schema.org", "https://www.w3.org/ns/pub-context"], "name": "Nắng",
                         "inLanguage": ["vi"], "readingOrder": [{"url": "1.mp3", "name": "Sáng"}, {"url": "2.mp3", "name": "Trưa"}]}
                        </script></head><body></body></html>
                        """)
                .file("1.mp3", new TestMp3().bytes(10))
                .file("2.mp3", new TestMp3().bytes(10))
                .book(new W3cAudiobookReader());
        assertThat(book.headings()).extracting(Heading::text).containsExactly("Sáng", "Trưa");
    }

    @Test
    void noManifestIsTakenForTheOthers() throws IOException {
        TestFolder readium = readium("", "");
        assertThat(readium.isRecognisedBy(new W3cAudiobookReader())).isFalse();
        assertThat(readium.isRecognisedBy(new Mp3FolderReader())).isFalse();
        TestFolder neither = TestFolder.named(temporary, "khac")
                .file("manifest.json", "{\"name\": \"an app\", \"start_url\": \"/\"}")
                .file("1.mp3", new TestMp3().bytes(10));
        assertThat(neither.isRecognisedBy(new ReadiumAudiobookReader())).isFalse();
        assertThat(neither.isRecognisedBy(new W3cAudiobookReader())).isFalse();
        assertThat(neither.isRecognisedBy(new Mp3FolderReader())).isTrue();
    }

    private TestFolder readium(String links, String moreOfFirstPart) throws IOException {
        return TestFolder.named(temporary, "sach")
                .file("manifest.json", READIUM.formatted(links, moreOfFirstPart))
                .file("1.mp3", new TestMp3().bytes(30))
                .file("audio/2 .mp3", new TestMp3().bytes(20))
                .file("bia.png", "png");
    }

    private static Clip clip(String file, long begin, long end) {
        return new Clip(file, Duration.ofMillis(begin), Duration.ofMillis(end));
    }
}
