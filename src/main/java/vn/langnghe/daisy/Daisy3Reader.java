package vn.langnghe.daisy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.langnghe.book.BookFormat;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Place;
import vn.langnghe.container.Reading;
import vn.langnghe.container.References;

/** Reads DAISY 3 (ANSI/NISO Z39.86-2005), and that of 2002 leniently: OPF, NCX, SMIL files, DTBook. */
public final class Daisy3Reader implements BookReader {
    private static final String SMIL_TYPE = "application/smil";

    /** Recognised by an OPF that is no EPUB's, or by an NCX without one. */
    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return !isEpub(bookPackage)
                && (opf(bookPackage).isPresent()
                        || (bookPackage.filesEnding(".opf").isEmpty()
                                && !bookPackage.filesEnding(".ncx").isEmpty()));
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector audio) throws IOException {
        Problems problems = new Problems();
        Links links = new Links(bookPackage, problems);
        Optional<String> opfPath = opf(bookPackage);
        Optional<OpfReader.Opf> opf = Optional.empty();
        if (opfPath.isPresent()) {
            opf = Optional.of(OpfReader.read(bookPackage, opfPath.get(), problems));
            new Manifest(opf.get(), bookPackage, links, problems).check();
        } else {
            problems.add(DaisyRule.OPF_MISSING, new Place("", 0));
        }
        Optional<String> ncxPath = ncx(bookPackage, opf, links);
        Optional<NcxReader.Ncx> ncx = Optional.empty();
        if (ncxPath.isPresent()) {
            ncx = Optional.of(NcxReader.read(bookPackage, ncxPath.get(), problems));
        } else {
            problems.add(DaisyRule.NCX_MISSING, new Place(opfPath.orElse(""), 0));
        }
        return new BookAssembler(bookPackage, audio, links, problems)
                .assemble(parts(bookPackage, opf, ncx, links, problems));
    }

    private static BookAssembler.Parts parts(
            BookPackage bookPackage,
            Optional<OpfReader.Opf> opf,
            Optional<NcxReader.Ncx> ncx,
            Links links,
            Problems problems)
            throws IOException {
        List<NavigationEntry> navigation = ncx.stream()
                .flatMap(each -> Stream.of(each.headings(), each.pages(), each.passages()))
                .flatMap(List::stream)
                .toList();
        SmilFiles smilFiles = new SmilFiles(bookPackage, links, problems);
        ReadingOrder order = readingOrder(opf, ncx, smilFiles, links, problems);
        Place place = new Place(
                opf.map(OpfReader.Opf::path)
                        .or(() -> ncx.map(NcxReader.Ncx::path))
                        .orElse(""),
                0);
        smilFiles.tellUnread(order, place.file());
        List<SmilDocument> smils =
                order.files().stream().noneMatch(path -> bookPackage.find(path).isPresent())
                        ? texts(bookPackage, problems)
                        : List.of();
        if (smils.isEmpty()) {
            smils = smilFiles.read(
                    order.files(),
                    navigation,
                    ncx.map(NcxReader.Ncx::customTests).orElse(Map.of()));
        } else {
            navigation = navigation.stream()
                    .filter(entry -> entry.reference()
                            .flatMap(reference -> links.file(entry.place(), reference))
                            .isPresent())
                    .toList();
        }
        return new BookAssembler.Parts(
                BookFormat.DAISY_3,
                smils,
                navigation,
                ncx.isPresent() && !navigation.isEmpty(),
                Set.of(),
                opf.map(OpfReader.Opf::metadata)
                        .or(() -> ncx.map(NcxReader.Ncx::metadata))
                        .orElseGet(MetadataEntries::new),
                place,
                ncx.flatMap(NcxReader.Ncx::title).stream().toList(),
                ncx.map(NcxReader.Ncx::authors).orElse(List.of()),
                ncx.flatMap(NcxReader.Ncx::language).stream().toList(),
                opf.flatMap(each -> new Manifest(each, bookPackage, links, problems).cover())
                        .or(() -> Covers.byName(bookPackage)));
    }

    /** A DTBook without SMIL files, as Bookshare and NIMAS give them out. */
    private static List<SmilDocument> texts(BookPackage bookPackage, Problems problems) throws IOException {
        List<SmilDocument> texts = new ArrayList<>();
        for (String path : bookPackage.filesEnding(".xml")) {
            if (sample(bookPackage, path).contains("<dtbook")) {
                problems.add(DaisyRule.SMILS_ABSENT, new Place(path, 0));
                texts.add(TextReader.read(bookPackage, path, problems));
            }
        }
        return texts;
    }

    /** The spine tells the order (section 3.5); what only the NCX leads to has the place that it has there. */
    private static ReadingOrder readingOrder(
            Optional<OpfReader.Opf> opf,
            Optional<NcxReader.Ncx> ncx,
            SmilFiles smilFiles,
            Links links,
            Problems problems) {
        ReadingOrder order = new ReadingOrder();
        opf.ifPresent(each -> spine(each, links, problems).forEach(order::append));
        boolean spineEmpty = order.isEmpty();
        Optional<String> previous = Optional.empty();
        for (NavigationEntry entry : ncx.map(NcxReader.Ncx::headings).orElse(List.of())) {
            Optional<String> file = entry.reference()
                    .flatMap(reference -> NavigationLabels.file(entry, reference, links))
                    .filter(path -> SmilFiles.isSmil(path) || order.contains(path));
            if (file.isPresent()) {
                order.insertAfter(previous, file.get());
                previous = file;
            }
        }
        if (spineEmpty) {
            opf.ifPresent(each -> problems.add(DaisyRule.SPINE_EMPTY, new Place(each.path(), 0)));
            smilFiles.all().forEach(order::append);
        }
        return order;
    }

    private static List<String> spine(OpfReader.Opf opf, Links links, Problems problems) {
        List<String> files = new ArrayList<>();
        for (String id : opf.spine()) {
            Optional<OpfReader.Item> item = opf.item(id);
            if (item.isEmpty()) {
                problems.add(DaisyRule.SPINE_ITEM_UNKNOWN, new Place(opf.path(), 0), id);
                continue;
            }
            Place place = new Place(opf.path(), item.get().line());
            links.file(place, item.get().href())
                    .or(() -> References.resolve(opf.path(), item.get().href()))
                    .filter(path ->
                            SmilFiles.isSmil(path) || item.get().mediaType().startsWith(SMIL_TYPE))
                    .ifPresent(files::add);
        }
        return files;
    }

    private static Optional<String> ncx(BookPackage bookPackage, Optional<OpfReader.Opf> opf, Links links) {
        return opf.flatMap(each -> each.manifest().stream()
                        .filter(item -> item.mediaType().equals("application/x-dtbncx+xml")
                                || item.id().equalsIgnoreCase("ncx")
                                || item.href().toLowerCase(Locale.ROOT).endsWith(".ncx"))
                        .flatMap(item -> links.file(new Place(each.path(), item.line()), item.href()).stream())
                        .findFirst())
                .or(() -> bookPackage.filesEnding(".ncx").stream().findFirst());
    }

    private static boolean isEpub(BookPackage bookPackage) throws IOException {
        if (bookPackage.find("META-INF/container.xml").isPresent()) {
            return true;
        }
        Optional<String> type = bookPackage.find("mimetype");
        return type.isPresent() && sample(bookPackage, type.get()).contains("epub");
    }

    private static Optional<String> opf(BookPackage bookPackage) throws IOException {
        for (String path : bookPackage.filesEnding(".opf")) {
            String sample = sample(bookPackage, path);
            boolean daisy = sample.contains("z39.86")
                    || sample.contains("openebook.org/namespaces/oeb-package")
                    || sample.contains("dtb:")
                    || sample.contains("x-dtbook");
            if (daisy || !sample.contains("idpf.org/2007/opf")) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** The file's letters as far as ASCII goes, whatever its encoding; of UTF-16 the zeros are left out. */
    private static String sample(BookPackage bookPackage, String path) throws IOException {
        return new String(bookPackage.bytes(path), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
    }
}
