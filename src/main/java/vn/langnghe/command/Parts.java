package vn.langnghe.command;

import java.util.List;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.audiobook.Mp3FolderReader;
import vn.langnghe.audiobook.ReadiumAudiobookReader;
import vn.langnghe.audiobook.W3cAudiobookReader;
import vn.langnghe.daisy.Daisy202Reader;
import vn.langnghe.daisy.Daisy3Reader;
import vn.langnghe.epub.EpubReader;
import vn.langnghe.intake.Listening;
import vn.langnghe.intake.PackageReader;

/** The readers that the program has, from the most particular form to the most general, and its ears. */
final class Parts {
    private Parts() {}

    static PackageReader packageReader() {
        return new PackageReader(
                List.of(
                        new Daisy202Reader(),
                        new Daisy3Reader(),
                        new EpubReader(),
                        new ReadiumAudiobookReader(),
                        new W3cAudiobookReader()),
                new Mp3FolderReader(),
                new TrueAudio());
    }

    static Listening listening() {
        return new AudioListening();
    }
}
