package vn.langnghe.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a backup says of itself in {@value #FILE}.
 *
 * @param version of the backup's layout
 * @param made when
 * @param database {@code derby} or {@code postgresql}
 * @param titles how many titles are listed
 * @param files how many stored files
 * @param bytes how large they are together
 */
record BackupNote(int version, Instant made, String database, int titles, long files, long bytes) {
    static final String FILE = "langnghe-backup.json";
    static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(this));
    }

    static BackupNote read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BackupException(BackupException.Reason.NO_BACKUP, folder.toString());
        }
        BackupNote note = MAPPER.readValue(Files.readAllBytes(file), BackupNote.class);
        if (note.version() != VERSION) {
            throw new BackupException(BackupException.Reason.DAMAGED, FILE);
        }
        return note;
    }

    Backups.Report report() {
        return new Backups.Report(titles, files, bytes);
    }
}
