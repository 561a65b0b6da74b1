package vn.langnghe.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.Reading;

class PackageMetadataReaderTest {
    @TempDir
    private Path temporary;

    @Test
    void rolesTitlesAndSeriesAreTakenFromTheRefinements() throws IOException {
        Metadata metadata = read("""
                <dc:identifier>khac</dc:identifier><dc:identifier id="uid">urn:isbn:1</dc:identifier>
                <dc:title id="t2">Tập một</dc:title><dc:title id="t1">Gió qua đèo</dc:title>
                <meta refines="#t1" property="title-type">main</meta>
                <dc:creator id="c2">Bà Hai</dc:creator><meta refines="#c2" property="display-seq">2</meta>
                <dc:creator id="c1">Ông Một</dc:creator><meta refines="#c1" property="display-seq">1</meta>
                <meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
                <dc:creator id="c3">Cô Ba</dc:creator><meta refines="#c3" property="role">nrt</meta>
                <dc:contributor opf:role="nrt">Chú Tư</dc:contributor>
                <meta property="media:narrator">Chị Năm</meta><meta property="media:duration">PT1H</meta>
                <dc:language>VI_vn</dc:language><dc:date>2024-05-01</dc:date><dc:subject>thiếu nhi</dc:subject>
                <dc:description>&lt;p&gt;Một &lt;b&gt;chuyện&lt;/b&gt; vui.&lt;/p&gt;</dc:description>
                <meta property="belongs-to-collection" id="s">Chuyện núi</meta>
                """);
        assertThat(metadata.title()).isEqualTo("Gió qua đèo");
        assertThat(metadata.identifier()).contains("urn:isbn:1");
        assertThat(metadata.creators()).containsExactly("Ông Một", "Bà Hai");
        assertThat(metadata.narrators()).containsExactly("Cô Ba", "Chú Tư", "Chị Năm");
        assertThat(metadata.languages()).containsExactly("vi-VN");
        assertThat(metadata.declaredLength()).contains(Duration.ofHours(1));
        assertThat(metadata.description()).contains("Một chuyện vui.");
        assertThat(metadata.series()).contains("Chuyện núi");
    }

    @Test
    void accessibilityIsReadWhetherListedInOneOrInMany() throws IOException {
        Metadata metadata = read("""
                <dc:identifier id="uid">a</dc:identifier><dc:title>A</dc:title><dc:language>vi</dc:language>
                <meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">auditory</meta>
                <meta property="schema:accessModeSufficient">textual,visual</meta>
                <meta property="schema:accessModeSufficient">auditory</meta>
                <meta name="schema:accessibilityFeature" content="alternativeText, synchronizedAudioText"/>
                <meta property="schema:accessibilityHazard">none</meta>
                <meta property="schema:accessibilitySummary">Đọc được bằng tai.</meta>
                <link rel="dcterms:conformsTo" href="http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa"/>
                <meta property="a11y:certifiedBy">Thư viện tỉnh</meta>
                """);
        assertThat(metadata.accessibility().accessModes()).containsExactly("textual", "auditory");
        assertThat(metadata.accessibility().accessModesSufficient())
                .containsExactly(List.of("textual", "visual"), List.of("auditory"));
        assertThat(metadata.accessibility().features()).containsExactly("alternativeText", "synchronizedAudioText");
        assertThat(metadata.accessibility().hazards()).containsExactly("none");
        assertThat(metadata.accessibility().summary()).contains("Đọc được bằng tai.");
        assertThat(metadata.accessibility().conformsTo()).hasSize(1);
        assertThat(metadata.accessibility().certifiedBy()).contains("Thư viện tỉnh");
    }

    @Test
    void aBookThatSaysNothingOfItselfIsNamedAfterItsFile() throws IOException {
        Reading reading = TestEpub.empty().metadata("").chapter("a", "<p>A</p>").read(temporary);
        assertThat(((Reading.Taken) reading).book().metadata().title()).startsWith("epub");
        assertThat(reading.problems())
                .extracting(Problem::rule)
                .contains("epub.title-missing", "epub.identifier-missing", "epub.language-missing");
    }

    @Test
    void theCoverIsFoundInEachOfItsForms() throws IOException {
        String image = "id='hinh' href='b.jpg' media-type='image/jpeg'";
        TestEpub modern = TestEpub.empty().item(image + " properties='cover-image'");
        TestEpub old = TestEpub.empty().item(image).moreMetadata("<meta name='cover' content='hinh'/>");
        for (TestEpub epub : List.of(modern, old)) {
            Reading reading =
                    epub.file("OEBPS/b.jpg", "jpeg").chapter("a", "<p>A</p>").read(temporary);
            assertThat(((Reading.Taken) reading).book().cover()).contains("OEBPS/b.jpg");
        }
    }

    private Metadata read(String elements) throws IOException {
        Reading reading =
                TestEpub.empty().metadata(elements).chapter("a", "<p>A</p>").read(temporary);
        return ((Reading.Taken) reading).book().metadata();
    }
}
