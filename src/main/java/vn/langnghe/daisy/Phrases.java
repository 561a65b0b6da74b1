package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import vn.langnghe.book.Clip;
import vn.langnghe.book.LanguageTag;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.Place;

/**
 * The phrases of a book as they are made from its SMIL files, and what leads to each of them: SMIL ids, places in the
 * text, notes.
 */
final class Phrases {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Contents contents;
    private final AudioClips audioClips;
    private final Links links;
    private final Problems problems;
    private final NavigationLabels labels;
    private final Set<String> navigationFiles;
    private final Optional<String> mainLanguage;

    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Map<String, Integer>> byId = new HashMap<>();
    private final Map<String, Integer> firstOfFile = new HashMap<>();
    private final Map<String, Integer> byText = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private final Set<Links.Target> usedNavigationTexts = new HashSet<>();
    private boolean bodyText;

    /** What a phrase was made of, for headings, pages and notes. */
    record Source(String smil, SmilDocument.Par par, Optional<Links.Target> text, Optional<Passage> passage) {}

    Phrases(
            Contents contents,
            AudioClips audioClips,
            Links links,
            Problems problems,
            NavigationLabels labels,
            Set<String> navigationFiles,
            Optional<String> mainLanguage) {
        this.contents = contents;
        this.audioClips = audioClips;
        this.links = links;
        this.problems = problems;
        this.labels = labels;
        this.navigationFiles = navigationFiles;
        this.mainLanguage = mainLanguage;
    }

    List<Phrase> all() {
        return List.copyOf(phrases);
    }

    int size() {
        return phrases.size();
    }

    Phrase get(int index) {
        return phrases.get(index);
    }

    Source source(int index) {
        return sources.get(index);
    }

    /** Whether there is any text but that of the navigation. */
    boolean hasBodyText() {
        return bodyText;
    }

    /** The phrase at which a SMIL id's element begins. */
    OptionalInt withId(String smil, String id) {
        return within(byId.getOrDefault(smil, Map.of()).get(id));
    }

    /** The first phrase of a SMIL file or of a content document. */
    OptionalInt firstOf(String file) {
        return within(firstOfFile.get(file));
    }

    /** The phrase that speaks a place of the text. */
    OptionalInt speaking(Links.Target text) {
        return within(byText.get(text.file() + "#" + text.fragment()));
    }

    /** What a file or par without a phrase of its own leads to is the next phrase; at the book's end the last. */
    private OptionalInt within(@org.jspecify.annotations.Nullable Integer index) {
        return index == null || phrases.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.min(index, phrases.size() - 1));
    }

    void add(SmilDocument smil) throws IOException {
        firstOfFile.putIfAbsent(smil.path(), phrases.size());
        boolean first = true;
        for (SmilDocument.Par par : smil.pars()) {
            add(smil, par, first);
            first = false;
        }
    }

    /** A phrase for audio that no SMIL file leads to. */
    void addAudio(String file, Clip clip) {
        SmilDocument.Par par = new SmilDocument.Par(
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                0);
        firstOfFile.putIfAbsent(file, phrases.size());
        add(file, par, new Spoken(Optional.empty(), Optional.empty(), ""), List.of(clip), Optional.empty());
    }

    /** The text side of a par. */
    private record Spoken(Optional<Links.Target> target, Optional<Passage> passage, String text) {}

    private void add(SmilDocument smil, SmilDocument.Par par, boolean first) throws IOException {
        Optional<Links.Target> target = contents.target(smil, par);
        boolean navigation =
                target.map(Links.Target::file).filter(navigationFiles::contains).isPresent();
        Optional<Passage> passage = target.flatMap(contents::passage);
        if (target.isPresent() && passage.isEmpty()) {
            problems.add(
                    DaisyRule.TEXT_TARGET_UNKNOWN,
                    new Place(smil.path(), par.line()),
                    par.text().orElse(""));
        }
        // Without a text of its own, a section's pars all refer to its heading in the NCC: the first alone speaks it
        if (navigation && !usedNavigationTexts.add(target.orElseThrow())) {
            passage = Optional.empty();
            target = Optional.empty();
        }
        String text = passage.map(each -> text(each, par)).orElse("");
        bodyText |= !navigation && !text.isEmpty();
        if (text.isEmpty()) {
            text = labels.label(smil.path(), par.ids(), first).orElse("");
        }
        remember(smil, par.ids());
        target.ifPresent(each -> byText.putIfAbsent(each.file() + "#" + each.fragment(), phrases.size()));
        target.filter(_ -> !navigation).ifPresent(each -> firstOfFile.putIfAbsent(each.file(), phrases.size()));

        Spoken spoken = new Spoken(target, passage, text);
        Optional<Picture> picture = picture(smil, par, passage);
        if (par.audio().size() > 1 && (navigation || target.isEmpty())) {
            addEachClip(smil, par, spoken, picture);
        } else {
            List<Clip> clips = new ArrayList<>();
            for (SmilDocument.Audio audio : par.audio()) {
                remember(smil, audio.ids());
                audioClips.clip(smil.path(), audio).ifPresent(clip -> join(clips, clip));
            }
            add(smil.path(), par, spoken, clips, picture);
        }
    }

    /**
     * A wrapper says only what its parts do not; but where it is spoken by itself and has no words besides theirs (a note
     * that is read at its reference, and again, sentence by sentence, in the chapter of notes), it says them all.
     */
    private static String text(Passage passage, SmilDocument.Par par) {
        return passage.text().isEmpty() && !par.audio().isEmpty() ? passage.wholeText() : passage.text();
    }

    /**
     * Books without text put a whole section into one par, with a seq of one clip a phrase (DAISY 2.02, section
     * 2.3.3.3): a listener steps by clips there, not by sections of half an hour.
     */
    private void addEachClip(SmilDocument smil, SmilDocument.Par par, Spoken spoken, Optional<Picture> picture)
            throws IOException {
        boolean first = true;
        for (SmilDocument.Audio audio : par.audio()) {
            remember(smil, audio.ids());
            Optional<Clip> clip = audioClips.clip(smil.path(), audio);
            if (first) {
                add(smil.path(), par, spoken, clip.stream().toList(), picture);
            } else if (clip.isPresent()) {
                add(
                        smil.path(),
                        par,
                        new Spoken(spoken.target(), Optional.empty(), ""),
                        List.of(clip.get()),
                        Optional.empty());
            }
            first = false;
        }
    }

    private void add(String smil, SmilDocument.Par par, Spoken spoken, List<Clip> clips, Optional<Picture> picture) {
        if (clips.isEmpty() && spoken.text().isEmpty() && picture.isEmpty()) {
            return;
        }
        phrases.add(new Phrase(
                newId(smil, par.ids()),
                spoken.text(),
                spoken.target()
                        .map(target ->
                                target.fragment().isEmpty() || target.fragment().startsWith(TextReader.COUNTED)
                                        ? target.file()
                                        : target.file() + "#" + target.fragment()),
                spoken.passage()
                        .flatMap(Passage::language)
                        .flatMap(LanguageTag::canonical)
                        .filter(this::differs),
                clips,
                par.skippable().or(() -> spoken.passage().flatMap(Phrases::announced)),
                picture));
        sources.add(new Source(smil, par, spoken.target(), spoken.passage()));
    }

    /** Notes are left out where the SMIL says so: a book's chapter of notes is no passage to be left out as such. */
    private static Optional<Skippable> announced(Passage passage) {
        return passage.skippable().filter(kind -> kind != Skippable.NOTE && kind != Skippable.ANNOTATION);
    }

    /** Contiguous clips of one file play as one. */
    private static void join(List<Clip> clips, Clip clip) {
        if (!clips.isEmpty()
                && clips.getLast().file().equals(clip.file())
                && clips.getLast().end().equals(clip.begin())) {
            clips.add(new Clip(clip.file(), clips.removeLast().begin(), clip.end()));
        } else {
            clips.add(clip);
        }
    }

    private void remember(SmilDocument smil, List<String> ids) {
        Map<String, Integer> ofFile = byId.computeIfAbsent(smil.path(), _ -> new HashMap<>());
        ids.forEach(id -> ofFile.putIfAbsent(id, phrases.size()));
    }

    private Optional<Picture> picture(SmilDocument smil, SmilDocument.Par par, Optional<Passage> passage) {
        Optional<Picture> ofText = passage.flatMap(Passage::picture);
        return par.image()
                .flatMap(image -> links.file(new Place(smil.path(), par.line()), image.source())
                        .map(file -> new Picture(
                                file,
                                image.alternative()
                                        .or(() -> ofText.filter(picture ->
                                                        picture.file().equals(file))
                                                .map(Picture::description))
                                        .orElse(""))))
                .or(() -> ofText);
    }

    /** {@code en} is no other language in a book in {@code en-US}. */
    private boolean differs(String language) {
        return mainLanguage
                .filter(main -> main.equals(language) || main.startsWith(language + "-"))
                .isEmpty();
    }

    /** The par's own id where the whole book has it once and it is plain, so that bookmarks outlive an edition. */
    private String newId(String smil, List<String> ids) {
        for (String id : ids) {
            if (PLAIN_ID.matcher(id).matches() && usedIds.add(id)) {
                return id;
            }
        }
        for (String id : ids) {
            String qualified = Links.stem(smil) + "-" + id;
            if (PLAIN_ID.matcher(qualified).matches() && usedIds.add(qualified)) {
                return qualified;
            }
        }
        String id = "phrase-" + (phrases.size() + 1);
        while (!usedIds.add(id)) {
            id += "-";
        }
        return id;
    }
}
