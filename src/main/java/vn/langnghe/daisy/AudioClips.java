package vn.langnghe.daisy;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Clip;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.Place;

/** Turns a book's {@code audio} elements into clips that lie within the audio's true length. */
final class AudioClips {
    private static final Pattern MEDIA_FRAGMENT = Pattern.compile("t=(?:npt:)?([^,]*)(?:,(.*))?");

    private final PackageAudio packageAudio;
    private final Links links;

    AudioClips(PackageAudio packageAudio, Links links) {
        this.packageAudio = packageAudio;
        this.links = links;
    }

    /** The clip, or nothing where nothing of it can be played; what is wrong is told. */
    Optional<Clip> clip(String smil, SmilDocument.Audio audio) throws IOException {
        Place place = new Place(smil, audio.line());
        Optional<String> begin = audio.begin().or(() -> mediaFragment(audio.source(), 1));
        Optional<String> end = audio.end().or(() -> mediaFragment(audio.source(), 2));
        Optional<String> path = links.file(place, audio.source());
        if (path.isEmpty()) {
            return packageAudio.clip(place, audio.source(), begin, end);
        }
        Optional<AudioFile> file = packageAudio.inspected(path.get());
        return file.isEmpty() ? Optional.empty() : packageAudio.clip(place, file.get(), begin, end);
    }

    /** Not of DAISY, but seen: {@code a.mp3#t=1,2} (Media Fragments URI 1.0, section 4.2.1). */
    private static Optional<String> mediaFragment(String source, int group) {
        Matcher fragment = MEDIA_FRAGMENT.matcher(Links.fragment(source));
        return fragment.matches()
                ? Optional.ofNullable(fragment.group(group)).filter(time -> !time.isBlank())
                : Optional.empty();
    }
}
