package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/** Reads DAISY 2.02 (Recommendation, 2001-02-28): the NCC, its SMIL files, and the text where there is one. */
public final class Daisy202Reader implements BookReader {
    /** Recognised by {@code ncc.html} in any letter case, or by SMIL files that no other format explains. */
    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return !nccs(bookPackage).isEmpty()
                || (bookPackage.filesEnding(".opf").isEmpty()
                        && bookPackage.filesEnding(".ncx").isEmpty()
                        && bookPackage.find("META-INF/container.xml").isEmpty()
                        && bookPackage.files().stream().anyMatch(SmilFiles::isSmil));
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector audio) throws IOException {
        Problems problems = new Problems();
        Links links = new Links(bookPackage, problems);
        SmilFiles smilFiles = new SmilFiles(bookPackage, links, problems);
        List<String> nccs = nccs(bookPackage);
        BookAssembler.Parts parts = nccs.isEmpty()
                ? withoutNcc(bookPackage, smilFiles, problems)
                : withNcc(bookPackage, nccs, smilFiles, links, problems);
        return new BookAssembler(bookPackage, audio, links, problems).assemble(parts);
    }

    private static BookAssembler.Parts withNcc(
            BookPackage bookPackage, List<String> nccs, SmilFiles smilFiles, Links links, Problems problems)
            throws IOException {
        String path = nccs.getFirst();
        Place place = new Place(path, 0);
        if (nccs.size() > 1) {
            problems.add(DaisyRule.SEVERAL_BOOKS, place, path);
        }
        NccReader.Ncc ncc = NccReader.read(bookPackage, path, problems);
        NccClaims.check(ncc, problems);
        ReadingOrder order = readingOrder(ncc, smilFiles, links);
        if (nccs.size() == 1) {
            smilFiles.tellUnread(order, path);
        }
        List<SmilDocument> smils = order.isEmpty()
                ? texts(bookPackage, ncc, links, problems)
                : smilFiles.read(order.files(), ncc.entries(), Map.of());
        return new BookAssembler.Parts(
                BookFormat.DAISY_202,
                smils,
                ncc.entries(),
                true,
                Set.of(path),
                ncc.metadata(),
                place,
                Stream.concat(ncc.titleHeading().stream(), ncc.headTitle().stream())
                        .toList(),
                List.of(),
                ncc.language().stream().toList(),
                Covers.byName(bookPackage));
    }

    /** An NCC that leads straight into the text, as books of text alone had it before DAISY 2.02. */
    private static List<SmilDocument> texts(BookPackage bookPackage, NccReader.Ncc ncc, Links links, Problems problems)
            throws IOException {
        Set<String> files = new LinkedHashSet<>();
        for (NavigationEntry entry : ncc.entries()) {
            entry.reference()
                    .flatMap(reference -> links.file(entry.place(), reference))
                    .filter(file -> !file.equals(ncc.path())
                            && file.toLowerCase(Locale.ROOT).matches(".*\\.x?html?"))
                    .ifPresent(files::add);
        }
        List<SmilDocument> texts = new ArrayList<>();
        for (String file : files) {
            problems.add(DaisyRule.SMILS_ABSENT, new Place(file, 0));
            texts.add(TextReader.read(bookPackage, file, problems));
        }
        return texts;
    }

    /** The NCC's entries tell the order (section 2.1.5); what only {@code master.smil} lists keeps its place there. */
    private static ReadingOrder readingOrder(NccReader.Ncc ncc, SmilFiles smilFiles, Links links) throws IOException {
        ReadingOrder order = new ReadingOrder();
        for (NavigationEntry entry : ncc.entries()) {
            entry.reference()
                    .flatMap(reference -> NavigationLabels.file(entry, reference, links))
                    .filter(SmilFiles::isSmil)
                    .ifPresent(order::append);
        }
        Optional<String> previous = Optional.empty();
        for (String file : smilFiles.ofMaster()) {
            order.insertAfter(previous, file);
            previous = Optional.of(file);
        }
        return order;
    }

    private static BookAssembler.Parts withoutNcc(BookPackage bookPackage, SmilFiles smilFiles, Problems problems)
            throws IOException {
        ReadingOrder order = new ReadingOrder();
        smilFiles.ofMaster().forEach(order::append);
        smilFiles.all().forEach(order::append);
        List<SmilDocument> smils = smilFiles.read(order.files(), List.of(), Map.of());
        Place place = new Place("", 0);
        problems.add(DaisyRule.NCC_MISSING, place);
        MetadataEntries metadata = new MetadataEntries();
        return new BookAssembler.Parts(
                BookFormat.DAISY_202,
                smils,
                List.of(),
                false,
                Set.of(),
                metadata,
                place,
                List.of(),
                List.of(),
                List.of(),
                Covers.byName(bookPackage));
    }

    private static List<String> nccs(BookPackage bookPackage) {
        List<String> nccs = new ArrayList<>();
        for (String ending : List.of("ncc.html", "ncc.htm", "ncc.xhtml", "ncc.xml")) {
            bookPackage.filesEnding(ending).stream()
                    .filter(path ->
                            Links.fileName(path).toLowerCase(Locale.ROOT).equals(ending))
                    .forEach(nccs::add);
        }
        return nccs;
    }
}
