package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Document;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.NaturalOrder;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/** The SMIL files of a package: which there are, what they hold, and what stands in for those that are missing. */
final class SmilFiles {
    private final BookPackage bookPackage;
    private final Links links;
    private final Problems problems;

    SmilFiles(BookPackage bookPackage, Links links, Problems problems) {
        this.bookPackage = bookPackage;
        this.links = links;
        this.problems = problems;
    }

    static boolean isSmil(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".smil") || lower.endsWith(".smi");
    }

    static boolean isMaster(String path) {
        return Links.fileName(path).equalsIgnoreCase("master.smil");
    }

    /** All but {@code master.smil}, by their names. */
    List<String> all() {
        return bookPackage.files().stream()
                .filter(path -> isSmil(path) && !isMaster(path))
                .sorted(new NaturalOrder())
                .toList();
    }

    /** DAISY 2.02, section 2.4: the files that {@code master.smil} lists, in its order, if there is one. */
    List<String> ofMaster() throws IOException {
        Optional<String> master = bookPackage.filesEnding("master.smil").stream()
                .filter(SmilFiles::isMaster)
                .findFirst();
        if (master.isEmpty()) {
            return List.of();
        }
        Document document = Markup.read(bookPackage, master.get(), problems);
        Set<String> files = new LinkedHashSet<>();
        Markup.all(document, "ref")
                .forEach(ref -> Markup.attribute(ref, "src")
                        .ifPresent(source -> links.file(new Place(master.get(), Markup.line(ref)), source)
                                .ifPresent(files::add)));
        return List.copyOf(files);
    }

    /**
     * Reads the files in their order. What is not in the package is told, and stood in for by its headings and pages,
     * so that no heading is lost.
     */
    List<SmilDocument> read(List<String> order, List<NavigationEntry> navigation, Map<String, Skippable> customTests)
            throws IOException {
        List<SmilDocument> smils = new ArrayList<>();
        for (String path : order) {
            if (bookPackage.find(path).isPresent()) {
                smils.add(SmilReader.read(bookPackage, path, customTests, problems));
            } else {
                problems.add(DaisyRule.SMIL_MISSING, firstMention(path, navigation), path);
                smils.add(standIn(path, navigation));
            }
        }
        return withAudioOfTheSameName(smils);
    }

    /** Tells of the SMIL files that are in no reading order. */
    void tellUnread(ReadingOrder order, String navigationFile) {
        List<String> unread =
                all().stream().filter(path -> !order.contains(path)).toList();
        if (!unread.isEmpty()) {
            problems.add(
                    DaisyRule.SMIL_NOT_IN_READING_ORDER,
                    new Place(navigationFile, 0),
                    unread.size(),
                    String.join(", ", unread.subList(0, Math.min(5, unread.size()))));
        }
    }

    private Place firstMention(String path, List<NavigationEntry> navigation) {
        return navigation.stream()
                .filter(entry -> leadsTo(entry, path))
                .map(NavigationEntry::place)
                .findFirst()
                .orElse(new Place(path, 0));
    }

    private boolean leadsTo(NavigationEntry entry, String path) {
        return entry.reference()
                .flatMap(reference -> NavigationLabels.file(entry, reference, links))
                .filter(path::equals)
                .isPresent();
    }

    private SmilDocument standIn(String path, List<NavigationEntry> navigation) {
        Set<String> fragments = new LinkedHashSet<>();
        navigation.stream()
                .filter(entry -> leadsTo(entry, path))
                .forEach(entry -> entry.reference().map(Links::fragment).ifPresent(fragments::add));
        return new SmilDocument(
                path,
                Optional.empty(),
                fragments.stream().map(fragment -> par(fragment, List.of())).toList());
    }

    private static SmilDocument.Par par(String fragment, List<SmilDocument.Audio> audio) {
        return new SmilDocument.Par(
                fragment.isEmpty() ? List.of() : List.of(fragment),
                Optional.empty(),
                audio,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                0);
    }

    /** A missing SMIL file is nearly always called like the audio that it cut: that is played whole. */
    private List<SmilDocument> withAudioOfTheSameName(List<SmilDocument> smils) {
        Set<String> used = new HashSet<>();
        smils.forEach(smil -> smil.pars()
                .forEach(par -> par.audio()
                        .forEach(audio -> links.file(new Place(smil.path(), audio.line()), audio.source())
                                .ifPresent(used::add))));
        return smils.stream()
                .map(smil -> bookPackage.find(smil.path()).isPresent() ? smil : withAudio(smil, used))
                .toList();
    }

    private SmilDocument withAudio(SmilDocument smil, Set<String> used) {
        String stem = smil.path().replaceFirst("\\.[^./]*$", ".").toLowerCase(Locale.ROOT);
        Optional<String> audio = bookPackage.files().stream()
                .filter(path -> PackageAudio.isAudio(path)
                        && !used.contains(path)
                        && path.toLowerCase(Locale.ROOT).startsWith(stem)
                        && path.indexOf('.', stem.length()) < 0)
                .findFirst();
        if (audio.isEmpty() || smil.pars().isEmpty()) {
            return smil;
        }
        String reference = Links.fileName(audio.get()).replace("%", "%25").replace("#", "%23");
        SmilDocument.Audio whole = new SmilDocument.Audio(List.of(), reference, Optional.empty(), Optional.empty(), 0);
        List<SmilDocument.Par> pars = new ArrayList<>(smil.pars());
        SmilDocument.Par first = pars.removeFirst();
        pars.addFirst(par(first.ids().isEmpty() ? "" : first.ids().getFirst(), List.of(whole)));
        return new SmilDocument(smil.path(), smil.title(), pars);
    }
}
