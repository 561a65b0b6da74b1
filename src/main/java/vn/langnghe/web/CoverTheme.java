package vn.langnghe.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.Metadata;

/** What a story is about, as far as a picture of a few strokes can say it; the drawings fill 100 by 100. */
enum CoverTheme {
    FISH(
            "M4 50Q30 14 66 44L94 22Q86 50 94 78L66 56Q30 86 4 50ZM26 40a6 6 0 1 0 .1 0Z",
            "cá|tôm|cua|biển|ốc|fish|sea|ocean|whale|crab|turtle|swim"),
    BIRD(
            "M8 62Q16 30 46 34Q54 12 74 16Q86 18 88 30L99 37L87 41Q88 70 58 80L54 96H47V82L36 81L30 95L23 93L28 78Q16 74 8 62Z"
                    + "M74 25a5 5 0 1 0 .1 0Z",
            "chim|gà|vịt|cò|công|quạ|đại bàng|phượng|bird|hen|duck|goose|crow|owl|eagle|cock|rooster|swan|nightingale"),
    ANIMAL(
            "M12 8L36 25Q50 20 64 25L88 8L90 54Q84 92 50 94Q16 92 10 54ZM33 46a7 7 0 1 0 .1 0ZM67 46a7 7 0 1 0 .1 0Z"
                    + "M50 66L42 72Q50 82 58 72Z",
            "thỏ|rùa|mèo|chó|hổ|cọp|voi|khỉ|trâu|bò|lợn|heo|chuột|gấu|ngựa|dê|sư tử|cáo|sói|ếch|cóc|nai|hươu|kiến|ong|rắn|"
                    + "hare|tortoise|rabbit|cat|dog|tiger|elephant|monkey|buffalo|cow|pig|mouse|bear|horse|goat|lion|fox|"
                    + "wolf|frog|toad|deer|ant|bee|snake|animal|animals|kitten|puppy"),
    MOON(
            "M60 6A45 45 0 1 0 95 66A37 37 0 0 1 60 6ZM80 18L84 29L95 30L86 37L89 48L80 42L71 48L74 37L65 30L76 29Z",
            "trăng|đêm|ngủ|mơ|ru|sao|cuội|moon|night|sleep|dream|lullaby|goodnight|bedtime|star|stars"),
    FLOWER(
            "M50 4C62 4 66 18 60 28C70 20 84 26 84 38C84 50 70 54 60 48C70 54 74 68 64 74C58 77 54 74 54 70V97H46V70"
                    + "C46 74 42 77 36 74C26 68 30 54 40 48C30 54 16 50 16 38C16 26 30 20 40 28C34 18 38 4 50 4ZM50 30"
                    + "a9 9 0 1 0 .1 0Z",
            "hoa|cây|lá|rừng|vườn|khế|tre|sen|đào|mai|quả|hạt|lúa|flower|tree|forest|garden|leaf|rose|jungle|wood|woods|"
                    + "seed|fruit|apple"),
    MOUNTAIN(
            "M2 88L36 20L53 52L64 36L98 88ZM36 36L28 52L35 57L41 51L47 57Z",
            "núi|đồi|đá|sa pa|lào cai|hoàng liên|bản|mường|mountain|hill|rock|stone|highland|everest"),
    RIVER(
            "M46 4V42H16ZM54 14L78 42H54ZM10 48H90L76 66H24ZM2 74Q14 60 26 74T50 74T74 74T98 74V84Q86 98 74 84T50 84T26 84"
                    + "T2 84Z",
            "sông|suối|nước|mưa|hồ|thuyền|lũ|thủy tinh|river|stream|water|rain|lake|boat|ship|flood|island"),
    HOUSE(
            "M2 46L50 8L98 46L92 52H84V74H80V94H72V74H54V94H46V74H28V94H20V74H16V52H8ZM40 52H60V74H40Z",
            "nhà|làng|quê|trường|lớp|house|home|village|school|castle|palace|town|city|cottage"),
    CHILD(
            "M50 6a18 18 0 1 0 .1 0ZM50 46Q74 46 80 72L86 94H70L64 78V96H54V82H46V96H36V78L30 94H14L20 72Q26 46 50 46Z",
            "bé|mẹ|bà|ông|cha|bố|bạn|cậu|cô|chị|anh|tấm|cám|nàng|chàng|hoàng tử|công chúa|child|children|boy|girl|"
                    + "mother|father|grandmother|prince|princess|little|alice|friend|family|king|queen"),
    STAR(
            "M50 4L63 36L97 38L71 60L80 94L50 75L20 94L29 60L3 38L37 36Z",
            "tết|phép|thần|tiên|ước|magic|fairy|wish|tale|tales"),
    BOOK(
            "M48 24Q30 10 4 14V80Q30 76 48 90ZM52 24Q70 10 96 14V80Q70 76 52 90ZM14 28Q26 27 38 33V41Q26 35 14 36Z"
                    + "M86 28Q74 27 62 33V41Q74 35 86 36Z",
            "sách|học|chữ|bài|đọc|truyện|book|books|lesson|learn|history|story|stories|guide|course|grammar");

    private static final CoverTheme[] WITHOUT_WORDS = {BOOK, STAR, MOUNTAIN, FLOWER};

    private final String drawing;
    /** Each between two bars. */
    private final String words;

    CoverTheme(String drawing, String words) {
        this.drawing = drawing;
        this.words = "|" + words + "|";
    }

    /** An SVG path, filled by the even-odd rule. */
    String drawing() {
        return drawing;
    }

    /** The theme that the title names first, then the subjects; where they name none, one that the choice decides. */
    static CoverTheme of(Metadata metadata, int choice) {
        List<String> texts = new ArrayList<>();
        texts.add(metadata.title());
        texts.addAll(metadata.subjects());
        for (String text : texts) {
            Optional<CoverTheme> found = namedIn(text);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return WITHOUT_WORDS[Math.floorMod(choice, WITHOUT_WORDS.length)];
    }

    private boolean has(String word) {
        return words.contains("|" + word + "|");
    }

    private static Optional<CoverTheme> namedIn(String text) {
        List<String> said = Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        for (int index = 0; index < said.size(); index++) {
            String word = said.get(index);
            String pair = index + 1 < said.size() ? word + " " + said.get(index + 1) : word;
            for (CoverTheme theme : values()) {
                if (theme.has(pair) || theme.has(word)) {
                    return Optional.of(theme);
                }
            }
        }
        return Optional.empty();
    }
}
