package vn.langnghe.daisy;

import java.util.List;
import java.util.OptionalInt;
import vn.langnghe.book.PageKind;
import vn.langnghe.container.Place;

/** Holds what an NCC says of itself against what is in it (DAISY 2.02, sections 2.1.1 to 2.1.4). */
final class NccClaims {
    private final NccReader.Ncc ncc;
    private final Problems problems;
    private final Place place;

    private NccClaims(NccReader.Ncc ncc, Problems problems) {
        this.ncc = ncc;
        this.problems = problems;
        this.place = new Place(ncc.path(), 0);
    }

    static void check(NccReader.Ncc ncc, Problems problems) {
        NccClaims claims = new NccClaims(ncc, problems);
        claims.checkTocItems();
        claims.checkCount("ncc:pageFront", claims.pages(PageKind.FRONT));
        claims.checkCount("ncc:pageNormal", claims.pages(PageKind.NORMAL));
        claims.checkCount("ncc:pageSpecial", claims.pages(PageKind.SPECIAL));
        claims.checkHeadings();
    }

    private void checkTocItems() {
        ncc.metadata().first("ncc:tocItems").ifPresent(said -> {
            String items = Integer.toString(ncc.items());
            if (!said.equals(items)
                    && !said.equals(Integer.toString(ncc.entries().size()))) {
                problems.add(DaisyRule.TOC_ITEMS_DIFFER, place, said, items);
            }
        });
    }

    private void checkCount(String name, long found) {
        ncc.metadata()
                .first(name)
                .filter(said -> !said.equals(Long.toString(found)))
                .ifPresent(said -> problems.add(DaisyRule.COUNT_DIFFERS, place, name, said, Long.toString(found)));
    }

    private long pages(PageKind kind) {
        return ncc.entries().stream()
                .filter(entry -> entry instanceof NavigationEntry.PageEntry page && page.kind() == kind)
                .count();
    }

    private void checkHeadings() {
        List<NavigationEntry.HeadingEntry> headings = ncc.entries().stream()
                .filter(NavigationEntry.HeadingEntry.class::isInstance)
                .map(NavigationEntry.HeadingEntry.class::cast)
                .toList();
        OptionalInt deepest =
                headings.stream().mapToInt(NavigationEntry.HeadingEntry::level).max();
        deepest.ifPresent(depth -> checkCount("ncc:depth", depth));
        int level = 0;
        for (NavigationEntry.HeadingEntry heading : headings) {
            if (heading.level() > level + 1) {
                problems.add(DaisyRule.HEADING_LEVEL_SKIPPED, heading.place(), heading.text(), heading.level(), level);
            }
            level = heading.level();
        }
    }
}
