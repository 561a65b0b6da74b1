package vn.langnghe.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Unpacks one zip into a folder. Entries get file names of ours, with their own endings, so that no name can lead
 * anywhere, collide or be more than the file system can write; the package's own paths are kept beside them.
 */
final class ZipUnpacker {
    private static final Set<Integer> METHODS = Set.of(
            ZipMethod.STORED.getCode(),
            ZipMethod.DEFLATED.getCode(),
            ZipMethod.ENHANCED_DEFLATED.getCode(),
            ZipMethod.BZIP2.getCode(),
            ZipMethod.IMPLODING.getCode(),
            ZipMethod.UNSHRINKING.getCode());
    private static final Pattern USUAL_ENDING = Pattern.compile("\\.[a-z0-9]{1,10}");
    private static final int FILE_TYPE = 0170000;
    private static final Set<Integer> FILES_AND_FOLDERS = Set.of(0, 0100000, 0040000);

    private final Path zip;
    private final Path folder;
    private final Allowance allowance;
    private final long packed;

    private ZipUnpacker(Path zip, Path folder, Allowance allowance) throws IOException {
        this.zip = zip;
        this.folder = folder;
        this.allowance = allowance;
        this.packed = Files.size(zip);
    }

    /**
     * Unpacks the zip into the folder, which is empty.
     *
     * @return the files by their paths in the package
     * @throws HostilePackageException where it would do harm or is damaged; the folder is the caller's to remove
     * @throws IOException where the disk is full or the thread interrupted
     */
    static SortedMap<String, PackageFile> unpack(Path zip, Path folder, Allowance allowance) throws IOException {
        ZipDirectory.check(zip, allowance.limits());
        return new ZipUnpacker(zip, folder, allowance).unpack();
    }

    private SortedMap<String, PackageFile> unpack() throws IOException {
        try (ZipFile file = opened(zip)) {
            Map<String, ZipArchiveEntry> entries = checked(Collections.list(file.getEntries()));
            allowance.require(believable(entries));
            SortedMap<String, PackageFile> unpacked = new TreeMap<>();
            for (var entry : entries.entrySet()) {
                Path target = folder.resolve("%06d%s".formatted(unpacked.size(), ending(entry.getKey())));
                long size = inflate(file, entry.getValue(), entry.getKey(), target);
                unpacked.put(entry.getKey(), new PackageFile(target, size));
            }
            return unpacked;
        }
    }

    /** What the entries claim to be together, where no package would be refused if it were true. */
    private long believable(Map<String, ZipArchiveEntry> entries) {
        for (var entry : entries.entrySet()) {
            ZipArchiveEntry claim = entry.getValue();
            if (allowance.limits().isBomb(claim.getSize(), claim.getCompressedSize())) {
                throw ContainerRule.ZIP_BOMB.refusal("", EntryPath.shown(entry.getKey()));
            }
        }
        long size = declaredSize(entries.values());
        if (size > allowance.limits().bytes()) {
            throw ContainerRule.ZIP_BOMB.refusal("", EntryPath.shown(String.valueOf(zip.getFileName())));
        }
        return size;
    }

    /** What the zip's entries claim to be together. */
    static long declaredSize(Path zip) throws IOException {
        ZipDirectory.check(zip, UnpackingLimits.DEFAULT);
        try (ZipFile file = opened(zip)) {
            return declaredSize(Collections.list(file.getEntries()));
        }
    }

    private static long declaredSize(Iterable<ZipArchiveEntry> entries) {
        long sum = 0;
        for (ZipArchiveEntry entry : entries) {
            sum += Math.clamp(entry.getSize(), 0, Long.MAX_VALUE - sum);
        }
        return sum;
    }

    private static ZipFile opened(Path zip) throws IOException {
        try {
            // Names are decoded by EntryPath; this charset takes any bytes.
            return ZipFile.builder()
                    .setPath(zip)
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .setUseUnicodeExtraFields(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw damaged(String.valueOf(zip.getFileName()), e);
        }
    }

    private Map<String, ZipArchiveEntry> checked(List<ZipArchiveEntry> all) throws IOException {
        Map<String, ZipArchiveEntry> byPath = new HashMap<>();
        SortedMap<String, ZipArchiveEntry> kept = new TreeMap<>();
        for (ZipArchiveEntry entry : all) {
            Allowance.continueUnlessInterrupted();
            String name = EntryPath.nameOf(entry);
            String path = EntryPath.of(name);
            checkKind(entry, name);
            if (!entry.isDirectory() && !name.endsWith("\\") && !path.isEmpty()) {
                ZipArchiveEntry other = byPath.putIfAbsent(path, entry);
                if (other != null && (other.getCrc() != entry.getCrc() || other.getSize() != entry.getSize())) {
                    throw ContainerRule.ENTRY_TWICE.refusal("", EntryPath.shown(name));
                }
                if (other == null && !EntryPath.isClutter(path)) {
                    kept.put(path, entry);
                }
            }
        }
        checkPlaces(all);
        return kept;
    }

    private static void checkKind(ZipArchiveEntry entry, String name) {
        if (entry.isUnixSymlink()) {
            throw ContainerRule.ENTRY_IS_A_LINK.refusal("", EntryPath.shown(name));
        }
        if (!FILES_AND_FOLDERS.contains(entry.getUnixMode() & FILE_TYPE)) {
            throw ContainerRule.ENTRY_IS_NO_FILE.refusal("", EntryPath.shown(name));
        }
        if (entry.getGeneralPurposeBit().usesEncryption()
                || entry.getGeneralPurposeBit().usesStrongEncryption()) {
            throw ContainerRule.ENTRY_ENCRYPTED.refusal("", EntryPath.shown(name));
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw ContainerRule.ENTRY_METHOD_UNKNOWN.refusal("", EntryPath.shown(name), entry.getMethod());
        }
    }

    /** Entries that share bytes are how a small zip claims to hold a large one (D. Fifield, "A better zip bomb"). */
    private void checkPlaces(List<ZipArchiveEntry> all) {
        List<ZipArchiveEntry> inOrder = new ArrayList<>(all);
        inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : inOrder) {
            long start = Math.max(entry.getDataOffset(), entry.getLocalHeaderOffset());
            long size = entry.getCompressedSize();
            if (size < 0 || start < 0 || start > packed || size > packed - start) {
                throw ContainerRule.ZIP_DAMAGED.refusal("", EntryPath.shown(EntryPath.nameOf(entry)));
            }
            if (entry.getLocalHeaderOffset() < free) {
                throw ContainerRule.ENTRIES_OVERLAP.refusal("", EntryPath.shown(EntryPath.nameOf(entry)));
            }
            free = Math.max(start + size, entry.getLocalHeaderOffset() + 1);
        }
    }

    private long inflate(ZipFile file, ZipArchiveEntry entry, String path, Path target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        CRC32 checksum = new CRC32();
        long size = 0;
        try (InputStream content = start(file, entry, path);
                OutputStream output = Files.newOutputStream(target)) {
            for (int length = read(content, buffer, path); length >= 0; length = read(content, buffer, path)) {
                size += length;
                allowance.take(length, EntryPath.shown(path), packed);
                if (allowance.limits().isBomb(size, entry.getCompressedSize())) {
                    throw ContainerRule.ZIP_BOMB.refusal("", EntryPath.shown(path));
                }
                if (size > entry.getSize()) {
                    throw ContainerRule.ZIP_DAMAGED.refusal("", EntryPath.shown(path));
                }
                checksum.update(buffer, 0, length);
                output.write(buffer, 0, length);
            }
        }
        if (size != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw ContainerRule.ZIP_DAMAGED.refusal("", EntryPath.shown(path));
        }
        return size;
    }

    private static InputStream start(ZipFile file, ZipArchiveEntry entry, String path) throws IOException {
        try {
            return file.getInputStream(entry);
        } catch (IOException | RuntimeException e) {
            throw damaged(path, e);
        }
    }

    private static int read(InputStream content, byte[] buffer, String path) throws IOException {
        try {
            return content.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw damaged(path, e);
        }
    }

    /** What cannot be inflated is damaged, unless reading was merely stopped. */
    private static HostilePackageException damaged(String path, Exception cause) throws InterruptedIOException {
        if (cause instanceof HostilePackageException hostile) {
            return hostile;
        }
        Allowance.continueUnlessInterrupted();
        HostilePackageException damaged = ContainerRule.ZIP_DAMAGED.refusal("", EntryPath.shown(path));
        damaged.initCause(cause);
        return damaged;
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
        return USUAL_ENDING.matcher(ending).matches() ? ending : "";
    }
}
