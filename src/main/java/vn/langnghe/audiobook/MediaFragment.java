package vn.langnghe.audiobook;

import java.util.Optional;
import vn.langnghe.container.References;

/**
 * A reference's time within its audio (Media Fragments URI 1.0, section 4.2.1): {@code audio.mp3#t=12.3,15}.
 *
 * @param begin as written
 * @param end as written
 */
record MediaFragment(Optional<String> begin, Optional<String> end) {
    static MediaFragment of(String reference) {
        for (String part : References.fragment(reference).split("&", -1)) {
            if (part.startsWith("t=")) {
                String[] times = part.substring(2).replaceFirst("^npt:", "").split(",", -1);
                return new MediaFragment(present(times[0]), times.length > 1 ? present(times[1]) : Optional.empty());
            }
        }
        return new MediaFragment(Optional.empty(), Optional.empty());
    }

    private static Optional<String> present(String time) {
        return Optional.of(time.strip()).filter(text -> !text.isEmpty());
    }
}
