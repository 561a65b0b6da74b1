package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import vn.langnghe.backup.Backups;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.catalogue.TitlePage;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.JobId;

/** The library opened by this process. */
final class LocalAccess implements LibraryAccess {
    private final Library library;

    LocalAccess(Library library) {
        this.library = library;
    }

    @Override
    public List<TitleView> titles(String words, Optional<String> language) {
        List<Title> titles = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            TitlePage page = library.catalogue()
                    .titles(new TitleQuery(
                            words, language, Optional.empty(), Optional.empty(), after, TitleQuery.LARGEST_LIMIT));
            titles.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return titles.stream().map(TitleView::of).toList();
    }

    @Override
    public List<ContentsEntry> contents(String id) throws IOException {
        Optional<TalkingBook> book = library.catalogue().book(new TitleId(id));
        if (book.isEmpty()) {
            return List.of();
        }
        if (book.get().headings().isEmpty()) {
            return book.get().readingOrder().stream()
                    .flatMap(item -> item.title().stream())
                    .map(title -> new ContentsEntry(1, title))
                    .toList();
        }
        return book.get().headings().stream()
                .map(heading -> new ContentsEntry(heading.level(), heading.text()))
                .toList();
    }

    @Override
    public List<ProblemView> problems(String id) {
        return library.catalogue().problems(new TitleId(id)).stream()
                .map(ProblemView::of)
                .toList();
    }

    @Override
    public boolean remove(String id) throws IOException {
        return library.catalogue().remove(new TitleId(id));
    }

    @Override
    public JobView take(Path folderOrFile, Consumer<JobView> listener) throws IOException {
        JobId id = library.intake().take(folderOrFile);
        BlockingQueue<Job> changes = new LinkedBlockingQueue<>();
        try (AutoCloseable _ = library.intake().watch(id, changes::add).orElseThrow()) {
            for (Job job = changes.take(); ; job = changes.take()) {
                JobView view = JobView.of(job);
                listener.accept(view);
                if (view.ended()) {
                    return view;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public Backups.Report backUp(Path folder) throws IOException {
        return library.backups().backUp(folder);
    }

    @Override
    public Optional<String> address() {
        return Optional.empty();
    }

    @Override
    public void close() {
        library.close();
    }
}
